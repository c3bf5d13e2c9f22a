"""Two at the same time, on connections of their own: one wins, and the sum is right."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from datetime import date
from uuid import UUID

import pytest

from tests.origination.conftest import LINE, SYSTEM, Road, S
from xindai.credit_lines import api as credit_lines
from xindai.kernel.errors import Refusal
from xindai.loans.api import own_loans
from xindai.origination import api
from xindai.origination.actions import decide
from xindai.platform import db as database

TIMES = 20


async def codes(*acts: Awaitable[object]) -> list[str]:
    """ "done" or the code of each, in order; anything but a refusal is a bug."""
    found = await asyncio.gather(*acts, return_exceptions=True)
    told = []
    for each in found:
        if isinstance(each, BaseException) and not isinstance(each, Refusal):
            raise each
        told.append(each.code if isinstance(each, Refusal) else "done")
    return told


async def test_two_claim_one_gets_it(road: Road) -> None:
    key = await road.decided()
    told = await codes(api.claim(road.one, key, "a"), api.claim(road.one2, key, "b"))
    assert sorted(told) == ["CLAIMED_BY_ANOTHER", "done"]


async def test_two_ask_for_the_next_and_get_two(road: Road) -> None:
    versions = [road.version_id, await road.product("P2"), await road.product("P3")]
    keys = {await road.decided(product_version_id=version) for version in versions}
    asked = (
        api.claim_next(road.one if n % 2 else road.one2, S.REVIEW_1, None, None, f"n{n}")
        for n in range(6)
    )
    found = await asyncio.gather(*asked)
    taken = [key for key in found if key is not None]
    assert len(taken) == len(set(taken)), "nobody got what another had"
    assert set(taken) <= keys


async def test_a_withdrawal_against_an_approval(road: Road) -> None:
    for n in range(6):
        key = await road.decided(amount_minor=1_000_000 + n * 10_000)
        await road.claim("one", key)
        told = await codes(
            api.withdraw(road.borrower, key, None, f"w{n}"),
            api.approve(road.one, key, None, None, f"a{n}"),
        )
        assert told[0] == "done", "approved or not, it can be withdrawn"
        assert told[1] in ("done", "WRONG_STATUS")
        assert await road.status(key) is S.WITHDRAWN
        reviews = (await api.reviews_of(SYSTEM, [key])).get(key, [])
        assert len(reviews) == (told[1] == "done")


async def test_two_drafts_of_one_product_are_submitted(road: Road) -> None:
    keys = [await road.draft(amount_minor=1_000_000 + n * 10_000) for n in range(4)]
    told = await codes(*(api.submit(road.borrower, key, f"s{key}") for key in keys))
    assert sorted(told) == ["APPLICATION_OPEN"] * 3 + ["done"]


async def test_a_decision_that_comes_after_the_withdrawal(road: Road) -> None:
    """The outsiders took their time: what was read is not how it is any more."""
    key = await road.submitted()
    work = await road.claimed_job()
    asked = asyncio.Event()
    go_on = asyncio.Event()

    async def slow(_person: object) -> dict[str, object]:
        asked.set()
        await go_on.wait()
        return dict(decide.NO_REPORTS)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decide, "_reports", slow)
        running = asyncio.create_task(decide.decide(work, own_loans))
        await asked.wait()
        await road.withdraw(key)
        go_on.set()
        await running
    assert await road.status(key) is S.WITHDRAWN
    assert road.requests == [], "nothing was decided"
    job = await database.pool().fetchval("SELECT status FROM job WHERE kind = 'application_decide'")
    assert job == "done"


async def test_a_decision_that_was_killed_is_made_again(road: Road) -> None:
    key = await road.submitted()
    work = await road.claimed_job()
    road.verdict.grade = "x" * 21  # the row does not take it: the run dies in its last transaction
    with pytest.raises(Exception, match="value too long"):
        await decide.decide(work, own_loans)
    assert await road.status(key) is S.DECIDING
    road.verdict.grade = "B"
    await database.pool().execute("UPDATE job SET status = 'queued', due_at = now()")
    await road.run_decision()
    assert await road.status(key) is S.REVIEW_1
    decisions = await database.pool().fetchval("SELECT count(*) FROM decision")
    assert decisions == 1


async def test_a_line_is_not_drawn_twice(road: Road) -> None:
    """Three products draw on one line of 10,000.00: two drawings of 5,000.00 fit."""
    async with database.transaction() as tx:
        await credit_lines.grant(
            tx,
            SYSTEM,
            customer_id=road.customer_id,
            currency="CNY",
            limit_minor=1_000_000,
            expires_on=date(2024, 12, 31),
            sub_limits={},
            subject="application/first",
        )
    keys: list[UUID] = []
    for n in range(4):
        version = await road.product(f"D{n}", **LINE)
        keys.append(await road.draft(product_version_id=version, amount_minor=500_000))
    told = await codes(*(api.submit(road.borrower, key, f"s{key}") for key in keys))
    assert sorted(told) == ["LINE_EXCEEDED", "LINE_EXCEEDED", "done", "done"]


VERBS = ("submit", "claim", "approve", "accept", "withdraw", "note", "return", "release")


@pytest.mark.parametrize("verb", VERBS)
async def test_twenty_times_is_once(road: Road, verb: str) -> None:
    """One event, one audit record, however often it is sent; another input is a conflict."""
    key = await road.draft() if verb == "submit" else await road.decided()
    if verb in ("approve", "accept", "return", "release"):
        await road.claim("one", key)
    if verb == "accept":
        await api.approve(road.one, key, None, None, "before")

    async def once(changed: bool = False) -> object:
        match verb:
            case "submit":
                return await api.submit(road.borrower, key, "k")
            case "claim":
                return await api.claim(road.one, key, "k")
            case "approve":
                amount = 500_000 if changed else None
                return await api.approve(road.one, key, amount, None, "k")
            case "accept":
                amount = 500_000 if changed else None
                return await api.accept_offer(road.borrower, key, amount, None, "k")
            case "withdraw":
                return await api.withdraw(road.borrower, key, "x" if changed else None, "k")
            case "note":
                return await api.add_note(road.one, key, "电话 2" if changed else "电话", "k")
            case "return":
                wanted = ("purpose",) if changed else ("amount",)
                return await api.send_back(road.one, key, wanted, "缺", "k")
            case _:
                return await api.release(road.one, key, "k")

    before = await _counts(key)
    assert set(await codes(*(once() for _ in range(TIMES)))) == {"done"}
    assert [after - was for after, was in zip(await _counts(key), before, strict=True)] == [1, 1]
    if verb not in ("submit", "claim", "release"):
        assert await codes(once(True)) == ["IDEMPOTENCY_CONFLICT"]


async def _counts(key: UUID) -> list[int]:
    one = database.pool().fetchval
    return [
        await one("SELECT count(*) FROM application_event WHERE application_id = $1", key),
        await one("SELECT count(*) FROM audit_record WHERE subject = $1", f"application/{key}"),
    ]
