"""The rows of a list, page by page, through the schema itself as the one who wants them.

So an export shows what the list on the screen shows: the same permissions, rows, masks and order.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphql import GraphQLError, GraphQLNonNull, GraphQLSchema
from strawberry import Schema

from xindai.graphql.base.connection import MAX_PAGE
from xindai.graphql.base.context import Context
from xindai.graphql.exports.column import Column, ListSpec, selection

_PAGING: Final = frozenset({"first", "after"})


@dataclass(frozen=True, slots=True)
class UnreadableError(Exception):
    """The schema refused; `code` is the error's."""

    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A list, its columns, and its arguments as variables."""

    spec: ListSpec
    columns: tuple[Column, ...]
    given: Mapping[str, Any]

    def text(self, core: GraphQLSchema) -> str:
        """The operation; refuses nothing: what is not an argument of the entry was left out."""
        assert core.query_type is not None
        args = core.query_type.fields[self.spec.entry].args
        names = [*self.given, *(["first", "after"] if self.spec.is_paged else [])]
        declared = ", ".join(f"${name}: {_plain(args[name].type, name)}" for name in names)
        passed = ", ".join(f"{name}: ${name}" for name in names)
        wanted = selection(self.columns)
        if self.spec.is_paged:
            wanted = f"pageInfo {{ hasNextPage endCursor }} edges {{ node {{ {wanted} }} }}"
        head = f"query ({declared})" if declared else "query"
        call = f"{self.spec.entry}({passed})" if passed else self.spec.entry
        return f"{head} {{ {call} {{ {wanted} }} }}"


def _plain(kind: Any, name: str) -> str:
    return "Int!" if name == "first" else str(kind)


def arguments(
    core: GraphQLSchema, spec: ListSpec, where: Mapping[str, Any], order: str | None
) -> dict[str, Any] | None:
    """The criteria as arguments of the entry; None where it has no such argument."""
    assert core.query_type is not None
    args = core.query_type.fields[spec.entry].args
    given: dict[str, Any] = {spec.where: dict(where)} if spec.where and where else {}
    if not spec.where:
        given = dict(where)
    if order is not None:
        given["order"] = order
    known = args.keys() - _PAGING
    for name, value in given.items():
        if name not in known or (value is None and isinstance(args[name].type, GraphQLNonNull)):
            return None
    return given


async def rows(
    schema: Schema, context: Context, reading: Reading, size: int = MAX_PAGE
) -> AsyncIterator[list[Mapping[str, Any]]]:
    """Page after page; UnreadableError where the schema says no."""
    core: GraphQLSchema = schema._schema
    text, after = reading.text(core), None
    while True:
        paging = {"first": size, "after": after} if reading.spec.is_paged else {}
        context.loaders.clear()
        done = await schema.execute(text, {**reading.given, **paging}, context_value=context)
        if done.errors:
            raise UnreadableError(_code(done.errors))
        answer: Any = (done.data or {})[reading.spec.entry]
        if not reading.spec.is_paged:
            yield _flat(reading.spec, answer if isinstance(answer, list) else [answer])
            return
        yield _flat(reading.spec, [edge["node"] for edge in answer["edges"]])
        if not answer["pageInfo"]["hasNextPage"]:
            return
        after = answer["pageInfo"]["endCursor"]


def _code(errors: Sequence[GraphQLError]) -> str:
    return str((errors[0].extensions or {}).get("code", "INTERNAL"))


def _flat(spec: ListSpec, found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """A row of the workbook for each part of a row, where the list has such parts."""
    if spec.many is None:
        return list(found)
    return [{**row, spec.many: part} for row in found for part in row.get(spec.many, [{}])]
