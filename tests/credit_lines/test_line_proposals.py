"""Limits change by two people; a freeze by one; time ends raises and lines."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.actors import staff
from tests.credit_lines.conftest import LAST_DAY, SYSTEM, Bank, refusal
from tests.loans.conftest import today_is
from xindai.credit_lines import api
from xindai.credit_lines.actions.stop import expire_in
from xindai.credit_lines.jobs import grant_chunk
from xindai.credit_lines.types import (
    LineFilter,
    LineStatus,
    LineWish,
    PreApproval,
    ProposalKind,
    ProposalStatus,
    SubLimit,
)
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database

MAKER = staff("branch_manager", name="maker")
CHECKER = staff("risk_manager", name="checker")


def key() -> str:
    return str(new_id())


def wish(bank: Bank, kind: ProposalKind, **given: Any) -> LineWish:
    return LineWish(
        kind=kind,
        customer_id=bank.lender.customer_id,
        currency="CNY",
        reason="客户申请",
        **given,
    )


async def done(bank: Bank, kind: ProposalKind, **given: Any) -> UUID:
    """Proposed by one and approved by another."""
    made = await api.propose(MAKER, wish(bank, kind, **given), key())
    await api.approve(CHECKER, made, "", key())
    return made


async def test_a_grant_by_hand_takes_two_people(bank: Bank) -> None:
    given = {"limit_minor": 100_000, "expires_on": LAST_DAY}
    made = await api.propose(MAKER, wish(bank, ProposalKind.GRANT, **given), key())
    assert await refusal(api.approve(MAKER, made, "", key())) == "OWN_REQUEST"
    assert await refusal(api.reject(MAKER, made, "不同意", key())) == "OWN_REQUEST"
    assert await api.lines_of_customers(SYSTEM, [bank.lender.customer_id]) == {}
    own = "UPDATE line_proposal SET status = 'approved', checker = maker, decided_at = now()"
    with pytest.raises(asyncpg.CheckViolationError, match="line_proposal_four_eyes"):
        await database.pool().execute(own)
    with pytest.raises(asyncpg.PostgresError, match="as it was made"):
        await database.pool().execute("UPDATE line_proposal SET maker = 'staff:other'")
    await api.approve(CHECKER, made, "同意", key())
    assert await bank.figures() == (0, 0, 100_000)
    assert await refusal(api.approve(CHECKER, made, "", key())) == "LINE_PROPOSAL_DECIDED"
    (view,) = (await api.find_proposals(CHECKER, ProposalStatus.APPROVED)).proposals
    assert (view.maker, view.checker, view.decision_reason) == (MAKER.id, CHECKER.id, "同意")
    again = api.propose(MAKER, wish(bank, ProposalKind.GRANT, **given), key())
    assert await refusal(again) == "LINE_EXISTS"


async def test_a_rejected_proposal_changes_nothing(bank: Bank) -> None:
    await bank.grant(100_000)
    made = await api.propose(MAKER, wish(bank, ProposalKind.ADJUST, limit_minor=1), key())
    assert await refusal(api.reject(CHECKER, made, " ", key())) == "REASON_MISSING"
    await api.reject(CHECKER, made, "理由不足", key())
    assert await refusal(api.approve(CHECKER, made, "", key())) == "LINE_PROPOSAL_DECIDED"
    assert await bank.figures() == (0, 0, 100_000)
    stranger = staff("risk_manager", "/B2/", "stranger")
    assert await refusal(api.approve(stranger, made, "", key())) == "LINE_PROPOSAL_NOT_FOUND"


async def test_a_limit_may_be_lowered_below_what_is_used(bank: Bank) -> None:
    await bank.grant(100_000)
    await bank.draw("a", 70_000)
    await done(bank, ProposalKind.ADJUST, limit_minor=50_000, expires_on=date(2025, 6, 30))
    line = await bank.line()
    assert (line.limit_minor, line.used_minor, line.available_minor) == (50_000, 70_000, 0)
    assert line.expires_on == date(2025, 6, 30)
    assert await refusal(bank.reserve("application/b", 1)) == "LINE_EXCEEDED"
    await bank.follow("loan/a", 49_999)
    await bank.reserve("application/b", 1)


async def test_a_temporary_raise_ends_with_its_day(bank: Bank) -> None:
    await bank.grant(100_000)
    until = date(2024, 2, 10)
    await done(bank, ProposalKind.TEMPORARY_RAISE, temporary_minor=50_000, temporary_until=until)
    assert (await bank.line()).temporary_minor == 50_000
    await bank.reserve("application/a", 120_000)
    assert await bank.figures() == (120_000, 0, 30_000)
    await today_is(until)
    await bank.reserve("application/b", 10_000)
    await today_is(date(2024, 2, 11))
    line = await bank.line()
    assert (line.temporary_minor, line.temporary_until, line.available_minor) == (0, None, 0)
    assert await refusal(bank.reserve("application/c", 1)) == "LINE_EXCEEDED"
    await bank.use("application/a", "loan/a")
    await bank.cancel("application/b")
    await bank.follow("loan/a", 99_999)
    await bank.reserve("application/c", 1)
    assert await bank.figures() == (1, 99_999, 0)
    assert await api.verify(SYSTEM) == []


async def test_a_part_is_added_and_changed(bank: Bank) -> None:
    await bank.grant(100_000, parts={bank.lender.product_id: (100_000, True)})
    assert await refusal(bank.reserve("application/a", 1, bank.other_product)) == "LINE_NOT_FOUND"
    part = SubLimit(product_id=bank.other_product, limit_minor=20_000, is_revolving=False)
    await done(bank, ProposalKind.SUB_LINE, sub_lines=(part,))
    await bank.reserve("application/a", 20_000, bank.other_product)
    await done(bank, ProposalKind.SUB_LINE, sub_lines=(replace(part, limit_minor=30_000),))
    parts = {p.product_id: p for p in (await bank.line()).sub_lines}
    assert parts[bank.other_product].limit_minor == 30_000
    assert parts[bank.other_product].available_minor == 10_000
    over = wish(bank, ProposalKind.SUB_LINE, sub_lines=(replace(part, limit_minor=100_001),))
    assert await refusal(api.propose(MAKER, over, key())) == "OUT_OF_RANGE"
    assert await api.verify(SYSTEM) == []


async def test_one_freezes_and_two_unfreeze(bank: Bank) -> None:
    line_id = await bank.grant(100_000)
    await bank.reserve("application/a", 10_000)
    await api.freeze(MAKER, line_id, "风险预警", key())
    line = await bank.line()
    assert (line.status, line.frozen_reason) == (LineStatus.FROZEN, "风险预警")
    assert line.available_minor == 0
    assert await refusal(bank.reserve("application/b", 1)) == "LINE_FROZEN"
    assert await refusal(api.freeze(MAKER, line_id, "再次", key())) == "WRONG_STATUS"
    await bank.use("application/a", "loan/a")
    made = await api.unfreeze(CHECKER, line_id, "已核实", key())
    assert await refusal(api.approve(CHECKER, made, "", key())) == "OWN_REQUEST"
    await api.approve(MAKER, made, "", key())
    assert await bank.figures() == (0, 10_000, 90_000)
    assert await refusal(api.unfreeze(CHECKER, line_id, "又来", key())) == "WRONG_STATUS"


async def test_a_freeze_in_the_middle_of_reservations(bank: Bank) -> None:
    """Whoever comes after the freeze is refused; whoever came before holds what he has."""
    line_id = await bank.grant(1_000_000)

    async def one(n: int) -> str:
        try:
            await bank.reserve(f"application/{n}", 10_000)
        except Refusal as no:
            return no.code
        return "held"

    told, _ = await asyncio.gather(
        asyncio.gather(*(one(n) for n in range(40))),
        api.freeze(MAKER, line_id, "风险预警", key()),
    )
    assert set(told) <= {"held", "LINE_FROZEN"}
    held = told.count("held")
    line = await bank.line()
    assert (line.status, line.reserved_minor) == (LineStatus.FROZEN, held * 10_000)
    kinds = [r["kind"] for r in await database.pool().fetch(
        "SELECT kind FROM line_movement ORDER BY seq")]  # fmt: skip
    assert kinds[1 : held + 1] == ["reserve"] * held
    assert kinds[held + 1 :] == ["freeze"]
    assert await api.verify(SYSTEM) == []


async def test_closing_waits_for_reservations(bank: Bank) -> None:
    line_id = await bank.grant(100_000)
    await bank.draw("a", 30_000)
    await bank.reserve("application/b", 10_000)
    assert await refusal(api.close(MAKER, line_id, "客户要求", key())) == "LINE_RESERVED"
    await bank.cancel("application/b")
    await api.close(MAKER, line_id, "客户要求", key())
    assert (await bank.line()).status is LineStatus.CLOSED
    assert await refusal(bank.reserve("application/c", 1)) == "LINE_NOT_FOUND"
    await bank.follow("loan/a", 10_000)
    assert await bank.figures() == (0, 10_000, 0), "its loans go on"
    await done(bank, ProposalKind.GRANT, limit_minor=40_000, expires_on=LAST_DAY)
    assert await bank.figures() == (0, 10_000, 30_000)
    assert await api.verify(SYSTEM) == []


async def test_expiry_is_written_down_by_the_job(bank: Bank) -> None:
    line_id = await bank.grant(100_000, date(2024, 2, 15))
    await api.freeze(MAKER, line_id, "风险预警", key())
    async with database.transaction() as tx:
        assert await expire_in(tx, SYSTEM) == 0
    await today_is(date(2024, 2, 16))
    page = await api.find_lines(MAKER, LineFilter(status=LineStatus.EXPIRED))
    assert [line.id for line in page.lines] == [line_id], "before the job has run, too"
    for count in (1, 0):
        async with database.transaction() as tx:
            assert await expire_in(tx, SYSTEM) == count
    row = await database.pool().fetchrow("SELECT status, frozen_reason FROM credit_line")
    assert tuple(row) == ("expired", None)
    told = await database.pool().fetch(
        "SELECT payload FROM outbox_message WHERE topic = 'credit_line.changed' ORDER BY id"
    )
    assert [r["payload"]["type"] for r in told] == ["grant", "freeze", "expire"]
    assert told[-1]["payload"]["availableMinor"] == 0


async def test_a_list_is_granted_by_a_job_after_two_people(bank: Bank) -> None:
    customers = [await bank.customer(f"KH{n}") for n in range(10, 70)]
    await bank.grant(5_000, customer_id=customers[3])
    wanted = PreApproval(
        entries=tuple((customer, 20_000 + n) for n, customer in enumerate(customers)),
        currency="CNY",
        expires_on=LAST_DAY,
        sub_lines=(SubLimit(product_id=bank.other_product, limit_minor=None, is_revolving=True),),
        reason="白名单客户",
    )
    once = key()
    made = await api.pre_approve(MAKER, wanted, once)
    assert await api.pre_approve(MAKER, wanted, once) == made
    assert await refusal(api.approve(MAKER, made, "", key())) == "OWN_REQUEST"
    async with database.transaction() as tx:
        assert await grant_chunk(tx, made) == 0, "nobody has approved it"
    await api.approve(CHECKER, made, "", key())
    job = await database.pool().fetchrow("SELECT kind, payload FROM job")
    assert tuple(job) == ("credit_line.pre_approval", {"proposalId": str(made)})
    counts = []
    for _ in range(3):
        async with database.transaction() as tx:
            counts.append(await grant_chunk(tx, made))
    assert counts == [50, 10, 0]
    rows = (await api.pre_approval_rows(CHECKER, made, first=100)).rows
    assert {row.outcome for row in rows} == {"granted", "LINE_EXISTS"}
    assert [r.customer_id for r in rows if r.outcome == "LINE_EXISTS"] == [customers[3]]
    (line,) = (await api.lines_of_customers(MAKER, customers[:1]))[customers[0]]
    assert (line.limit_minor, line.sub_lines[0].limit_minor) == (20_000, 20_000)
    assert await api.count_lines(MAKER, LineFilter()) == 60
    assert await api.verify(SYSTEM) == []


async def test_a_list_that_makes_no_sense_is_refused(bank: Bank) -> None:
    own = bank.lender.customer_id
    good = PreApproval(
        entries=((own, 1_000),), currency="CNY", expires_on=LAST_DAY, sub_lines=(), reason="名单"
    )
    stranger = staff("risk_manager", "/B2/", "stranger")
    part = SubLimit(product_id=new_id(), limit_minor=None, is_revolving=True)
    for actor, wanted, code in (
        (MAKER, replace(good, entries=()), "TOO_MANY_ITEMS"),
        (MAKER, replace(good, entries=((own, 1), (own, 2))), "DUPLICATE_CUSTOMER"),
        (MAKER, replace(good, entries=((own, 0),)), "OUT_OF_RANGE"),
        (MAKER, replace(good, entries=((new_id(), 1),)), "CUSTOMER_NOT_FOUND"),
        (MAKER, replace(good, expires_on=date(2024, 1, 30)), "OUT_OF_RANGE"),
        (MAKER, replace(good, sub_lines=(part,)), "PRODUCT_NOT_FOUND"),
        (MAKER, replace(good, currency="XXX"), "UNKNOWN_CURRENCY"),
        (stranger, good, "CUSTOMER_NOT_FOUND"),
        (staff("cashier"), good, "FORBIDDEN"),
    ):
        assert await refusal(api.pre_approve(actor, wanted, key())) == code


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        (ProposalKind.GRANT, {"limit_minor": 1}, "LINE_FIELD_MISSING"),
        (ProposalKind.ADJUST, {}, "LINE_FIELD_MISSING"),
        (ProposalKind.ADJUST, {"temporary_minor": 1}, "LINE_FIELD_SUPERFLUOUS"),
        (ProposalKind.UNFREEZE, {"limit_minor": 1}, "LINE_FIELD_SUPERFLUOUS"),
        (ProposalKind.UNFREEZE, {}, "WRONG_STATUS"),
        (ProposalKind.ADJUST, {"limit_minor": 10**14}, "OUT_OF_RANGE"),
        (ProposalKind.ADJUST, {"expires_on": date(2024, 1, 30)}, "OUT_OF_RANGE"),
        (
            ProposalKind.TEMPORARY_RAISE,
            {"temporary_minor": 1, "temporary_until": date(2024, 1, 30)},
            "OUT_OF_RANGE",
        ),
    ],
)
async def test_a_proposal_that_makes_no_sense_is_refused(
    bank: Bank, kind: ProposalKind, given: dict[str, Any], code: str
) -> None:
    await bank.grant(100_000)
    assert await refusal(api.propose(MAKER, wish(bank, kind, **given), key())) == code
    assert await database.pool().fetchval("SELECT count(*) FROM line_proposal") == 0
