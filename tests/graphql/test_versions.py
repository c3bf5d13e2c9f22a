"""Dated versions: a made-up schema with two of them, and snapshots that nobody changes unnoticed."""

from __future__ import annotations

from typing import Any

import pytest
import strawberry
from graphql import build_schema, parse

from xindai.graphql.base import versions
from xindai.graphql.base.version_check import outside
from xindai.graphql.base.versions import Dates, broken_seals, dated, dated_field, digest, sdl

FIRST, SECOND = "2026-11-25", "2027-03-01"


@strawberry.input
class Wanted:
    number: str
    level: str | None = dated_field(since=SECOND, default=None)


@strawberry.type
class Parcel:
    number: str
    weight_grams: int = dated_field(since=SECOND)
    weight: str = dated_field(until=SECOND)


@strawberry.type
class Seal:
    text: str


@strawberry.type
class Query:
    @strawberry.field
    def parcel(self, wanted: Wanted, on: str | None = None) -> Parcel | None:
        return None

    @dated(since=SECOND)
    @strawberry.field
    def seal(self) -> Seal | None:
        return None


SCHEMA = strawberry.Schema(Query)._schema
OTHERS = {"Seal": Dates(since=SECOND), "Query.parcel(on:)": Dates(since=SECOND)}
DATES = versions.dates_of(SCHEMA, OTHERS)

OLD = """type Parcel {
  number: String!
  weight: String!
}

type Query {
  parcel(wanted: Wanted!): Parcel
}

input Wanted {
  number: String!
}
"""
NEW = """type Parcel {
  number: String!
  weightGrams: Int!
}

type Query {
  parcel(on: String = null, wanted: Wanted!): Parcel
  seal: Seal
}

type Seal {
  text: String!
}

input Wanted {
  level: String = null
  number: String!
}
"""


def test_a_version_shows_what_it_has() -> None:
    assert sdl(SCHEMA, FIRST, DATES) == OLD
    assert sdl(SCHEMA, SECOND, DATES) == NEW
    assert sdl(SCHEMA, versions.UNRELEASED, DATES) == NEW
    assert versions.stray(SCHEMA, DATES) == []
    assert versions.stray(SCHEMA, {"Parcel.gone": Dates(), "Query.seal(x:)": Dates()}) == [
        "Parcel.gone",
        "Query.seal(x:)",
    ]


def first_outside(text: str, version: str, variables: Any = None) -> str | None:
    return outside(SCHEMA, DATES, parse(text), variables, version)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ('{ parcel(wanted: {number: "1"}) { number } }', None, None),
        ('{ parcel(wanted: {number: "1"}) { weight } }', None, "Parcel.weight"),
        ('{ parcel(wanted: {number: "1"}) { w: weightGrams } }', "Parcel.weightGrams", None),
        ('{ parcel(wanted: {number: "1", level: "2"}) { number } }', "Wanted.level", None),
        ('{ parcel(wanted: {number: "1"}, on: "x") { number } }', "Query.parcel(on:)", None),
        ("{ seal { text } }", "Query.seal", None),
        ("{ ...f } fragment f on Query { seal { text } }", "Query.seal", None),
        ("{ ... on Query { ... { seal { text } } } }", "Query.seal", None),
    ],
)
def test_what_a_version_lacks_is_found(text: str, old: str | None, new: str | None) -> None:
    assert first_outside(text, FIRST) == old
    assert first_outside(text, SECOND) == new
    assert first_outside(text, versions.UNRELEASED) == new


def test_variables_are_looked_through_too() -> None:
    text = "query ($w: Wanted!) { parcel(wanted: $w) { number } }"
    assert first_outside(text, FIRST, {"w": {"number": "1", "level": None}}) == "Wanted.level"
    assert first_outside(text, FIRST, {"w": {"number": "1"}}) is None
    assert first_outside(text, SECOND, {"w": {"number": "1", "level": "2"}}) is None


def test_a_published_version_cannot_change_unnoticed() -> None:
    sealed = {FIRST: digest(OLD), SECOND: None}
    now = {FIRST: sdl(SCHEMA, FIRST, DATES), SECOND: "still moving"}
    assert broken_seals(now, sealed) == []
    forgotten = dict(DATES)
    del forgotten["Parcel.weightGrams"]
    changed = {FIRST: sdl(SCHEMA, FIRST, forgotten), SECOND: ""}
    assert broken_seals(changed, sealed) == [
        "version 2026-11-25 is published and would change: give what is new `since`, what goes "
        "`until` with the date of the next version"
    ]
    assert broken_seals({FIRST: OLD + " ", SECOND: ""}, sealed) != []


def test_every_version_is_a_whole_schema() -> None:
    for version in (FIRST, SECOND):
        build_schema(sdl(SCHEMA, version, DATES))
