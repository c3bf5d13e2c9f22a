"""Refuses an operation that names what its version of the schema does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    type_from_ast,
    visit,
)

from xindai.graphql.base.errors import coded
from xindai.graphql.base.versions import UNRELEASED, VERSIONS, Dates, dates_of

_dates = cache(dates_of)


def wrong_version(context: Any) -> GraphQLError | None:
    """UNKNOWN_VERSION and NOT_IN_VERSION, for a document that is valid at the newest state."""
    version = context.context.version
    if version != UNRELEASED and version not in VERSIONS:
        return coded("UNKNOWN_VERSION", f"versions are {', '.join(VERSIONS)}")
    schema = context.schema._schema
    found = outside(schema, _dates(schema), context.graphql_document, context.variables, version)
    if found is None:
        return None
    return coded("NOT_IN_VERSION", f"version {version} has no {found}")


def outside(
    schema: GraphQLSchema,
    dates: Mapping[str, Dates],
    document: DocumentNode,
    variables: Mapping[str, Any] | None,
    version: str,
) -> str | None:
    """The first coordinate that the version lacks, in the text or in the variables; or None."""
    if not dates:
        return None
    look = _Look()
    visit(document, TypeInfoVisitor(look.info(schema), look))
    named = [*look.named, *_in_variables(schema, document, variables or {})]
    for coordinate in named:
        if (known := dates.get(coordinate)) is not None and not known.cover(version):
            return coordinate
    return None


class _Look(Visitor):
    """Collects the coordinates of fields, arguments, input fields and enum values."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []

    def info(self, schema: GraphQLSchema) -> TypeInfo:
        self._info = TypeInfo(schema)
        return self._info

    def enter_field(self, node: Any, *_: Any) -> None:
        if (parent := self._info.get_parent_type()) is not None:
            field = f"{parent.name}.{node.name.value}"
            self.named.append(field)
            self.named += [f"{field}({given.name.value}:)" for given in node.arguments or ()]

    def enter_object_field(self, node: Any, *_: Any) -> None:
        kind = self._info.get_parent_input_type()
        if kind is not None:
            self.named.append(f"{get_named_type(kind).name}.{node.name.value}")

    def enter_enum_value(self, node: Any, *_: Any) -> None:
        kind = self._info.get_input_type()
        if kind is not None:
            self.named.append(f"{get_named_type(kind).name}.{node.value}")


def _in_variables(
    schema: GraphQLSchema, document: DocumentNode, given: Mapping[str, Any]
) -> Iterator[str]:
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            for declared in operation.variable_definitions or ():
                name = declared.variable.name.value
                if name in given:
                    kind = type_from_ast(schema, declared.type)
                    yield from _in_value(get_named_type(kind), given[name])


def _in_value(kind: Any, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _in_value(kind, part)
    elif isinstance(kind, GraphQLInputObjectType) and isinstance(value, Mapping):
        for name, part in value.items():
            if (field := kind.fields.get(name)) is not None:
                yield f"{kind.name}.{name}"
                yield from _in_value(get_named_type(field.type), part)
