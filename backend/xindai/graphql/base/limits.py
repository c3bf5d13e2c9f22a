"""How much one operation may ask for, counted after fragments are expanded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    StringValueNode,
    VariableNode,
    Visitor,
    visit,
)
from strawberry.extensions import ParserCache, SchemaExtension

from xindai.graphql.base.errors import coded
from xindai.graphql.base.field_access import forbidden_field
from xindai.graphql.base.version_check import wrong_version

MOST_DEPTH: Final = 8
MOST_ALIASES: Final = 15
MOST_TOKENS: Final = 1000
MOST_DIRECTIVES: Final = 9
MOST_FIELDS: Final = 400
MOST_FRAGMENTS: Final = 20
MOST_COST: Final = 20_000
"""Fields times the sizes of the pages they are on."""
PAGE_IF_UNKNOWN: Final = 100
LISTS: Final = {
    "apiClients": 50,
    "secrets": 5,
    "loans": 20,
    "customers": 20,
    "versions": 5,
    "endOfDayRuns": 10,
    "steps": 10,
    "trialBalance": 1,
    "instalments": 36,
    "transactions": 40,
    "journalEntries": 40,
    "lines": 6,
    "termLines": 7,
    "rowsBefore": 36,
    "rowsAfter": 36,
}
"""Lists without `first`, by what they usually hold."""
WORK: Final = {
    "schedulePreview": 5000,
    "apr": 5000,
    "payoffQuote": 500,
    "explain": 500,
    "aprPercent": 400,
}
"""Fields whose answer must be computed: what one of them costs more than a field that is read."""


@dataclass(slots=True)
class Measure:
    """What an operation amounts to."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    spreads: int = 0
    cost: int = 0
    introspects: bool = False


class TooMuch(Exception):
    """A limit was passed while counting; its name and value."""


def measure(operation: OperationDefinitionNode, document: DocumentNode, given: Any) -> Measure:
    """Counts an operation; stops with TooMuch as soon as a limit is passed.

    The document has passed validation, so fragments make no circles.
    """
    fragments = {
        d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
    }
    found = Measure(directives=len(operation.directives or ()))
    _count(operation.selection_set, 1, 1, found, fragments, given or {})
    return found


def _count(
    selections: SelectionSetNode,
    depth: int,
    times: int,
    found: Measure,
    fragments: Mapping[str, FragmentDefinitionNode],
    given: Mapping[str, Any],
) -> None:
    for node in selections.selections:
        found.directives += len(node.directives or ())
        if isinstance(node, FieldNode):
            name = node.name.value
            found.fields += 1
            found.aliases += node.alias is not None
            found.depth = max(found.depth, depth)
            found.cost += times * WORK.get(name, 1)
            found.introspects = found.introspects or name in ("__schema", "__type")
            _refuse(found)
            # Introspection is deep by nature: it is a right of its own, not counted here.
            if node.selection_set is not None and not name.startswith("__"):
                size = times * _size(node, given)
                _count(node.selection_set, depth + 1, size, found, fragments, given)
        elif isinstance(node, InlineFragmentNode):
            _count(node.selection_set, depth, times, found, fragments, given)
        elif isinstance(node, FragmentSpreadNode):
            found.spreads += 1
            _refuse(found)
            body = fragments[node.name.value].selection_set
            _count(body, depth, times, found, fragments, given)


def _size(node: FieldNode, given: Mapping[str, Any]) -> int:
    for argument in node.arguments or ():
        if argument.name.value == "first":
            value = argument.value
            if isinstance(value, IntValueNode):
                return max(1, int(value.value))
            named = given.get(value.name.value) if isinstance(value, VariableNode) else None
            return max(1, named) if isinstance(named, int) else PAGE_IF_UNKNOWN
    return LISTS.get(node.name.value, 1)


def _refuse(found: Measure) -> None:
    for name, count, most in (
        ("depth", found.depth, MOST_DEPTH),
        ("aliases", found.aliases, MOST_ALIASES),
        ("directives", found.directives, MOST_DIRECTIVES),
        ("fields", found.fields, MOST_FIELDS),
        ("fragments", found.spreads, MOST_FRAGMENTS),
        ("cost", found.cost, MOST_COST),
    ):
        if count > most:
            raise TooMuch(name, most)


class Parsed(ParserCache):
    """The library's cache throws a syntax error past everybody who could give it a code."""

    def on_parse(self) -> Iterator[None]:
        """A text that cannot be parsed is left to the schema, which fails at it in its place."""
        context = self.execution_context
        with suppress(GraphQLError):
            context.graphql_document = self.cached_parse_document(
                context.query, **context.parse_options
            )
        yield


class Limits(SchemaExtension):
    """Refuses an operation that asks for too much, after validation and before execution."""

    def on_validate(self) -> Iterator[None]:
        """Stands behind the validation cache in the list of extensions."""
        context = self.execution_context
        if not context.pre_execution_errors and (error := self._refusal()) is not None:
            context.pre_execution_errors = [error]
        yield

    def _refusal(self) -> GraphQLError | None:
        context = self.execution_context
        document = context.graphql_document
        assert document is not None
        operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        if len(operations) > 1 and context._provided_operation_name is None:
            return coded("GRAPHQL_INVALID", "several operations: say which in operationName")
        operation = _chosen(operations, context.operation_name)
        if operation is None:
            return None
        on_socket = context.context.connection_params is not None
        if operation.operation is OperationType.SUBSCRIPTION and not on_socket:
            return coded("GRAPHQL_INVALID", "subscriptions go over graphql-transport-ws")
        try:
            found = measure(operation, document, context.variables)
        except TooMuch as limit:
            name, most = limit.args
            return coded("QUERY_TOO_LARGE", f"the operation passes the limit of {most} {name}")
        context.context.cost = found.cost
        if no := wrong_version(context):
            return no
        if not storable(context.variables) or (
            "\\u" in (context.query or "") and not _literals(document)
        ):
            return coded("INVALID_TEXT", "a text holds a character that no table keeps")
        schema = context.schema._schema
        if denied := forbidden_field(
            schema, document, operation, context.context.known, context.variables
        ):
            return coded("FORBIDDEN", f"your roles do not allow: {denied}")
        context.context.variables = context.variables or {}
        services = context.context.services
        if found.introspects and not (services.development or context.context.known):
            return coded("INTROSPECTION_FORBIDDEN", "sign in to read the schema")
        return None


def storable(value: object) -> bool:
    """Whether the texts inside have neither NUL nor half a character (a lone surrogate)."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, Mapping):
        return all(storable(key) and storable(part) for key, part in value.items())
    return not isinstance(value, list) or all(storable(part) for part in value)


def _literals(document: DocumentNode) -> bool:
    """The same of the texts that are written into the operation."""
    bad = []

    class Look(Visitor):
        def enter_string_value(self, node: StringValueNode, *_: object) -> None:
            bad.extend([] if storable(node.value) else [node])

    visit(document, Look())
    return not bad


def _chosen(
    operations: list[OperationDefinitionNode], name: str | None
) -> OperationDefinitionNode | None:
    return next((o for o in operations if name is None or (o.name and o.name.value == name)), None)
