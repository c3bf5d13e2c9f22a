"""Walks the whole schema: who may call what, for which rows, and how sensitive each field is.

Deny by default: whatever nobody classified raises Unlisted, which fails the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import strawberry
from graphql import (
    GraphQLArgument,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
)

from xindai.graphql.base.access import BORROWER_FIELDS, CLASSES, NEEDS, Access, DataClass, access_of

ROOTS: Final = ("Query", "Mutation", "Subscription")
Fielded = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType


class Unlisted(Exception):
    """A type, field, argument or entry that nobody classified, or a word about nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of a root type; names as the outside writes them."""

    root: str
    name: str
    access: Access
    arguments: dict[str, DataClass]


def entries(schema: strawberry.Schema) -> Iterator[Entry]:
    """Every entry in the order of root and name; raises Unlisted."""
    for root in ROOTS:
        kind = schema._schema.type_map.get(root)
        if not isinstance(kind, GraphQLObjectType):
            continue
        for name, field in sorted(kind.fields.items()):
            access = access_of(_definition(field, f"{root}.{name}").metadata)
            if access is None:
                raise Unlisted(f"{root}.{name}: say who may call it and which rows it shows")
            yield Entry(root, name, access, _arguments(f"{root}.{name}", access, field.args))


def types(schema: strawberry.Schema) -> dict[str, dict[str, DataClass]]:
    """The data class of every field of every type but the roots; raises Unlisted."""
    found: dict[str, dict[str, DataClass]] = {}
    for name, kind in sorted(schema._schema.type_map.items()):
        if name.startswith("__") or name in ROOTS:
            continue
        if isinstance(kind, GraphQLUnionType):
            raise Unlisted(f"{name}: a union has no fields to classify")
        if isinstance(kind, Fielded):
            found[name] = _fields(name, kind)
    if unused := CLASSES.keys() - _python_names(schema):
        raise Unlisted(f"classified, but not in the schema: {sorted(unused)}")
    return found


def _fields(name: str, kind: Fielded) -> dict[str, DataClass]:
    classes = CLASSES.get(_definition(kind, name).origin.__name__)
    if classes is None:
        raise Unlisted(f"{name}: say with @classified how sensitive its fields are")
    found, known = {}, set()
    for field_name, field in sorted(kind.fields.items()):
        python_name = _definition(field, f"{name}.{field_name}").python_name
        known.add(python_name)
        found[field_name] = classes.of(python_name)
        for argument in getattr(field, "args", {}):
            raise Unlisted(f"{name}.{field_name}({argument}): only entries take arguments")
    origin = _definition(kind, name).origin.__name__
    told = {*classes.special, *(BORROWER_FIELDS.get(origin) or ()), *NEEDS.get(origin, ())}
    if stray := told - known:
        raise Unlisted(f"{name} has no field {sorted(stray)}")
    return found


def _arguments(
    where: str, access: Access, given: dict[str, GraphQLArgument]
) -> dict[str, DataClass]:
    found, known = {}, set()
    for name, argument in sorted(given.items()):
        if isinstance(get_named_type(argument.type), GraphQLInputObjectType):
            continue
        python_name = _definition(argument, f"{where}({name})").python_name
        known.add(python_name)
        if python_name not in access.arguments:
            raise Unlisted(f"{where}({name}): say how sensitive the argument is")
        found[name] = access.arguments[python_name]
    if stray := access.arguments.keys() - known:
        raise Unlisted(f"{where} has no argument {sorted(stray)}")
    return found


def _definition(thing: Any, where: str) -> Any:
    found = (thing.extensions or {}).get("strawberry-definition")
    if found is None:
        raise Unlisted(f"{where}: made by hand, so nobody can classify it")
    return found


def _python_names(schema: strawberry.Schema) -> set[str]:
    return {
        _definition(kind, name).origin.__name__
        for name, kind in schema._schema.type_map.items()
        if isinstance(kind, Fielded) and not name.startswith("__") and name not in ROOTS
    }
