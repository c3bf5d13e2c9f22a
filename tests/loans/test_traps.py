"""The histories that break lenders: each ends where a loan without the detour would have been."""

from datetime import date

import pytest

from tests.loans.conftest import MANAGER, accounts_of, everything, today_is
from xindai.kernel.errors import Refusal
from xindai.loans import api
from xindai.loans.verify import verify

FEB, MAR, APR = date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)


async def test_reversal_after_later_payments(lender):
    plain, detour = await lender.loan(), await lender.loan()
    await today_is(FEB)
    bounced = await lender.do(detour, "repay", "106.62", FEB)
    await today_is(MAR)
    await lender.do(detour, "repay", "106.62", MAR)
    await lender.do(plain, "repay", "106.62", MAR)
    await lender.do(detour, "reverse", event=str(bounced.event_id))
    assert (await everything(plain))["rows"][0] | {"loan_id": 0} == (await everything(detour))[
        "rows"
    ][0] | {"loan_id": 0}
    assert await accounts_of(plain) == await accounts_of(detour)
    assert await verify() == []


async def test_a_backdated_payment_makes_the_penalty_vanish(lender):
    plain, late = await lender.loan(), await lender.loan()
    await today_is(FEB)
    await lender.do(plain, "repay", "106.62", FEB)
    await today_is(APR)
    await lender.do(late, "repay", "0.01")  # folds the overdue loan: penalty is in the books
    assert (await api.get_loan(MANAGER, late)).penalty_receivable_minor > 0
    await lender.do(plain, "repay", "0.01")
    await lender.do(late, "repay", "106.62", FEB)
    assert await accounts_of(plain) == await accounts_of(late)
    assert await verify() == []


async def test_overpayment_then_reversal(lender):
    loan_id = await lender.loan(excess="credit")
    await today_is(FEB)
    before = await accounts_of(loan_id)
    paid = await lender.do(loan_id, "repay", "2000.00")
    assert (await api.get_loan(MANAGER, loan_id)).credit_minor > 0
    await lender.do(loan_id, "reverse", event=str(paid.event_id))
    loan = await api.get_loan(MANAGER, loan_id)
    assert (loan.credit_minor, loan.outstanding_minor, loan.status) == (0, 120000, "active")
    after = await accounts_of(loan_id)
    assert {code: after.get(code, 0) for code in before} | {} != {}
    assert await verify() == []


async def test_a_spent_overpayment_cannot_be_reversed_away(lender):
    loan_id = await lender.loan(excess="credit")
    await today_is(FEB)
    paid = await lender.do(loan_id, "repay", "2000.00")
    credit = (await api.get_loan(MANAGER, loan_id)).credit_minor
    await lender.do(loan_id, "refund", f"{credit // 100}.{credit % 100:02d}")
    with pytest.raises(Refusal) as no:
        await lender.do(loan_id, "reverse", event=str(paid.event_id))
    assert no.value.field == "event"
    assert await verify() == []


async def test_same_day_order_does_not_count(lender):
    one, other = await lender.loan(), await lender.loan()
    await today_is(MAR)
    await lender.do(one, "repay", "106.62", FEB)
    await lender.do(one, "repay", "50.00", MAR)
    await lender.do(other, "repay", "50.00", MAR)
    await lender.do(other, "repay", "106.62", FEB)
    left, right = await everything(one), await everything(other)
    for row in (*left["rows"], *right["rows"]):
        row["loan_id"] = None
    assert left["rows"] == right["rows"]
    assert left["accounts"] == right["accounts"]
    assert await verify() == []


@pytest.mark.parametrize("amount", ["106.61", "106.62", "106.63", "1212.00"])
@pytest.mark.parametrize("on", [date(2024, 2, 10), FEB, date(2024, 3, 5)])
async def test_early_on_time_late_by_partial_exact_excess(lender, amount, on):
    loan_id = await lender.loan()
    await today_is(on)
    await lender.do(loan_id, "repay", amount)
    assert await verify() == []


async def test_reversed_disbursement_leaves_nothing_in_the_books(lender):
    loan_id = await lender.pending()
    paid_out = await lender.do(loan_id, "disburse", "1200.00")
    await lender.do(loan_id, "reverse", event=str(paid_out.event_id))
    assert await accounts_of(loan_id) == {}
    assert (await api.get_loan(MANAGER, loan_id)).status == "pending"
    assert await verify() == []
