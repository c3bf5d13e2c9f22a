"""Which fields an operation touches, and whether who asks may: looked at before anything runs.

A field that nobody listed for borrowers is forbidden to them wherever it stands in the graph, and
a field with a permission of its own is forbidden without it. No resolver pays for the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)

from xindai.graphql.base.access import BORROWER_FIELDS, NEEDS
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.permission import Permission

Fielded = GraphQLObjectType | GraphQLInterfaceType


def forbidden_field(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    actor: Actor | None,
    given: Mapping[str, Any] | None = None,
) -> str | None:
    """The first field that the actor may not ask for, "Loan.stage"; None: he may all.

    Nobody is looked at here: what nobody may call is decided by the entries. `given` are the
    variables: one screen serves many roles by switching off what this one may not see.
    """
    if actor is None or actor.kind is ActorKind.SYSTEM:
        return None
    fragments = {
        d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
    }
    root = schema.get_root_type(operation.operation)
    borrower = actor.kind is ActorKind.BORROWER
    for kind, name in _touched(schema, root, operation.selection_set, fragments, given or {}):
        open_to_borrowers, permission = rule(schema, kind, name)
        if (borrower and not open_to_borrowers) or (permission and not actor.may(permission)):
            return f"{kind}.{name}"
    return None


def _touched(
    schema: GraphQLSchema,
    kind: Any,
    selections: SelectionSetNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    given: Mapping[str, Any],
) -> Iterator[tuple[str, str]]:
    """Type and field of every selection below the entries; the document is valid."""
    for node in selections.selections:
        if _is_switched_off(node, given):
            continue
        if isinstance(node, FieldNode):
            name = node.name.value
            if name.startswith("__") or not isinstance(kind, Fielded):
                continue
            if kind.name not in ("Query", "Mutation", "Subscription"):
                yield kind.name, name
            if node.selection_set is not None:
                below = get_named_type(kind.fields[name].type)
                yield from _touched(schema, below, node.selection_set, fragments, given)
        elif isinstance(node, InlineFragmentNode):
            named = node.type_condition
            inner = schema.type_map[named.name.value] if named else kind
            yield from _touched(schema, inner, node.selection_set, fragments, given)
        elif isinstance(node, FragmentSpreadNode):
            body = fragments[node.name.value]
            inner = schema.type_map[body.type_condition.name.value]
            yield from _touched(schema, inner, body.selection_set, fragments, given)


def _is_switched_off(node: SelectionNode, given: Mapping[str, Any]) -> bool:
    """Whether a variable leaves the selection out: nothing below it is resolved then.

    Only a variable that was sent as a plain true or false counts; all else is looked at.
    """
    for directive in node.directives or ():
        for argument in directive.arguments or ():
            if not isinstance(argument.value, VariableNode):
                continue
            value = given.get(argument.value.name.value)
            if (directive.name.value, value) in (("include", False), ("skip", True)):
                return isinstance(value, bool)
    return False


@cache
def rule(schema: GraphQLSchema, kind: str, name: str) -> tuple[bool, Permission | None]:
    """Whether borrowers may ask for a field, and the permission of its own that it needs."""
    made: Any = schema.type_map[kind]
    origin = made.extensions["strawberry-definition"].origin
    python_name = made.fields[name].extensions["strawberry-definition"].python_name
    # What a base lists by name (`id`, `user_errors`) holds for all that inherit it.
    listed = [BORROWER_FIELDS.get(base.__name__) or () for base in origin.__mro__]
    open_to_borrowers = BORROWER_FIELDS.get(origin.__name__, ()) is None or any(
        python_name in names for names in listed
    )
    return open_to_borrowers, NEEDS.get(origin.__name__, {}).get(python_name)
