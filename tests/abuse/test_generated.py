"""Operations generated from schema/schema.graphql, thrown at every entry by several people.

Whatever is sent, the answer is one of ours: never a 5xx, never an error without a code of
schema/error-codes.json, never a hint at a name that was not asked for.
"""

from __future__ import annotations

import json
import re
from typing import Any

import hypothesis.strategies as st
import pytest
import schemathesis
from graphql import FloatValueNode, IntValueNode, ObjectValueNode, StringValueNode
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from tests.graphql.conftest import House
from xindai.graphql.base.error_texts import TEXTS
from xindai.platform.settings import PROJECT

SCHEMA = PROJECT / "schema" / "schema.graphql"
EVERYDAY, NIGHTLY = 6, 200
LOGINS = (None, "admin", "manager", "accountant", "stranger", "key", "borrower")
HINT = re.compile(r"did you mean", re.IGNORECASE)


def text(value: str) -> StringValueNode:
    return StringValueNode(value=value)


AMOUNTS = st.one_of(
    st.integers(0, 10**8).map(lambda minor: text(f"{minor // 100}.{minor % 100:02}")),
    st.text(max_size=12).map(text),
    st.floats().map(lambda number: FloatValueNode(value=repr(number))),
)
DATES = st.one_of(st.dates().map(lambda day: text(day.isoformat())), st.text(max_size=12).map(text))
RATES = st.one_of(
    st.decimals(0, 1, places=6).map(lambda rate: text(str(rate))), st.text(max_size=8).map(text)
)
JSONS = st.one_of(
    st.just(ObjectValueNode(fields=())),
    st.integers().map(lambda number: IntValueNode(value=str(number))),
    st.text(max_size=20).map(text),
)
for name, strategy in (("Amount", AMOUNTS), ("Date", DATES), ("Rate", RATES), ("JSON", JSONS)):
    schemathesis.graphql.scalar(name, strategy)

OPERATIONS = {
    operation.label: operation
    for operation in (
        result.ok() for result in schemathesis.graphql.from_path(SCHEMA).get_all_operations()
    )
}


def body_of(case: Any) -> dict[str, Any]:
    """What the client sends: an operation, with or without variables."""
    return case.body if isinstance(case.body, dict) else {"query": case.body}


async def attack(house: House, label: str, data: Any) -> None:
    mode = data.draw(st.sampled_from((GenerationMode.POSITIVE, GenerationMode.NEGATIVE)))
    case = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
    login = data.draw(st.sampled_from(LOGINS))
    sent = house.header(login) | {"Content-Type": "application/json", "Accept-Language": "en"}
    async with house.client(**sent) as client:
        response = await client.post("/", content=json.dumps(body_of(case)))
    assert response.status_code < 500, (label, response.text)
    answer = response.json()
    found = list(answer.get("errors") or [])
    for payload in (answer.get("data") or {}).values():
        if isinstance(payload, dict):
            found += [
                {"message": e.get("message", ""), "extensions": {"code": e["code"]}}
                for e in payload.get("userErrors") or ()
                if "code" in e
            ]
    for error in found:
        code = error.get("extensions", {}).get("code")
        assert code in TEXTS, (label, error)
        assert code not in ("INTERNAL", "INTERNAL_ERROR"), (label, body_of(case), error)
        assert not HINT.search(error["message"]), error


def thrown(times: int) -> Any:
    """The test of an operation with so many generated ones."""

    @given(data=st.data())
    @settings(
        max_examples=times,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    async def test(house: House, label: str, data: Any) -> None:
        await attack(house, label, data)

    return pytest.mark.parametrize("label", sorted(OPERATIONS))(test)


test_a_few_of_each_are_answered = thrown(EVERYDAY)
test_two_hundred_of_each_are_answered = pytest.mark.nightly(thrown(NIGHTLY))


def test_every_entry_is_attacked() -> None:
    from xindai.graphql.base import walk
    from xindai.graphql.schema import schema

    roots = {f"{e.root}.{e.name}" for e in walk.entries(schema) if e.root != "Subscription"}
    assert set(OPERATIONS) == roots
