"""Lists, pages, figures: only the actor's branches, in order, nothing twice."""

from datetime import date

import pytest

from tests.actors import staff
from tests.loans.conftest import MANAGER, today_is
from xindai.kernel.errors import Refusal
from xindai.loans import api
from xindai.loans.types import LoanFilter, LoanOrder


@pytest.mark.parametrize("order", list(LoanOrder))
async def test_pages_cover_everything_once_in_order(lender, order):
    ids = {await lender.loan() for _ in range(4)} | {await lender.pending()}
    seen, after = [], None
    while True:
        page = await api.find_loans(MANAGER, None, order, 2, after)
        seen += page.loans
        if not page.has_next:
            break
        after = page.cursors[-1]
    assert {loan.id for loan in seen} == ids
    assert len(seen) == 5
    name = order.value.lstrip("-")
    values = [getattr(loan, name) or date(9999, 12, 31) for loan in seen if loan.disbursed_minor]
    assert values == sorted(values, reverse=order.value.startswith("-"))


async def test_a_cursor_of_another_order_is_refused(lender):
    await lender.loan()
    (cursor,) = (await api.find_loans(MANAGER)).cursors
    for text in (cursor, "number|x", "outstanding_minor|x|y", ""):
        with pytest.raises(Refusal, match="cursor"):
            await api.find_loans(MANAGER, order=LoanOrder.OUTSTANDING, after=text)


async def test_filters_and_scope(lender):
    await today_is(date(2024, 3, 5))
    late, pending = await lender.loan(), await lender.pending()
    for wanted, ids in (
        (LoanFilter(status="pending"), [pending]),
        (LoanFilter(overdue=True), [late]),
        (LoanFilter(overdue=False), [pending]),
        (LoanFilter(customer_id=lender.customer_id), [late, pending]),
        (LoanFilter(number="JJ000000001"), [late]),
        (LoanFilter(grade="A"), []),
    ):
        found = [loan.id for loan in (await api.find_loans(MANAGER, wanted)).loans]
        assert sorted(found) == sorted(ids), wanted
        assert await api.count_loans(MANAGER, wanted) == len(ids)
    stranger = staff("branch_manager", "/B2/")
    assert (await api.find_loans(stranger)).loans == ()
    assert await api.portfolio(stranger) == []
    assert await api.instalments_of(stranger, [late]) == {late: []}


async def test_portfolio_figures(lender):
    await today_is(date(2024, 3, 5))
    await lender.loan()
    await lender.pending()
    (figures,) = await api.portfolio(MANAGER)
    assert (figures.loans, figures.active_loans, figures.overdue_loans) == (2, 1, 1)
    assert figures.outstanding_minor == 120000
    assert figures.overdue_principal_minor == 9462
    assert figures.by_class == {"normal": 120000}


async def test_a_loan_as_of_today(lender):
    await today_is(date(2024, 3, 15))
    loan_id = await lender.loan()
    loan = await api.get_loan(MANAGER, loan_id)
    assert (loan.days_past_due, loan.oldest_unpaid_due_on) == (15, date(2024, 2, 29))
    assert loan.interest_receivable_minor == 1200 + 535  # and 15 of 31 days of 11.05
    assert loan.penalty_receivable_minor > 0
    why = await api.explain(MANAGER, loan_id, "interest", 1)
    assert why.amount == "12.00"
