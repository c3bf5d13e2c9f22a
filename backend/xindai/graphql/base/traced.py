"""One span an operation, named by what the schema calls it: never by a client's text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from graphql import FieldNode, OperationDefinitionNode
from strawberry.extensions import SchemaExtension

from xindai.platform.traces import span

MOST_NAMES: Final = 3


class Traced(SchemaExtension):
    """Around the execution of an operation; a field costs nothing."""

    def on_execute(self) -> Iterator[None]:
        """The document is valid here, so its root fields are ours."""
        context = self.execution_context
        with span(
            operation_name(context.graphql_document, context.operation_name),
            request_id=context.context.request_id,
        ):
            yield


def operation_name(document: Any, chosen: str | None) -> str:
    """ "mutation loanRepay": kind and first root fields of the operation that runs."""
    for definition in document.definitions if document else ():
        if isinstance(definition, OperationDefinitionNode):
            named = definition.name.value if definition.name else None
            if chosen is None or named == chosen:
                fields = [
                    node.name.value
                    for node in definition.selection_set.selections
                    if isinstance(node, FieldNode)
                ]
                return " ".join([definition.operation.value, *fields[:MOST_NAMES]])
    return "operation"
