"""The desk's keyed verbs, sent twenty times, half at once: done once, and told alike."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ServerUrls
from tests.graphql.conftest import House
from tests.graphql.test_exports import redis_address, worked
from tests.loans.conftest import today_is
from xindai.platform import db as database

TIMES = 20
COUNTS = """SELECT (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys, (SELECT count(*) FROM job) AS jobs,
    (SELECT count(*) FROM saved_view) AS views, (SELECT count(*) FROM outbox_message) AS news"""
VIEW = {"list": "loans", "name": "逾期", "filter": {"overdue": True}}

WANTED = {"report": "balance", "start": "2024-01-01", "end": "2024-12-31"}
DEFINITION = {"report": "roll", "name": "迁徙率", "by": ["bucketFrom"], "span": "MONTHS_12"}


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, servers: ServerUrls) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    monkeypatch.setenv("REDIS_URL", redis_address(servers))


async def send(house: House, name: str, login: str, wanted: str, given: dict[str, Any]) -> Any:
    kind = f"{name[0].upper()}{name[1:]}Input"
    text = (
        f"mutation ($input: {kind}!) {{ {name}(input: $input) "
        f"{{ {wanted} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def a_view(house: House) -> dict[str, Any]:
    made = await send(
        house, "savedViewSet", "manager", "view { id }", VIEW | {"idempotencyKey": "v"}
    )
    return {"viewId": made["view"]["id"]}


async def an_export(house: House) -> dict[str, Any]:
    given = {"list": "LOANS", "idempotencyKey": "e"}
    made = await send(house, "exportStart", "manager", "export { id }", given)
    await worked()
    return {"exportId": made["export"]["id"]}


async def a_definition(house: House) -> dict[str, Any]:
    given = DEFINITION | {"idempotencyKey": "d"}
    made = await send(house, "reportDefinitionSave", "manager", "definition { id }", given)
    return {"definitionId": made["definition"]["id"]}


async def a_month(_house: House) -> dict[str, Any]:
    await today_is(date(2024, 2, 29))
    return {"month": "2024-01-01"}


async def nothing(_house: House) -> dict[str, Any]:
    return {}


@pytest.mark.parametrize(
    ("name", "login", "wanted", "given", "ready"),
    [
        ("savedViewSet", "manager", "view { id name }", VIEW, nothing),
        ("savedViewRemove", "manager", "", {}, a_view),
        ("exportStart", "manager", "export { id list }", {"list": "LOANS"}, nothing),
        ("exportOpen", "manager", "", {}, an_export),
        ("reportExport", "manager", "export { id list }", {"wanted": WANTED}, nothing),
        ("reportDefinitionSave", "manager", "definition { id name }", DEFINITION, nothing),
        ("reportDefinitionRemove", "manager", "", {}, a_definition),
        ("accountingPeriodClose", "accountant", "period { month isOpen }", {}, a_month),
    ],
)
async def test_twenty_times_is_once(
    house: House,
    name: str,
    login: str,
    wanted: str,
    given: dict[str, Any],
    ready: Callable[[House], Awaitable[dict[str, Any]]],
) -> None:
    sent = given | await ready(house) | {"idempotencyKey": "one"}
    before = dict(await database.pool().fetchrow(COUNTS))
    at_once = await asyncio.gather(
        *(send(house, name, login, wanted, sent) for _ in range(TIMES // 2))
    )
    after = dict(await database.pool().fetchrow(COUNTS))
    later = [await send(house, name, login, wanted, sent) for _ in range(TIMES // 2)]
    assert dict(await database.pool().fetchrow(COUNTS)) == after, "what comes later only reads"
    answers = [*at_once, *later]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    assert after["keys"] - before["keys"] == 1
    assert after["audit"] - before["audit"] <= 1
    assert after["jobs"] - before["jobs"] <= 1
