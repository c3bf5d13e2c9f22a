"""Money that nobody could place: found again by clues, assigned by two people, or sent back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.payments.reconciliation.conftest import ACCOUNTANT, CASHIER, Region
from tests.payments.reconciliation.test_breaks import (
    MANAGER,
    NOTE,
    breaks,
    key,
    posted,
    ran,
    refused,
)
from xindai.loans import api as loans
from xindai.loans.api import Clue, ProposeAssignment
from xindai.payments import api as payments
from xindai.payments.api import BreakKind
from xindai.payments.reconciliation.suspense.send_back import settle
from xindai.platform import db as database

LOOKER = staff("cashier", name="cashier")


async def waiting(region: Region, **line: Any) -> UUID:
    """Money in suspense."""
    day = region.day()
    told = {"minor": 10_662, "party_name": "张三", "party_account": "6217000000005678"}
    day.line(kind="transfer", **told | line)
    (found,) = await breaks(await ran(region, day), BreakKind.UNMATCHED_INCOMING)
    await posted(found)
    (item,) = (await payments.find_items(CASHIER, None)).rows
    assert item.state == "waiting"
    return UUID(str(item.id))


async def state(item_id: UUID) -> str:
    return str((await payments.items_by_id(CASHIER, [item_id]))[item_id].state)


async def balance(account: str) -> int:
    sql = "SELECT coalesce(sum(amount_minor), 0) FROM journal_line WHERE account_id = $1"
    return int(await database.pool().fetchval(sql, account))


async def test_two_people_assign_it_to_a_loan_in_one_commit(region: Region) -> None:
    loan_id = await region.lender.loan()
    number = await database.pool().fetchval("SELECT number FROM loan")
    item_id = await waiting(region, remark=f"还款 {number}")
    (best,) = await loans.suggest(ACCOUNTANT_WITH_LOANS, item_id)
    assert best.loan_id == loan_id and Clue.NUMBER in best.clues
    before = await balance("1002")
    wanted = ProposeAssignment(item_id=item_id, loan_id=loan_id, note=NOTE, idempotency_key=key())
    shown = await loans.propose_assignment(
        ACCOUNTANT, ProposeAssignment(item_id=item_id, loan_id=loan_id, note=NOTE, dry_run=True)
    )
    assert shown.preview is not None and await state(item_id) == "waiting"
    await loans.propose_assignment(ACCOUNTANT, wanted)
    await refused("SUSPENSE_STATE", loans.propose_assignment(
        CASHIER, ProposeAssignment(item_id=item_id, loan_id=loan_id, note=NOTE,
                                   idempotency_key=key())))  # fmt: skip
    await refused("OWN_PROPOSAL", loans.approve_suspense(ACCOUNTANT, item_id, key()))
    same = key()
    await loans.approve_suspense(MANAGER, item_id, same)
    await loans.approve_suspense(MANAGER, item_id, same)
    assert await state(item_id) == "assigned"
    assert await balance("2243") == 0 and await balance("1002") == before
    paid = await loans.transactions_of(MANAGER, loan_id)
    assert [(one.type, one.amount_minor) for one in paid][-1] == ("repay", 10_662)
    assert await database.pool().fetchval("SELECT count(*) FROM loan_event WHERE type='repay'") == 1
    await refused("SUSPENSE_STATE", loans.approve_suspense(MANAGER, item_id, key()))
    run_id = await region.run()
    assert {one.kind for one in await breaks(run_id)} >= {"unmatched_incoming"}
    assert not [one for one in await breaks(run_id) if one.kind == "booked_without_order"
                and one.difference_minor == -10_662]  # fmt: skip


async def test_a_second_person_may_say_no(region: Region) -> None:
    loan_id = await region.lender.loan()
    item_id = await waiting(region)
    wanted = ProposeAssignment(item_id=item_id, loan_id=loan_id, note=NOTE, idempotency_key=key())
    await loans.propose_assignment(ACCOUNTANT, wanted)
    await payments.reject(MANAGER, item_id, "不是他的", key())
    assert await state(item_id) == "waiting"


@pytest.mark.parametrize("status", ["confirmed", "failed"])
async def test_it_goes_back_to_its_payer_or_waits_again(region: Region, status: str) -> None:
    item_id = await waiting(region)
    await payments.propose_return(ACCOUNTANT, item_id, NOTE, key())
    await loans.approve_suspense(MANAGER, item_id, key())
    assert await state(item_id) == "returning"
    order = await database.pool().fetchrow("SELECT * FROM payment_order")
    assert (order["purpose"], order["amount_minor"]) == ("suspense.return", 10_662)
    assert order["payee_number_masked"].endswith("5678")
    assert await balance("2243") == -10_662
    told = "bank_reference = 'SB1'" if status == "confirmed" else "failure_code = 'ACCOUNT_CLOSED'"
    await database.pool().execute(
        f"""UPDATE payment_order SET status = '{status}', request_id = gen_random_uuid(),
            sent_at = now(), valid_until = now(), settled_at = now(), {told}"""
    )
    work = type("Work", (), {"payload": {"order": str(order["id"])}})()
    for _ in range(2):
        async with database.transaction() as tx:
            await settle(tx, work)
    is_paid = status == "confirmed"
    assert await state(item_id) == ("returned" if is_paid else "waiting")
    assert await balance("2243") == (0 if is_paid else -10_662)


async def test_without_the_payers_account_it_cannot_go_back(region: Region) -> None:
    item_id = await waiting(region, party_account="")
    await refused("PAYER_UNKNOWN", payments.propose_return(ACCOUNTANT, item_id, NOTE, key()))
    assert await state(item_id) == "waiting"


ACCOUNTANT_WITH_LOANS = staff("branch_manager", name="m2")
