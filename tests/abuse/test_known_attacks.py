"""What scanners of GraphQL endpoints look for, by the names they give it; each is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.graphql.conftest import House
from xindai.graphql.base.guard import MOST_BYTES, MOST_DEPTH

INTROSPECTION = "{ __schema { queryType { name } types { name fields { name } } } }"
CIRCLES = (
    "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }"
)
ALIASES = "{ " + " ".join(f"alias{n}: __typename" for n in range(101)) + " }"
DIRECTIVES = "{ __typename " + " ".join("@aa" for _ in range(10)) + " }"
SKIPS = "{ " + "__typename @skip(if: false) " * 10 + "}"
REPEATED = "{ __typename @skip(if: false) @skip(if: false) }"
DUPLICATES = "{ " + "__typename " * 500 + "}"
CIRCULAR = "query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
GUESSES = (
    "{ sistem }",
    "{ lones { id } }",
    "mutation { loanRepai }",
    "{ loans { edge { node } } }",
)


async def post(house: House, body: Any, login: str | None = None, **headers: str) -> Any:
    sent = house.header(login) | {"Content-Type": "application/json", "Accept-Language": "en"}
    async with house.client(**(sent | headers)) as client:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await client.post("/", content=content)


def code(response: Any) -> str:
    found: str = response.json()["errors"][0]["extensions"]["code"]
    return found


OVERLOADS = {
    "alias overloading": (ALIASES, "QUERY_TOO_LARGE"),
    "directive overloading, unknown": (DIRECTIVES, "GRAPHQL_INVALID"),
    "directive overloading": (SKIPS, "QUERY_TOO_LARGE"),
    "the same directive again": (REPEATED, "GRAPHQL_INVALID"),
    "field duplication": (DUPLICATES, "QUERY_TOO_LARGE"),
    "circular fragments": (CIRCULAR, "GRAPHQL_INVALID"),
    "circular introspection": (CIRCLES, "GRAPHQL_INVALID"),
    "introspection": (INTROSPECTION, "INTROSPECTION_FORBIDDEN"),
}


@pytest.mark.parametrize("name", sorted(OVERLOADS))
async def test_overloads_are_refused_to_nobody(house: House, name: str) -> None:
    query, wanted = OVERLOADS[name]
    response = await post(house, {"query": query})
    assert (response.status_code, code(response)) == (200, wanted)
    assert response.json()["data"] is None


async def test_batches_are_refused(house: House) -> None:
    one = {"query": "{ __typename }"}
    for body in ([one] * 10, [one], []):
        response = await post(house, body)
        assert (response.status_code, code(response)) == (400, "REQUEST_INVALID")


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_only_post_is_answered(house: House, method: str) -> None:
    async with house.client() as client:
        response = await client.request(
            method, "/?query=mutation%7BsignOut%7BuserErrors%7Bcode%7D%7D%7D"
        )
    assert response.status_code == 405


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
        "application/graphql",
    ],
)
async def test_forms_and_plain_texts_are_refused(house: House, kind: str) -> None:
    """What a foreign page may send without asking the browser first."""
    response = await post(house, b"query=%7B__typename%7D", **{"Content-Type": kind})
    assert (response.status_code, code(response)) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://test.evil.example"])
async def test_foreign_pages_are_refused(house: House, origin: str) -> None:
    response = await post(house, {"query": "{ __typename }"}, "manager", Origin=origin)
    assert (response.status_code, code(response)) == (403, "ORIGIN_FOREIGN")


BODIES = {
    "JSON null": (b"null", 400),
    "a number": (b"7", 400),
    "no JSON": (b"{", 400),
    "NaN": (b'{"query": "{ __typename }", "variables": {"a": NaN}}', 400),
    "variables of depth 100,000": (
        b'{"query": "{ __typename }", "variables": {"a": '
        + b"[" * 100_000
        + b"]" * 100_000
        + b"}}",
        400,
    ),
    "one deeper than read": (
        b'{"query": "{ __typename }", "variables": '
        + b'{"a":' * MOST_DEPTH
        + b"1"
        + b"}" * MOST_DEPTH
        + b"}",
        400,
    ),
    "60 MB": (b'{"query": "' + b" " * 60_000_000 + b'"}', 413),
    "one byte too many": (b'{"query": "' + b" " * (MOST_BYTES - 12) + b'"}', 413),
}


@pytest.mark.parametrize("name", sorted(BODIES))
async def test_bodies_that_are_none_of_ours(house: House, name: str) -> None:
    body, status = BODIES[name]
    response = await post(house, body)
    assert response.status_code == status
    assert response.json()["errors"][0]["extensions"]["code"].startswith("REQUEST_")


@pytest.mark.parametrize("query", GUESSES)
async def test_names_cannot_be_guessed(house: House, query: str) -> None:
    for login in (None, "cashier"):
        response = await post(house, {"query": query}, login)
        assert code(response) == "GRAPHQL_INVALID"
        said = response.text.lower()
        for name in ("did you mean", "loans'", "loanrepay'", "edges"):
            assert name not in said.replace(query.lower(), ""), said


async def test_there_is_no_trace_no_extension_and_no_stack(house: House) -> None:
    response = await post(house, {"query": "{ __typename }"}, "manager")
    assert set(response.json()) == {"data"}
    broken = await post(house, {"query": "{ loan(id: 1, id: 2) { number } }"}, "manager")
    assert "Traceback" not in broken.text and "site-packages" not in broken.text
