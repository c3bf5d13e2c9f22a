"""What people do about breaks: two persons post an entry, once; days go on; what comes late."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.loans.conftest import DAY, today_is
from tests.payments.reconciliation.bank_day import BankDay
from tests.payments.reconciliation.conftest import ACCOUNTANT, CASHIER, Region
from tests.payments.reconciliation.seeds import seeds
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.payments import api as payments
from xindai.payments.api import CATALOGUE, BreakFilter, BreakView, NoEntry
from xindai.payments.api import BreakKind as K
from xindai.payments.api import BreakState as S
from xindai.platform import db as database

MANAGER = staff("branch_manager", name="checker")
WESTERNER = staff("accountant", "/B2/", "west")
NEXT = DAY + timedelta(days=1)
NOTE = "银行已确认"


def key() -> str:
    return str(new_id())


async def breaks(run_id: UUID, *kinds: K) -> list[BreakView]:
    found = await payments.find_breaks(CASHIER, BreakFilter(run_id=run_id), first=100)
    return [one for one in found.rows if not kinds or one.kind in kinds]


async def ran(region: Region, day: BankDay) -> UUID:
    await day.store()
    await region.imported(day.file())
    return await region.run(day.on)


async def posted(found: BreakView) -> BreakView:
    await payments.propose_break(CASHIER, found.id, NOTE, key())
    await payments.approve_break(MANAGER, found.id, key())
    return (await payments.breaks_by_id(CASHIER, [found.id]))[found.id]


async def clearing() -> int:
    sql = "SELECT coalesce(sum(amount_minor), 0) FROM journal_line WHERE account_id = '1002'"
    return int(await database.pool().fetchval(f"{sql} AND currency = 'CNY'"))


async def refused(code: str, act: Any) -> None:
    with pytest.raises(Refusal) as no:
        await act
    assert no.value.code == code


async def test_two_people_post_an_entry_once_and_one_takes_it_back_once(region: Region) -> None:
    day = region.day()
    day.clean(kind="collection", minor=50_000)
    day.line(kind="transfer", minor=88_800, party_name="王五", party_account="6217000000005678")
    run_id = await ran(region, day)
    (found,) = await breaks(run_id)
    assert (found.kind, found.state, found.difference_minor) == (
        K.UNMATCHED_INCOMING,
        S.OPEN,
        88_800,
    )
    assert [(x.role, x.amount_minor) for x in found.proposal] == [
        ("CASH_CLEARING", 88_800), ("SUSPENSE", -88_800),
    ]  # fmt: skip
    await refused("BREAK_STATE", payments.approve_break(MANAGER, found.id, key()))
    await refused("NOTE_MISSING", payments.propose_break(CASHIER, found.id, " ", key()))
    await refused("BREAK_NOT_FOUND", payments.propose_break(WESTERNER, found.id, NOTE, key()))
    await payments.propose_break(ACCOUNTANT, found.id, NOTE, key())
    await refused("OWN_PROPOSAL", payments.approve_break(ACCOUNTANT, found.id, key()))
    await payments.reject_break(MANAGER, found.id, "再查", key())
    await payments.propose_break(ACCOUNTANT, found.id, NOTE, key())
    same = key()
    await payments.approve_break(MANAGER, found.id, same)
    await payments.approve_break(MANAGER, found.id, same)
    await refused("BREAK_STATE", payments.approve_break(MANAGER, found.id, key()))
    assert await clearing() == 50_000 + 88_800
    await refused("OWN_PROPOSAL", payments.reverse_break(ACCOUNTANT, found.id, NOTE, key()))
    await payments.reverse_break(MANAGER, found.id, NOTE, key())
    await refused("BREAK_STATE", payments.reverse_break(MANAGER, found.id, NOTE, key()))
    assert await clearing() == 50_000
    items = (await payments.find_items(CASHIER, None)).rows
    assert [one.state for one in items] == ["removed"]


async def test_the_database_wants_two_people_too(region: Region) -> None:
    day = region.day()
    day.line(kind="transfer", minor=100)
    (found,) = await breaks(await ran(region, day))
    done = await posted(found)
    with pytest.raises(Exception, match="for good"):
        sql = "UPDATE reconciliation_break SET state = 'open', entry_id = NULL WHERE id = $1"
        await database.pool().execute(sql, done.id)


async def test_what_is_missing_is_booked_and_settled_when_it_comes(region: Region) -> None:
    day = region.day()
    gone = day.order("collection", 60_000, at=day.moment(DAY, 10))
    late = day.order("payout", 40_000, at=day.moment(DAY, 23, 10))
    for order in (gone, late):
        day.book(order)
    day.clean(kind="collection", minor=10_000)
    run_id = await ran(region, day)
    first = {one.kind: one for one in await breaks(run_id)}
    assert {kind: one.state for kind, one in first.items()} == {
        K.MISSING_COLLECTION: S.OPEN, K.CUT_OFF: S.CARRIED,
    }  # fmt: skip
    await refused(
        "BREAK_WITHOUT_ENTRY", payments.propose_break(CASHIER, first[K.CUT_OFF].id, NOTE, key())
    )
    await posted(first[K.MISSING_COLLECTION])
    assert await clearing() == 10_000 - 40_000

    await today_is(NEXT)
    after = region.day(NEXT, seed=7)
    after.opening = day.closing
    after.line(gone)
    after.line(late)
    later = await breaks(await ran(region, after))
    assert [(one.kind, one.difference_minor) for one in later] == [(K.LATE_AFTER_ENTRY, 60_000)]
    await posted(later[0])
    assert await clearing() == 10_000 - 40_000 + 60_000
    states = {one.kind: one.state for one in await breaks(run_id)}
    assert states == {K.MISSING_COLLECTION: S.POSTED, K.CUT_OFF: S.MATCHED}
    claim = "SELECT sum(amount_minor) FROM journal_line WHERE account_id = '1221'"
    assert await database.pool().fetchval(claim) == 0


async def test_paid_on_two_days_is_paid_twice(region: Region) -> None:
    day = region.day()
    order = day.clean(kind="payout", minor=30_000)
    await ran(region, day)
    await today_is(NEXT)
    after = region.day(NEXT, seed=7)
    after.opening = day.closing
    after.line(order, reference="SB-AGAIN")
    (found,) = await breaks(await ran(region, after))
    assert (found.kind, found.difference_minor) == (K.DUPLICATE_PAYOUT, -30_000)


async def test_a_break_that_is_not_found_any_more_is_gone_and_comes_back(region: Region) -> None:
    day = region.day()
    order = day.order("collection", 60_000)
    day.line(order)
    run_id = await ran(region, day)
    (found,) = await breaks(run_id)
    assert found.kind is K.NOT_BOOKED
    again = region.day(seed=8)
    source = again.book(order)
    again.orders = []
    await again.store()
    await region.run()
    assert [one.state for one in await breaks(run_id)] == [S.GONE]
    assert source


async def test_when_everything_is_posted_the_clearing_account_says_what_the_bank_says(
    region: Region,
) -> None:
    day = region.day()
    asks = {NoEntry.ASK_BANK, NoEntry.WAIT_FOR_BANK, NoEntry.QUERY_ORDER}
    foreign = {K.CURRENCY_DIFFERS, K.BOOKED_CURRENCY_DIFFERS, K.OTHER_SETTLEMENT_ACCOUNT}
    earlier = {K.LATE, K.RETURNED_TWICE, K.BOOKED_WRONG_DAY}
    for kind, sow in seeds(region.west, region.child).items():
        if CATALOGUE[kind].remedy not in asks and kind not in foreign | earlier:
            sow(day)
    for _ in range(20):
        day.clean()
    run_id = await ran(region, day)
    for found in await breaks(run_id):
        if found.proposal:
            await posted(found)
    report = await payments.settlement_report(CASHIER, region.account_id, DAY, DAY)
    (shown,) = report.days
    booked = await database.pool().fetchval("SELECT sum(booked_minor) FROM bank_statement")
    assert shown.bank_minor == booked and shown.waiting == len(
        [one for one in await breaks(run_id) if one.state is S.OPEN]
    )
    assert shown.rest_minor == 0
    sums: dict[str, int] = defaultdict(int)
    for row in await database.pool().fetch("SELECT currency, amount_minor FROM journal_line"):
        sums[row["currency"]] += row["amount_minor"]
    assert not any(sums.values())
