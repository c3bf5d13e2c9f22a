"""A mandate revoked, a relief chosen, signed and executed: twenty times under one key is once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from redis.asyncio import Redis

from tests.graphql.conftest import House
from tests.graphql.test_servicing_verbs import OFFER, chosen, mandate, send, signed, texted
from tests.loans.conftest import today_is
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.loans.verify import verify
from xindai.platform import db as database

TIMES = 20
COUNTS = """SELECT
    (SELECT count(*) FROM hardship_offer) AS offers, (SELECT count(*) FROM loan_event) AS events,
    (SELECT count(*) FROM hardship_offer WHERE status IN ('chosen', 'signed')) AS open,
    (SELECT count(*) FROM service_request) AS requests, (SELECT sum(version) FROM loan) AS version,
    (SELECT count(*) FROM audit_record) AS audit, (SELECT count(*) FROM outbox_message) AS news,
    (SELECT count(*) FROM idempotency_record) AS keys"""


async def counts() -> dict[str, Any]:
    return dict(await database.pool().fetchrow(COUNTS))


async def revoking(house: House, redis: Redis) -> dict[str, Any]:
    _, signed = await mandate(house, redis)
    return {"mandateId": signed["mandate"]["id"]}


async def choosing(house: House, redis: Redis) -> dict[str, Any]:
    loan = await house.loan()
    await today_is(date(2024, 3, 20))
    text = "query ($id: ID!) { hardshipOptions(loanId: $id) { options { sha256 } } }"
    options = (await house.data(text, "borrower", id=loan))["hardshipOptions"]["options"]
    return {"loanId": loan, "sha256": options[0]["sha256"], "reason": "ILLNESS"}


async def signing(house: House, redis: Redis) -> dict[str, Any]:
    loan = await house.loan()
    await today_is(date(2024, 3, 20))
    offer = await chosen(house, loan)
    about = {"offerId": offer["id"], "wordingSha256": offer["wordingSha256"]}
    return about | {"code": await texted(house, redis, "hardshipCodeRequest", **about)}


async def executing(house: House, redis: Redis) -> dict[str, Any]:
    loan = await house.loan()
    await today_is(date(2024, 3, 20))
    return {"offerId": (await signed(house, redis, loan))["id"]}


VERBS: dict[str, tuple[Callable[[House, Redis], Awaitable[dict[str, Any]]], str, str]] = {
    "debitMandateRevoke": (revoking, "borrower", "mandate { id revokedAt }"),
    "hardshipChoose": (choosing, "borrower", OFFER.split(" userErrors")[0]),
    "hardshipSign": (signing, "borrower", OFFER.split(" userErrors")[0]),
    "hardshipExecute": (executing, "risk", "offer { id status } replayed"),
}
OTHER = {
    "debitMandateRevoke": {"mandateId": to_id("DebitMandate", new_id())},
    "hardshipChoose": {"reason": "INCOME_LOSS"},
    "hardshipSign": {"wordingSha256": "0" * 64},
    "hardshipExecute": {"offerId": to_id("HardshipOffer", new_id())},
}


@pytest.mark.parametrize("name", VERBS)
async def test_twenty_times_is_once(house: House, redis: Redis, name: str) -> None:
    prepare, login, shown = VERBS[name]
    given = await prepare(house, redis)
    shown = f"{shown} userErrors {{ code field }}"
    before = await counts()

    async def tell(key: str = "one", **changed: Any) -> Any:
        more = {"idempotencyKey": key} | changed
        return await send(house, name, shown, login, **given | more)

    assert (await tell(""))["userErrors"] == [
        {"code": "IDEMPOTENCY_KEY_MISSING", "field": "idempotencyKey"}
    ]
    assert await counts() == before
    at_once = await asyncio.gather(*(tell() for _ in range(TIMES // 2)))
    after = await counts()
    answers = [*at_once, *[await tell() for _ in range(TIMES // 2)]]
    assert await counts() == after, "what comes later only reads"

    assert all(answer["userErrors"] == [] for answer in answers), answers[0]
    replayed = sorted(answer.pop("replayed", False) for answer in answers)
    assert replayed == [False] + [name == "hardshipExecute"] * (TIMES - 1)
    assert all(answer == answers[0] for answer in answers)
    done = {what: after[what] - before[what] for what in before}
    assert done["keys"] == 1
    assert done["offers"] == (name == "hardshipChoose")
    assert done["requests"] == (name == "hardshipSign")
    assert done["events"] == (name == "hardshipExecute")

    conflict = await tell(**OTHER[name])
    assert conflict["userErrors"] == [{"code": "IDEMPOTENCY_CONFLICT", "field": "idempotencyKey"}]
    assert await counts() == after
    assert await verify() == []


@pytest.mark.parametrize("name", VERBS)
async def test_once_done_it_is_not_done_again_under_another_key(
    house: House, redis: Redis, name: str
) -> None:
    """A relief chosen again takes the place of the one before."""
    prepare, login, shown = VERBS[name]
    given = await prepare(house, redis)
    shown = f"{shown} userErrors {{ code field }}"
    first = await send(house, name, shown, login, **given, idempotencyKey="one")
    assert first["userErrors"] == []
    before = await counts()
    second = await send(house, name, shown, login, **given, idempotencyKey="two")
    after = await counts()
    for what in ("open", "events", "requests", "version"):
        assert after[what] == before[what], second
