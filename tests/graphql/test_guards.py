"""What hostile or careless clients send: refused with a code, cheaply, and the server lives on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog

from tests.graphql.conftest import House
from xindai.graphql.base.guard import Guard
from xindai.graphql.base.limits import MOST_COST
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id

pytestmark = pytest.mark.asyncio(loop_scope="module")

JSON = {"Content-Type": "application/json"}
ALIVE = '{ codes(kind: "LoanStatus") { code } }'


@pytest.fixture
def house(shared_house: House) -> House:
    """Nothing that is refused here leaves a trace."""
    shared_house.services.development = False
    return shared_house


async def refused(house: House, **request: Any) -> tuple[int, str]:
    """Status and code; the answer has the form of GraphQL whatever was sent."""
    async with house.client() as client:
        response = await client.request(request.pop("method", "POST"), "/", **request)
        body = response.json()
        assert response.headers["content-type"].startswith("application/json")
        assert body["data"] is None
        (error,) = body["errors"]
        assert set(error) == {"message", "extensions"}
        alive = await client.post("/", json={"query": ALIVE})
        assert len(alive.json()["data"]["codes"]) == 4
    return response.status_code, error["extensions"]["code"]


def raw(text: str | bytes) -> dict[str, Any]:
    return {"content": text, "headers": JSON}


REQUESTS: dict[str, tuple[dict[str, Any], int, str]] = {
    "get": ({"method": "GET", "params": {"query": ALIVE}}, 405, "USE_POST"),
    "put": ({"method": "PUT", "json": {"query": ALIVE}}, 405, "USE_POST"),
    "options": ({"method": "OPTIONS"}, 405, "USE_POST"),
    "form": ({"data": {"query": ALIVE}}, 415, "UNSUPPORTED_MEDIA_TYPE"),
    "upload": ({"files": {"operations": "{}"}}, 415, "UNSUPPORTED_MEDIA_TYPE"),
    "text": (
        {"content": json.dumps({"query": ALIVE}), "headers": {"Content-Type": "text/plain"}},
        415,
        "UNSUPPORTED_MEDIA_TYPE",
    ),
    "no type": ({"content": json.dumps({"query": ALIVE})}, 415, "UNSUPPORTED_MEDIA_TYPE"),
    "empty": (raw(""), 400, "REQUEST_INVALID"),
    "no json": (raw("{query"), 400, "REQUEST_INVALID"),
    "null": (raw("null"), 400, "REQUEST_INVALID"),
    "number": (raw("1"), 400, "REQUEST_INVALID"),
    "text value": (raw('"{ a }"'), 400, "REQUEST_INVALID"),
    "batch": (raw(json.dumps([{"query": ALIVE}] * 2)), 400, "REQUEST_INVALID"),
    "empty object": (raw("{}"), 400, "REQUEST_INVALID"),
    "no text": (raw('{"query": 1}'), 400, "REQUEST_INVALID"),
    "empty text": (raw('{"query": ""}'), 400, "REQUEST_INVALID"),
    "variables list": (raw('{"query": "{a}", "variables": [1]}'), 400, "REQUEST_INVALID"),
    "empty list": (raw('{"query": "{a}", "variables": []}'), 400, "REQUEST_INVALID"),
    "variables text": (raw('{"query": "{a}", "variables": "{}"}'), 400, "REQUEST_INVALID"),
    "name list": (raw('{"query": "{a}", "operationName": ["a"]}'), 400, "REQUEST_INVALID"),
    "extensions": (raw('{"query": "{a}", "extensions": 3}'), 400, "REQUEST_INVALID"),
    "nan": (raw('{"query": "{a}", "variables": {"a": NaN}}'), 400, "REQUEST_INVALID"),
    "infinity": (raw('{"query": "{a}", "variables": {"a": -Infinity}}'), 400, "REQUEST_INVALID"),
    "not utf-8": (raw(b'{"query": "\xff"}'), 400, "REQUEST_INVALID"),
    "utf-16": (raw(json.dumps({"query": ALIVE}).encode("utf-16")), 400, "REQUEST_INVALID"),
    "deep lists": (
        raw('{"query": "{a}", "variables": {"a": ' + "[" * 100_000 + "]" * 100_000 + "}}"),
        400,
        "REQUEST_TOO_DEEP",
    ),
    "deep objects": (raw('{"a":' * 40_000 + "1" + "}" * 40_000), 400, "REQUEST_TOO_DEEP"),
    "open brackets": (raw("[" * 200_000), 400, "REQUEST_TOO_DEEP"),
    "large": (raw(json.dumps({"query": " " * 262_144})), 413, "REQUEST_TOO_LARGE"),
    "unknown operation": (
        raw(json.dumps({"query": "query A { __typename }", "operationName": "B"})),
        400,
        "REQUEST_INVALID",
    ),
}


@pytest.mark.parametrize("name", REQUESTS)
async def test_unfit_requests_are_refused_with_a_status_and_a_code(house: House, name: str) -> None:
    request, status, code = REQUESTS[name]
    assert await refused(house, **request) == (status, code)


async def test_a_body_without_a_length_is_counted_while_it_comes(house: House) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            yield b" " * 10_000

    assert await refused(house, content=endless(), headers=JSON) == (413, "REQUEST_TOO_LARGE")
    assert sent <= 28, "nobody reads on behind the limit"


async def test_the_largest_body_that_fits_is_read(house: House) -> None:
    body = json.dumps({"query": ALIVE, "variables": {}})
    async with house.client(**JSON) as client:
        answer = await client.post("/", content=body + " " * (256 * 1024 - len(body)))
    assert answer.status_code == 200
    assert len(answer.json()["data"]["codes"]) == 4


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    told: list[Any] = []

    async def never() -> Any:
        await asyncio.sleep(60)

    async def send(message: Any) -> None:
        told.append(message)

    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", b"application/json")]}
    await Guard(None, read_seconds=0.05)(scope, never, send)  # type: ignore[arg-type]
    assert told[0]["status"] == 408
    assert b"REQUEST_TIMEOUT" in told[1]["body"]


def many(text: str, count: int) -> str:
    return " ".join(text.format(n) for n in range(count))


PAGE = "loans(first: {0}) {{ edges {{ node {{ {1} }} }} }}"
ROWS = "instalments { n startsOn dueOn settledOn principal { amount } }"
OPERATIONS: dict[str, tuple[str, str]] = {
    "aliases": ("{ " + many("a{}: businessDate", 16) + " }", "QUERY_TOO_LARGE"),
    "aliases in fragments": (
        "{ ...F ...F } fragment F on Query { " + many("a{}: businessDate", 8) + " }",
        "QUERY_TOO_LARGE",
    ),
    "aliases of mutations": (
        "mutation { " + many('a{}: signIn(login: "x", password: "y") {{ token }}', 16) + " }",
        "QUERY_TOO_LARGE",
    ),
    "depth": (
        "{ loans { edges { node { customer { loans { customer { loans { customer { name } } } } "
        "} } } } }",
        "QUERY_TOO_LARGE",
    ),
    "depth in fragments": (
        "{ loans { edges { node { ...A } } } } fragment A on Loan { customer { loans { ...B } } } "
        "fragment B on Loan { customer { loans { customer { name } } } }",
        "QUERY_TOO_LARGE",
    ),
    "tokens": ("{ " + " businessDate" * 1001 + " }", "QUERY_TOO_LARGE"),
    "directives": ("{ businessDate" + " @include(if: true)" * 10 + " }", "GRAPHQL_INVALID"),
    "directives on many": (
        "{ " + many("businessDate @skip(if: false)", 10) + " }",
        "QUERY_TOO_LARGE",
    ),
    "fields": ("{ " + " businessDate" * 401 + " }", "QUERY_TOO_LARGE"),
    "fragments": (
        "{ " + "...F " * 21 + "} fragment F on Query { businessDate }",
        "QUERY_TOO_LARGE",
    ),
    "a circle": (
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "GRAPHQL_INVALID",
    ),
    "itself": ("{ ...A } fragment A on Query { ...A }", "GRAPHQL_INVALID"),
    "cost": ("{ " + PAGE.format(100, ROWS) + " }", "QUERY_TOO_LARGE"),
    "cost of unbounded lists": (
        "{ customers(first: 100) { edges { node { loans { " + ROWS + " } } } } }",
        "QUERY_TOO_LARGE",
    ),
    "cost of a huge page": ("{ " + PAGE.format(10**9, "number") + " }", "QUERY_TOO_LARGE"),
    "unknown field": ("{ businesDate }", "GRAPHQL_INVALID"),
    "unknown argument": ('{ loan(ids: "x") { id } }', "GRAPHQL_INVALID"),
    "no such type": ("query ($a: Nothing) { businessDate }", "GRAPHQL_INVALID"),
    "overflow": ("{ loans(first: 99999999999) { totalCount } }", "GRAPHQL_INVALID"),
    "syntax": ("{ businessDate", "GRAPHQL_SYNTAX"),
    "nothing": ("#", "GRAPHQL_SYNTAX"),
    "which operation": ("query A { __typename } query B { __typename }", "GRAPHQL_INVALID"),
    "a subscription": ('subscription { loanChanged(loanId: "x") { type } }', "GRAPHQL_INVALID"),
}


@pytest.mark.parametrize("name", OPERATIONS)
async def test_large_and_wrong_operations_are_refused(house: House, name: str) -> None:
    text, code = OPERATIONS[name]
    for login in (None, "manager"):
        answer = await house.ask(text, login)
        assert answer["data"] is None
        codes = {error["extensions"]["code"] for error in answer["errors"]}
        assert codes == {code}, answer["errors"][0]["message"]


async def test_cost_follows_the_page_size_of_a_variable(house: House) -> None:
    text = "query ($n: Int = 100) { loans(first: $n) { edges { node { " + ROWS + " } } } }"
    assert await house.code(text) == "QUERY_TOO_LARGE"
    assert await house.code(text, n=100) == "QUERY_TOO_LARGE"
    assert (await house.data(text, n=10))["loans"] == {"edges": []}
    assert MOST_COST == 20_000


async def test_what_must_be_computed_is_dear(house: House) -> None:
    ask = "{} : schedulePreview(terms: $t) {{ instalment {{ amount }} }}"
    text = "query ($t: JSON!) {{ {} }}"
    four = text.format(" ".join(ask.format(name) for name in "abcd"))
    three = text.format(" ".join(ask.format(name) for name in "abc"))
    terms = {
        "principal": "1000.00",
        "annual_rate": "0.07",
        "instalments": 6,
        "disbursed_on": "2024-01-31",
        "method": "equal_instalment",
    }
    assert await house.code(four, None, t=terms) == "QUERY_TOO_LARGE"
    assert (await house.data(three, None, t=terms))["a"] == {"instalment": {"amount": "170.09"}}


async def test_page_sizes_are_refused_at_their_bounds(house: House) -> None:
    for first in (0, 101, -1, 2**31 - 1):
        for name in ("loans", "customers", "journalEntries"):
            text = f"query ($n: Int!) {{ {name}(first: $n) {{ pageInfo {{ hasNextPage }} }} }}"
            wanted = "QUERY_TOO_LARGE" if first > 10_000 else "PAGE_SIZE"
            assert await house.code(text, n=first) == wanted
    assert await house.code("{ endOfDayRuns(first: 101) { status } }") == "PAGE_SIZE"


async def test_texts_that_no_table_keeps_are_refused(house: House) -> None:
    enter = 'mutation ($l: String!) { signIn(login: $l, password: "x") { token } }'
    find = "query ($l: String!) { loans(where: {number: $l}) { totalCount } }"
    for text in ("a\0b", "\ud800", "\udc00\ud800"):
        for query in (enter, find):
            body = json.dumps({"query": query, "variables": {"l": text}})
            async with house.client(**JSON, **house.header("manager")) as client:
                answer = (await client.post("/", content=body)).json()
            assert answer["errors"][0]["extensions"]["code"] == "INVALID_TEXT"
    for literal in ("\\u0000", "\\u{0}", "\\u{000}"):
        query = f'mutation {{ signIn(login: "a{literal}", password: "x") {{ token }} }}'
        assert await house.code(query, None) == "INVALID_TEXT"
    assert await house.data(find, l="\\u0000 😀 龘") == {"loans": {"totalCount": 0}}


async def test_nothing_is_suggested(house: House) -> None:
    for text in ("{ busineDate }", "{ viewer { kin } }", "{ loans(order: NUMBR) { totalCount } }"):
        answer = await house.ask(text)
        assert "Did you mean" not in answer["errors"][0]["message"]
        assert "businessDate" not in json.dumps(answer)
        assert "NUMBER_DESC" not in json.dumps(answer)


INTROSPECTION = [
    "{ __schema { types { name } } }",
    '{ __type(name: "Loan") { name } }',
    "{ a: __schema { types { name } } }",
    "{ ...F } fragment F on Query { __schema { types { name } } }",
    "query A { ... on Query { __schema { types { name } } } }",
]


@pytest.mark.parametrize("text", INTROSPECTION)
async def test_the_schema_is_read_by_right(house: House, text: str) -> None:
    assert await house.code(text, None) == "INTROSPECTION_FORBIDDEN"
    assert "errors" not in await house.ask(text, "cashier")
    house.services.development = True
    assert "errors" not in await house.ask(text, None)
    assert (await house.data("{ __typename }", None)) == {"__typename": "Query"}


async def test_introspection_in_circles_is_refused_to_everybody(house: House) -> None:
    text = "{ __schema { types { " + "fields { type { " * 4 + "name" + " } }" * 4 + " } } }"
    assert await house.code(text, "admin") == "GRAPHQL_INVALID"


async def test_a_bug_shows_its_number_and_nothing_else(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_args: object) -> None:
        raise RuntimeError("password of the database: hunter2")

    monkeypatch.setattr("xindai.accounting.api.today", broken)
    monkeypatch.setattr("xindai.loans.api.command", broken)
    with structlog.testing.capture_logs() as logs:
        answer = await house.ask("{ businessDate viewer { kind } }")
        verb = await house.ask(
            """mutation ($id: ID!) { loanRepay(input: {loanId: $id, amount: "1234.56",
               idempotencyKey: "k"}) { userErrors { code } } }""",
            id=to_id("Loan", new_id()),
        )
    for told in (answer, verb):
        (error,) = told["errors"]
        assert error["message"] == "internal error"
        assert error["extensions"]["code"] == "INTERNAL"
        assert told["data"] is None
        assert "hunter2" not in json.dumps(told)
    numbers = [told["errors"][0]["extensions"]["requestId"] for told in (answer, verb)]
    assert [entry["request_id"] for entry in logs] == numbers
    assert len(set(numbers)) == 2
    assert "1234.56" not in str(logs)


async def test_the_request_number_is_told_with_every_answer(house: House) -> None:
    async with house.client() as client:
        seen = [
            (await client.post("/", json={"query": ALIVE})).headers["x-request-id"] for _ in "ab"
        ]
    assert len(set(seen)) == 2
    assert all(len(number) == 32 for number in seen)
