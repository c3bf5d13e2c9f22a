"""From a contract to money on an account and a loan: what goes well, and everything else."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.actors import borrower, staff
from tests.loans.conftest import MANAGER, TERMS, accounts_of, today_is
from tests.payments.conftest import (
    OFFICER,
    PAYER,
    Bank,
    Payer,
    card_number,
    until,
    working,
)
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.loans.api import DisbursementFilter, RetryDisbursement, StartDisbursement
from xindai.loans.types import OpenLoan
from xindai.platform import crypto
from xindai.platform import db as database


def start(contract_id: UUID, card_id: UUID | None, key: str = "k", **more: Any) -> Any:
    return loans.start_disbursement(
        more.pop("actor", PAYER),
        StartDisbursement(
            contract_id=contract_id, bank_card_id=card_id, idempotency_key=key, **more
        ),
    )


async def code(call: Any) -> str:
    with pytest.raises(Refusal) as refused:
        await call
    return refused.value.code


async def test_the_loan_begins_when_the_money_has_arrived(payer: Payer, bank: Bank) -> None:
    disbursement_id = await payer.start()
    planned = await payer.view(disbursement_id)
    assert (planned.status, planned.amount_minor, planned.loan_id) == ("planned", 120_000, None)
    assert (planned.payee_name, planned.payee_number) == ("王**", "************0007")
    async with working():
        await payer.until(disbursement_id, "paid")
    paid = await payer.view(disbursement_id)
    assert bank.paid() == [(card_number("000"), 120_000)]
    assert paid.loan_id is not None
    loan = await loans.get_loan(PAYER, paid.loan_id)
    assert (loan.status, loan.disbursed_on) == ("active", date(2024, 1, 31))
    assert set((await accounts_of(paid.loan_id)).values()) == {120_000, -120_000}
    assert await payer.history(disbursement_id) == ["plan", "send", "confirm"]
    actions = await database.pool().fetch("SELECT action FROM audit_record ORDER BY id")
    said = [row["action"] for row in actions]
    for action in ("disbursement.start", "payment.plan", "payment.send", "payment.confirm",
                   "loan.open", "loan.disburse", "disbursement.paid"):  # fmt: skip
        assert said.count(action) == 1, action


async def test_a_rejected_payout_may_be_started_again(payer: Payer, bank: Bank) -> None:
    first = await payer.start("901")
    async with working():
        await payer.until(first, "failed")
        view = await payer.view(first)
        assert (view.failure_code, view.loan_id, view.attempt) == ("ACCOUNT_CLOSED", None, 1)
        other = await payer.card(view.customer_id, card_number("000", 2))
        again = RetryDisbursement(
            disbursement_id=first, bank_card_id=other, idempotency_key="again"
        )
        done = await loans.retry_disbursement(PAYER, again)
        assert done.disbursement_id is not None
        await payer.until(done.disbursement_id, "paid")
        repeated = await loans.retry_disbursement(PAYER, again)
        assert (repeated.disbursement_id, repeated.replayed) == (done.disbursement_id, True)
    second = await payer.view(done.disbursement_id)
    assert (second.attempt, second.contract_id) == (2, view.contract_id)
    assert bank.paid() == [(card_number("000", 2), 120_000)]
    late = RetryDisbursement(disbursement_id=first, idempotency_key="late")
    assert await code(loans.retry_disbursement(PAYER, late)) == "DISBURSEMENT_NOT_FAILED"
    notice = "SELECT recipient, kind, params FROM notification"
    (told,) = await database.pool().fetch(notice)
    assert (told["recipient"], told["kind"]) == (PAYER.id, "disbursement.failed")
    assert told["params"] == {"number": view.number, "code": "ACCOUNT_CLOSED"}


async def test_what_was_only_planned_is_taken_back(payer: Payer, bank: Bank) -> None:
    disbursement_id = await payer.start()
    await loans.cancel_disbursement(PAYER, disbursement_id, "stop")
    await loans.cancel_disbursement(PAYER, disbursement_id, "stop")
    view = await payer.view(disbursement_id)
    assert (view.status, view.failure_code) == ("failed", "CANCELLED")
    async with working():
        jobs = "SELECT count(*) FROM job WHERE status IN ('queued', 'running')"
        await until(lambda: _is_zero(jobs))
    assert bank.paid() == []
    sent = await payer.start()
    async with working():
        await payer.until(sent, "paid")
    assert await code(loans.cancel_disbursement(PAYER, sent, "late")) == "PAYMENT_ORDER_SENT"


async def _is_zero(sql: str) -> bool:
    return not await database.pool().fetchval(sql)


async def test_one_payout_at_a_time_and_one_loan(payer: Payer, bank: Bank) -> None:
    contract_id, card_id = await payer.ground()
    await start(contract_id, card_id)
    assert await code(start(contract_id, card_id, "other")) == "DISBURSEMENT_EXISTS"
    by_hand = OpenLoan(contract_id=contract_id, idempotency_key="by hand")
    assert await code(loans.open_loan(MANAGER, by_hand)) == "DISBURSEMENT_EXISTS"
    async with working():
        await until(lambda: _is_zero("SELECT count(*) FROM disbursement WHERE status = 'open'"))
    assert await code(start(contract_id, card_id, "third")) == "CONTRACT_HAS_LOAN"
    opened, other_card = await payer.ground()
    await loans.open_loan(MANAGER, OpenLoan(contract_id=opened, idempotency_key="opened"))
    assert await code(start(opened, other_card, "fourth")) == "CONTRACT_HAS_LOAN"


async def test_two_start_at_the_same_moment(payer: Payer) -> None:
    contract_id, card_id = await payer.ground()
    told = await asyncio.gather(
        *(start(contract_id, card_id, f"k{n}") for n in range(8)), return_exceptions=True
    )
    assert sum(not isinstance(each, Exception) for each in told) == 1
    assert {each.code for each in told if isinstance(each, Refusal)} == {"DISBURSEMENT_EXISTS"}
    assert await database.pool().fetchval("SELECT count(*) FROM payment_order") == 1


async def test_who_made_it_does_not_pay_it(payer: Payer) -> None:
    contract_id, card_id = await payer.ground()
    maker = staff("branch_manager", name="officer")
    assert maker.id == OFFICER.id
    assert await code(start(contract_id, card_id, actor=maker)) == "SEPARATION_OF_DUTIES"
    assert await code(start(contract_id, card_id, actor=staff("cashier"))) == "FORBIDDEN"


async def test_not_yours_is_not_there(payer: Payer) -> None:
    contract_id, card_id = await payer.ground()
    stranger = staff("disbursement", "/B2/")
    assert await code(start(contract_id, card_id, actor=stranger)) == "CONTRACT_NOT_FOUND"
    done = await start(contract_id, card_id)
    row = done.disbursement_id
    assert await loans.disbursements_by_id(stranger, [row]) == {}
    assert await loans.disbursements_of_contracts(stranger, [contract_id]) == {}
    assert (await loans.find_disbursements(stranger, DisbursementFilter())).disbursements == ()
    again = RetryDisbursement(disbursement_id=row, idempotency_key="r")
    assert await code(loans.retry_disbursement(stranger, again)) == "DISBURSEMENT_NOT_FOUND"
    told = await code(loans.cancel_disbursement(stranger, row, "c"))
    assert told == "DISBURSEMENT_NOT_FOUND"
    customer_id = (await payer.view(row)).customer_id
    assert set(await loans.disbursements_by_id(borrower(customer_id), [row])) == {row}
    assert await loans.disbursements_by_id(borrower(new_id()), [row]) == {}


async def test_the_account_is_the_contracts_or_is_named(payer: Payer) -> None:
    contract_id, _ = await payer.ground()
    assert await code(start(contract_id, None)) == "DISBURSEMENT_NO_PAYEE"
    _, theirs = await payer.ground()
    assert await code(start(contract_id, theirs, "k2")) == "BANK_CARD_NOT_FOUND"


async def test_a_sealed_contract_pays_its_merchant(payer: Payer, bank: Bank) -> None:
    merchant_id = await _merchant(payer)
    contract_id = await _sealed(payer, merchant_id)
    _, card_id = await payer.ground()
    assert await code(start(contract_id, card_id)) == "DISBURSEMENT_PAYEE_FIXED"
    done = await start(contract_id, None, "k2")
    async with working():
        await payer.until(done.disbursement_id, "paid")
    assert bank.paid() == [("6222020000000010007", 120_000)]
    view = await payer.view(done.disbursement_id)
    assert (view.is_to_merchant, view.payee_name) == (True, "家*****")


async def _merchant(payer: Payer) -> UUID:
    merchant_id, account_id = new_id(), new_id()
    async with database.transaction() as tx:
        keys, record = await crypto.keys(tx), str(account_id)
        await tx.execute(
            """INSERT INTO merchant (id, code, name, branch_id, status, fee_rate, settlement_days,
                   makers, checker)
               VALUES ($1, 'M1', '家电商场', $2, 'active', 0, 1, '{a}', 'b')""",
            merchant_id,
            payer.lender.branch_id,
        )
        columns = {
            "name_sealed": keys.seal("家电商场公司", "merchant_account", record, "name"),
            "number_sealed": keys.seal("6222020000000010007", "merchant_account", record, "number"),
            "bank_sealed": keys.seal("中国银行", "merchant_account", record, "bank"),
        }
        await tx.execute(
            f"""INSERT INTO merchant_account (id, merchant_id, name_masked, number_masked, status,
                    maker, checker, {", ".join(columns)})
                VALUES ($1, $2, '家', '*', 'current', 'a', 'b', $3, $4, $5)""",
            account_id,
            merchant_id,
            *columns.values(),
        )
    return merchant_id


async def _sealed(payer: Payer, merchant_id: UUID) -> UUID:
    """A contract that both sides signed here, without the paper work."""
    contract_id = new_id()
    async with database.transaction() as tx:
        await tx.execute(
            """INSERT INTO contract (id, number, customer_id, product_version_id, signed_on,
                   principal_minor, currency, rate_annual, instalment_count, terms, source, status,
                   merchant_id)
               VALUES ($1, 'HT9', $2, $3, '2024-01-31', 120000, 'CNY', 0.12, 12, $4, 'online',
                   'sealed', $5)""",
            contract_id,
            payer.lender.customer_id,
            payer.lender.version_id,
            TERMS,
            merchant_id,
        )
    return contract_id


async def test_the_value_date_is_that_of_the_confirmation(payer: Payer, bank: Bank) -> None:
    """Sent on the last day of January, confirmed on the first of February."""
    disbursement_id = await payer.start("903")
    async with working():
        await payer.until(disbursement_id, "paying")
        await today_is(date(2024, 2, 1))
        await payer.until(disbursement_id, "paid")
    loan_id = (await payer.view(disbursement_id)).loan_id
    assert loan_id is not None
    loan = await loans.get_loan(PAYER, loan_id)
    assert loan.disbursed_on == date(2024, 2, 1)
    rows = (await loans.instalments_of(PAYER, [loan_id]))[loan_id]
    assert rows[0].due_on == date(2024, 2, 29), "the contract keeps its due dates"
    booked = "SELECT booked_on FROM journal_entry WHERE loan_id = $1"
    assert await database.pool().fetchval(booked, loan_id) == date(2024, 2, 1)


async def test_fees_that_are_kept_back_do_not_go_out(payer: Payer, bank: Bank) -> None:
    fee = {"kind": "upfront", "amount": "60.00", "name": "service"}
    disbursement_id = await payer.start(fees=[fee])
    async with working():
        await payer.until(disbursement_id, "paid")
    assert bank.paid() == [(card_number("000"), 114_000)]


async def test_a_dry_run_shows_the_loan_and_keeps_nothing(payer: Payer, bank: Bank) -> None:
    contract_id, card_id = await payer.ground()
    counts = """SELECT (SELECT count(*) FROM payment_order) + (SELECT count(*) FROM disbursement)
        + (SELECT count(*) FROM loan) + (SELECT count(*) FROM outbox_message)"""
    before = await database.pool().fetchval(counts)
    looked = await start(contract_id, card_id, "", dry_run=True)
    assert looked.disbursement_id is None
    assert looked.preview.balances_after == {"CASH_CLEARING": -120_000, "LOAN_PRINCIPAL": 120_000}
    assert await database.pool().fetchval(counts) == before
    done = await start(contract_id, card_id)
    async with working():
        await payer.until(done.disbursement_id, "paid")
    loan_id = (await payer.view(done.disbursement_id)).loan_id
    rows = (await loans.instalments_of(PAYER, [loan_id]))[loan_id]
    assert [r.due_on for r in rows] == [r.due_on for r in looked.preview.rows_after]
    assert [r.total_minor for r in rows] == [r.total_minor for r in looked.preview.rows_after]


async def test_what_could_not_be_booked_later_is_refused_before_money_leaves(
    payer: Payer, bank: Bank
) -> None:
    contract_id, card_id = await payer.ground(disbursed_on="2024-03-31")
    assert await code(start(contract_id, card_id)) == "BEFORE_CONTRACT"
    assert await database.pool().fetchval("SELECT count(*) FROM payment_order") == 0
