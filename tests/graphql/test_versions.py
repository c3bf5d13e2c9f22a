"""Dated versions: a made-up schema with two of them, and snapshots that cannot change unnoticed."""

from __future__ import annotations

from typing import Any

import pytest
import strawberry
from graphql import build_schema, parse
from redis.asyncio import Redis

from tests.graphql.conftest import KEY, House
from xindai.graphql import schema_files
from xindai.graphql.base import version_check, versions
from xindai.graphql.base.version_check import outside
from xindai.graphql.base.versions import Dates, broken_seals, dated, dated_field, digest, sdl
from xindai.graphql.breaking_changes import BreakingChangeError
from xindai.graphql.schema import schema
from xindai.platform.settings import PROJECT

FIRST, SECOND = "2026-11-25", "2027-03-01"
KIND = "{ viewer { kind } }"


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
    with pytest.raises(BreakingChangeError, match="2026-11-25 is published"):
        schema_files.check_seals({FIRST: OLD + " ", SECOND: ""}, sealed)


def test_the_committed_snapshots_are_what_is_sealed() -> None:
    """The file, the code and the seal: whoever changes one of them is told by the others."""
    folder = PROJECT / "schema"
    texts = {
        date: (folder / schema_files.snapshot(date)).read_text(encoding="utf-8")
        for date in versions.VERSIONS
    }
    assert broken_seals(texts) == []
    made = schema_files.from_code()
    assert {date: made[schema_files.snapshot(date)] for date in texts} == texts


def test_every_version_is_a_whole_schema() -> None:
    for version in (FIRST, SECOND):
        build_schema(sdl(SCHEMA, version, DATES))


async def answer_of(house: House, headers: dict[str, str], query: str = KIND) -> tuple[str, Any]:
    """What the answer says of its version, and its code or data."""
    async with house.client(**headers) as http:
        response = await http.post("/", json={"query": query})
    answer = response.json()
    told = answer["errors"][0]["extensions"]["code"] if "errors" in answer else answer["data"]
    return response.headers["Xindai-Version"], told


async def test_the_answer_names_its_version(house: House, redis: Redis) -> None:
    staff = house.header("manager")
    person, program = {"viewer": {"kind": "staff"}}, {"viewer": {"kind": "client"}}
    assert await answer_of(house, staff) == ("unreleased", person)
    assert await answer_of(house, staff | {"Xindai-Version": FIRST}) == (FIRST, person)
    assert await answer_of(house, house.header(KEY)) == (FIRST, program), "clients are pinned"
    tip = house.header(KEY) | {"Xindai-Version": "unreleased"}
    assert await answer_of(house, tip) == ("unreleased", program)
    for unknown in ("2026-11-24", "2099-01-01", "yesterday", "x" * 3000):
        sent = staff | {"Xindai-Version": unknown}
        assert await answer_of(house, sent) == ("unreleased", "UNKNOWN_VERSION")


async def test_a_field_outside_the_version_is_refused(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field of the real schema gets a date of a version to come."""
    monkeypatch.setattr(
        version_check, "_dates", lambda _schema: {"Viewer.kind": Dates(since=SECOND)}
    )
    pinned, staff = house.header(KEY), house.header("manager")
    assert await answer_of(house, pinned) == (FIRST, "NOT_IN_VERSION")
    assert await answer_of(house, staff) == ("unreleased", {"viewer": {"kind": "staff"}})
    inside = "{ viewer { branchPath } }"
    assert await answer_of(house, pinned, inside) == (FIRST, {"viewer": {"branchPath": "/B1/"}})


def test_dates_name_what_is_there() -> None:
    real = schema._schema
    assert versions.stray(real, versions.dates_of(real)) == []
    dated_things = versions.dates_of(real).values()
    named = {date for dates in dated_things for date in (dates.since, dates.until)}
    assert named <= {*versions.VERSIONS, None}
