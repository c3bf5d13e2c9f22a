"""Every verb done once, and what it refuses: then nothing has moved."""

from datetime import date
from uuid import uuid4

import pytest

from tests.actors import staff
from tests.loans.conftest import MANAGER, everything, today_is
from xindai.kernel.errors import Refusal
from xindai.loans import api
from xindai.loans.types import LoanCommand, OpenLoan
from xindai.loans.verify import verify
from xindai.platform.actor import Actor, ActorKind

FEB, MAR, APR = date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)


async def refused(lender, loan_id, verb, amount=None, on=None, **data):
    """The code and field of a refusal, after making sure that nothing moved."""
    before = await everything(loan_id)
    with pytest.raises(Refusal) as no:
        await lender.do(loan_id, verb, amount, on, **data)
    assert await everything(loan_id) == before
    return no.value.code, no.value.field


async def test_open_gives_a_number_with_check_digit_and_a_plan(lender):
    loan = await api.get_loan(MANAGER, await lender.pending())
    assert (loan.status, loan.outstanding_minor, loan.number) == ("pending", 0, "JJ0000000014")
    assert await verify() == []


async def test_a_contract_is_drawn_once(lender):
    contract_id = await lender.contract()
    first = await api.open_loan(MANAGER, OpenLoan(contract_id=contract_id, idempotency_key="a"))
    again = await api.open_loan(MANAGER, OpenLoan(contract_id=contract_id, idempotency_key="a"))
    assert first == again
    with pytest.raises(Refusal, match="already has a loan"):
        await api.open_loan(MANAGER, OpenLoan(contract_id=contract_id, idempotency_key="b"))
    with pytest.raises(Refusal) as no:
        await api.open_loan(MANAGER, OpenLoan(contract_id=uuid4(), idempotency_key="c"))
    assert no.value.code == "CONTRACT_NOT_FOUND"


async def test_disburse_books_principal_against_cash(lender):
    loan_id = await lender.loan()
    loan = await api.get_loan(MANAGER, loan_id)
    assert (loan.status, loan.outstanding_minor, loan.level_minor) == ("active", 120000, 10662)
    (entry,) = await api.journal_of(MANAGER, loan_id)
    assert sorted(line.amount_minor for line in entry.lines) == [-120000, 120000]
    assert await verify() == []


async def test_repay_pays_interest_before_principal(lender):
    loan_id = await lender.loan()
    await today_is(FEB)
    await lender.do(loan_id, "repay", "106.62", FEB)
    (_, paid) = await api.transactions_of(MANAGER, loan_id)
    assert dict(paid.applied) == {"principal": 9462, "interest": 1200}
    (row, *_) = (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    assert (row.settled_on, row.unpaid_minor) == (FEB, 0)
    assert await verify() == []


async def test_repay_refuses_with_code_and_field(lender):
    pending = await lender.pending()
    code, _ = await refused(lender, pending, "repay", "1.00")
    assert code == "BEFORE_DISBURSEMENT"
    loan_id = await lender.loan()
    for amount, code in {
        "0.00": "AMOUNT_NOT_POSITIVE",
        "-1.00": "INVALID_AMOUNT",
        "NaN": "INVALID_AMOUNT",
        "1e400": "INVALID_AMOUNT",
        "１２": "INVALID_AMOUNT",
        "1.234": "INVALID_AMOUNT",
    }.items():
        assert await refused(lender, loan_id, "repay", amount) == (code, "amount")
    assert await refused(lender, loan_id, "repay") == ("MISSING_FIELD", "amount")
    assert await refused(lender, loan_id, "repay", "1.00", choice="x") == (
        "UNKNOWN_FIELD",
        "choice",
    )
    assert await refused(lender, loan_id, "repay", "1.00", FEB) == ("DATE_IN_FUTURE", "on")
    early = date(2024, 1, 30)
    assert (await refused(lender, loan_id, "repay", "1.00", early))[1] == "on"
    assert await refused(lender, loan_id, "fly") == ("UNKNOWN_CHOICE", "type")


async def test_a_closed_loan_takes_no_payment(lender):
    loan_id = await lender.loan()
    await today_is(FEB)
    quote = await api.payoff_quote(MANAGER, loan_id)
    assert quote.total_minor == 121200
    await lender.do(loan_id, "payoff")
    loan = await api.get_loan(MANAGER, loan_id)
    assert (loan.status, loan.outstanding_minor, loan.closed_on) == ("closed", 0, FEB)
    assert (await refused(lender, loan_id, "repay", "1.00"))[0] == "LOAN_CLOSED"
    assert await verify() == []


async def test_a_closed_period_takes_no_booking(lender, db):
    loan_id = await lender.loan()
    async with db.owner() as owner:
        await owner.execute("UPDATE accounting_period SET status = 'closed'")
    closed = ("PERIOD_CLOSED", "booked_on")
    assert await refused(lender, loan_id, "repay", "1.00") == closed
    assert await refused(lender, loan_id, "extend", instalments=1) == closed


async def test_not_yours_is_not_there(lender):
    loan_id = await lender.loan()
    stranger = staff("branch_manager", "/B2/")
    for wanted in (loan_id, uuid4()):
        with pytest.raises(Refusal) as no:
            await lender.do(wanted, "repay", "1.00", actor=stranger)
        assert (no.value.code, no.value.message) == ("LOAN_NOT_FOUND", "there is no such loan")
        with pytest.raises(Refusal, match="no such loan"):
            await api.get_loan(stranger, wanted)
    nobody = Actor("staff:y", ActorKind.STAFF)
    with pytest.raises(Refusal) as no:
        await lender.do(loan_id, "repay", "1.00", actor=nobody)
    assert no.value.code == "FORBIDDEN"


async def test_money_needs_a_key(lender):
    loan_id = await lender.loan()
    for key in ("", " ", "x" * 201, "a\nb"):
        with pytest.raises(Refusal) as no:
            await api.command(
                MANAGER,
                LoanCommand(loan_id=loan_id, type="repay", amount="1.00", idempotency_key=key),
            )
        assert no.value.field == "idempotencyKey"


@pytest.mark.parametrize("choice", ["shorter_term", "smaller_instalment", "next_due"])
async def test_prepay_by_choice(lender, choice):
    loan_id = await lender.loan()
    await lender.do(loan_id, "prepay", "500.00", choice=choice)
    loan = await api.get_loan(MANAGER, loan_id)
    assert loan.outstanding_minor == 70000
    assert await verify() == []
    assert await refused(lender, loan_id, "prepay", "1.00", choice="x") == (
        "UNKNOWN_CHOICE",
        "choice",
    )


async def test_overpayment_becomes_a_credit_that_is_refunded_and_never_more(lender):
    loan_id = await lender.loan(excess="credit")
    await today_is(FEB)
    await lender.do(loan_id, "repay", "150.00")
    assert (await api.get_loan(MANAGER, loan_id)).credit_minor == 15000 - 10662
    assert (await refused(lender, loan_id, "refund", "43.39"))[1] == "amount"
    await lender.do(loan_id, "refund", "43.38")
    assert (await api.get_loan(MANAGER, loan_id)).credit_minor == 0
    assert await verify() == []


async def test_merchant_refund_lowers_principal(lender):
    loan_id = await lender.loan()
    await lender.do(loan_id, "merchant_refund", "200.00")
    assert (await api.get_loan(MANAGER, loan_id)).outstanding_minor == 100000
    assert await verify() == []


async def test_extend_shorten_shift_and_restructure(lender):
    loan_id = await lender.loan()
    await lender.do(loan_id, "extend", instalments=6)
    assert (await api.get_loan(MANAGER, loan_id)).maturity_on == date(2025, 7, 31)
    await lender.do(loan_id, "shorten", instalments=9)
    loan = await api.get_loan(MANAGER, loan_id)
    assert (loan.maturity_on, loan.instalment_count) == (date(2024, 10, 31), 9)
    assert len((await api.instalments_of(MANAGER, [loan_id]))[loan_id]) == 9
    await lender.do(loan_id, "shift_due", from_due="2024-02-29", to_due="2024-03-10")
    rows = (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    assert rows[0].due_on == date(2024, 3, 10)
    await lender.do(loan_id, "restructure", instalments=24, annual_rate="0.06")
    assert (await api.get_loan(MANAGER, loan_id)).annual_rate == "0.06000000"
    assert await verify() == []
    for verb, data, field in (
        ("extend", {"instalments": 0}, "instalments"),
        ("shorten", {"instalments": "2"}, "instalments"),
        ("shift_due", {"from_due": "2024-02-30", "to_due": "2024-03-10"}, "from_due"),
        ("rate_change", {"annual_rate": "1e4"}, "annual_rate"),
        ("pause", {"until": "soon"}, "until"),
        ("waive", {"component": "love"}, "amount"),
    ):
        assert (await refused(lender, loan_id, verb, **data))[1] == field


async def test_rate_change_and_pause(lender):
    loan_id = await lender.loan()
    await lender.do(loan_id, "rate_change", annual_rate="0.06")
    await lender.do(loan_id, "pause", until="2024-03-31")
    rows = (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    assert rows[0].interest_minor == 0
    assert await verify() == []


async def test_waive_what_is_owed_and_no_more(lender):
    loan_id = await lender.loan()
    await today_is(MAR)
    await lender.do(loan_id, "waive", "5.00", component="interest")
    assert (await api.get_loan(MANAGER, loan_id)).interest_receivable_minor > 0
    assert (await refused(lender, loan_id, "waive", "9999.00", component="interest"))[1] == "amount"
    assert await verify() == []


async def test_charge_fee(lender):
    loan_id = await lender.loan()
    await lender.do(loan_id, "charge_fee", "20.00", name="快递费")
    rows = (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    assert sum(row.fee_minor for row in rows) == 2000
    assert await verify() == []


async def test_non_accrual_and_back(lender):
    loan_id = await lender.loan()
    await today_is(APR)
    await lender.do(loan_id, "non_accrual")
    assert (await api.get_loan(MANAGER, loan_id)).non_accrual
    assert await verify() == []
    await today_is(date(2024, 5, 1))
    await lender.do(loan_id, "non_accrual", value=False)
    assert not (await api.get_loan(MANAGER, loan_id)).non_accrual
    assert await verify() == []


async def test_write_off_and_recovery(lender):
    loan_id = await lender.loan()
    assert (await refused(lender, loan_id, "recovery", "1.00"))[0] == "NOT_WRITTEN_OFF"
    await today_is(APR)
    await lender.do(loan_id, "write_off")
    loan = await api.get_loan(MANAGER, loan_id)
    assert (loan.status, loan.outstanding_minor) == ("written_off", 0)
    await lender.do(loan_id, "recovery", "300.00")
    assert (await api.get_loan(MANAGER, loan_id)).recovered_minor == 30000
    assert await verify() == []


async def test_reverse_is_named_once(lender):
    loan_id = await lender.loan()
    assert (await refused(lender, loan_id, "reverse", event=str(uuid4())))[1] == "event"
    assert await refused(lender, loan_id, "reverse") == ("MISSING_FIELD", "event")
    paid = await lender.do(loan_id, "repay", "50.00")
    await lender.do(loan_id, "reverse", event=str(paid.event_id))
    assert (await refused(lender, loan_id, "reverse", event=str(paid.event_id)))[1] == "event"
    assert await verify() == []
