"""The arguments of a kept command as its checker may see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from graphql import GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, get_named_type

from xindai.graphql.base.access import C2, C3, CLASSES, DataClass, access_of

HIDDEN: Final = "***"


def masked(schema: GraphQLSchema, mutation: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Personal data hidden, by the class of each argument and input field."""
    root: Any = schema.mutation_type
    assert isinstance(root, GraphQLObjectType)
    field: Any = root.fields.get(mutation)
    if field is None:  # the program has changed since: nobody knows what these were
        return dict.fromkeys(given, HIDDEN)
    access = access_of(field.extensions["strawberry-definition"].metadata)
    shown: dict[str, Any] = {}
    for name, value in given.items():
        argument = field.args[name]
        kind: Any = get_named_type(argument.type)
        if isinstance(kind, GraphQLInputObjectType):
            shown[name] = _fields(kind, value)
        else:
            python_name = argument.extensions["strawberry-definition"].python_name
            shown[name] = _value(value, access.arguments[python_name] if access else C2)
    return shown


def _fields(kind: GraphQLInputObjectType, given: Any) -> Any:
    if isinstance(given, list):
        return [_fields(kind, part) for part in given]
    if not isinstance(given, Mapping):
        return given
    extensions: Any = kind.extensions
    classes = CLASSES[extensions["strawberry-definition"].origin.__name__]
    shown: dict[str, Any] = {}
    for name, value in given.items():
        field: Any = kind.fields[name]
        below = get_named_type(field.type)
        if isinstance(below, GraphQLInputObjectType):
            shown[name] = _fields(below, value)
        else:
            python_name = field.extensions["strawberry-definition"].python_name
            shown[name] = _value(value, classes.of(python_name))
    return shown


def _value(value: Any, kind: DataClass) -> Any:
    return HIDDEN if kind in (C2, C3) and value is not None else value
