"""Dated versions of the schema: what a client was built for stays as it was.

A thing that came after the first version says since when, one that goes says until when (the
first version without it); the date of a version is the day on which it was published. Whoever
names no version gets the newest state of the code, "unreleased", which may change any day; a
client is pinned to a date instead. Sealed snapshots lie in schema/versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar

import strawberry
from graphql import (
    REMOVE,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    Node,
    Visitor,
    lexicographic_sort_schema,
    parse,
    print_ast,
    print_schema,
    visit,
)

F = TypeVar("F")

HEADER: Final = "Xindai-Version"
UNRELEASED: Final = "unreleased"
VERSIONS: Final[Mapping[str, str | None]] = MappingProxyType({"2026-11-25": None})
"""Every version, oldest first, with the SHA-256 of its snapshot. None: not published yet, so the
snapshot still follows the code."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The first version that has a thing, and the first that has it no more; None: no bound."""

    since: str | None = None
    until: str | None = None

    def cover(self, version: str) -> bool:
        """Whether the version has it; "unreleased" comes after every date."""
        return (self.since is None or self.since <= version) and (
            self.until is None or version < self.until
        )


OTHERS: Final[dict[str, Dates]] = {}
"""Dates of what is no field, by coordinate: "Type", "Type.field(argument:)", "Enum.VALUE"."""


def newest() -> str:
    """What a client is pinned to when it is made."""
    return max(VERSIONS)


def shown(version: str) -> str:
    """What an answer says of its version: only dates of ours go into a header."""
    return version if version in VERSIONS else UNRELEASED


def dated(since: str | None = None, until: str | None = None) -> Callable[[F], F]:
    """Decorates an entry, above `@entry` or `@verb`."""

    def note(field: Any) -> Any:
        field.metadata = MappingProxyType({**field.metadata, "dates": Dates(since, until)})
        return field

    return note


def dated_field(since: str | None = None, until: str | None = None, **given: Any) -> Any:
    """A field of a type or an input: `level: str | None = dated_field(since="2027-02-01")`.

    `given` goes to the library; an input's field needs its `default`.
    """
    return strawberry.field(metadata={"dates": Dates(since, until)}, **given)


def dates_of(schema: GraphQLSchema, others: Mapping[str, Dates] = OTHERS) -> dict[str, Dates]:
    """By schema coordinate ("Loan.level"), everything that not all versions have."""
    found = dict(others)
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for field_name, field in kind.fields.items():
                definition = (field.extensions or {}).get("strawberry-definition")
                dates = getattr(definition, "metadata", {}).get("dates")
                if dates is not None:
                    found[f"{name}.{field_name}"] = dates
    return found


def stray(schema: GraphQLSchema, dates: Mapping[str, Dates]) -> list[str]:
    """Coordinates that name nothing in the schema."""
    known = set(schema.type_map)
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLEnumType):
            known |= {f"{name}.{value}" for value in kind.values}
        for field_name, field in getattr(kind, "fields", {}).items():
            known.add(f"{name}.{field_name}")
            known |= {f"{name}.{field_name}({given}:)" for given in getattr(field, "args", {})}
    return sorted(set(dates) - known)


def sdl(
    schema: GraphQLSchema, version: str = UNRELEASED, dates: Mapping[str, Dates] | None = None
) -> str:
    """The schema as this version shows it, sorted, in one spelling."""
    known = dates_of(schema) if dates is None else dates
    document = parse(print_schema(lexicographic_sort_schema(schema)))
    return print_ast(visit(document, _Cut(version, known))) + "\n"


class _Cut(Visitor):
    """Takes out what the version does not have."""

    def __init__(self, version: str, dates: Mapping[str, Dates]) -> None:
        super().__init__()
        self._version, self._dates = version, dates

    def enter(self, node: Node, _key: Any, _parent: Any, _path: Any, ancestors: Any) -> Any:
        """Names are put together from the definitions around."""
        names = [a.name.value for a in ancestors if isinstance(a, Node) and hasattr(a, "name")]
        if not hasattr(node, "name") or node.kind == "named_type":
            return None
        names.append(node.name.value)
        coordinate = f"{names[0]}.{names[1]}({names[2]}:)" if len(names) > 2 else ".".join(names)
        dates = self._dates.get(coordinate)
        return REMOVE if dates is not None and not dates.cover(self._version) else None


def digest(text: str) -> str:
    """What seals a snapshot."""
    return hashlib.sha256(text.encode()).hexdigest()


def broken_seals(
    texts: Mapping[str, str], versions: Mapping[str, str | None] = VERSIONS
) -> list[str]:
    """A sentence for each sealed version whose text is another one by now."""
    return [
        f"version {date} is published and would change: give what is new `since`, what goes "
        "`until` with the date of the next version"
        for date, seal in versions.items()
        if seal is not None and digest(texts[date]) != seal
    ]
