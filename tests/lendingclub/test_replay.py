"""9,486 loans of 2011, all ended since: schedule, payments, final status, replayed from totals."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lendingclub.history import Ended, History, ended, history_of
from tests.lendingclub.rows import rows_of, terms_of
from xindai.engine.fold import fold
from xindai.engine.state import Status

EVERYDAY_STEP = 100
CENTS_APART = 14
"""Eight paid loans have a principal 3 to 14 cents off the amount lent, the rest at most 2."""


def differences(loan: Ended, history: History) -> dict[str, tuple[int | str, int | str]]:
    """What the fold ends with and the file does not: name -> (fold, file)."""
    terms = terms_of(loan.dollars, loan.percent, loan.months, loan.issued_on)
    state = fold(terms, history.events, history.as_of)
    totals, charged = state.totals, max(0, -history.moved)
    status = Status.CLOSED if loan.paid else Status.WRITTEN_OFF
    pairs: dict[str, tuple[int | str, int | str]] = {
        "status": (state.status, status),
        "principal": (totals.principal_paid_minor, loan.lent if loan.paid else loan.principal),
        "lost": (
            totals.principal_written_off_minor,
            0 if loan.paid else loan.lent - loan.principal,
        ),
        "interest": (totals.interest_paid_minor + charged, loan.interest),
        "late fee": (totals.fee_paid_minor - charged, loan.late_fee),
        "recovered": (totals.recovered_minor, loan.recovered),
        "balance": (state.outstanding_minor, loan.balance),
        "credit": (totals.credit_minor, 0),
    }
    found = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    cash = totals.cash_minor + loan.lent
    if abs(cash - loan.total) > CENTS_APART:
        found["cash"] = (cash, loan.total)
    return found


def replayed(step: int) -> list[tuple[Ended, History]]:
    """Every step-th loan, once its replay has come out as in the file."""
    out = []
    for row in list(rows_of("lendingclub_2011.csv.gz"))[::step]:
        loan = ended(row)
        history = history_of(loan)
        assert (wrong := differences(loan, history)) == {}, f"{loan.id}: {wrong}"
        if loan.paid:
            assert abs(loan.principal - loan.lent) <= CENTS_APART, loan.id
        out.append((loan, history))
    return out


def months_apart(loan: Ended, history: History) -> int | None:
    """The month of the file's last payment, less the one in which our history pays off."""
    if loan.last_payment_on is None:
        return None
    last = loan.last_payment_on
    months = (last.year - loan.issued_on.year) * 12 + last.month - loan.issued_on.month
    return months - history.months


def plausible(loans: list[tuple[Ended, History]]) -> None:
    """The made-up dates are near the real ones: of the paid loans, most pay off within a month of
    the last payment that the file names, which the history never looked at; and the interest that
    had to be moved is below ten dollars for most."""
    paid = [(loan, history) for loan, history in loans if loan.paid]
    apart = [months_apart(loan, history) for loan, history in paid]
    near = sum(gap is not None and abs(gap) <= 1 for gap in apart)
    assert near / len(paid) > 0.85, (near, len(paid))
    small = sum(abs(history.moved) <= 1000 for _, history in loans)
    assert small / len(loans) > 0.60, (small, len(loans))


def test_a_sample_ends_as_it_did() -> None:
    plausible(replayed(EVERYDAY_STEP))


@pytest.mark.nightly
def test_every_loan_ends_as_it_did() -> None:
    loans = replayed(1)
    assert len(loans) == 9_486
    assert sum(loan.paid for loan, _ in loans) == 8_029
    plausible(loans)


def one(id: str) -> tuple[Ended, History]:
    """A loan by its id."""
    row = next(row for row in rows_of("lendingclub_2011.csv.gz") if row["row_id"] == id)
    loan = ended(row)
    return loan, history_of(loan)


def test_paid_to_the_last_month() -> None:
    """5,000.00 over 36 months at 7.90 %: the schedule earns 632.42, the file says 632.21."""
    loan, history = one("LC20819")
    assert (history.months, history.moved, history.as_of) == (36, 21, date(2014, 12, 1))
    assert months_apart(loan, history) == 1
    assert [event.amount for event in history.events[:3]] == [500_000, 15_646, 15_646]
    assert history.events[-1].amount == 103 - 21 + 15_529
    assert differences(loan, history) == {}


def test_stopped_in_the_fifteenth_month() -> None:
    """2,500.00 over 60 months at 15.27 %, 456.46 of it paid: between 426.33 after 14 rows and
    459.77 after 15. Those 15 rows bill 437.68 interest, the file has 435.17."""
    loan, history = one("LC20815")
    assert (history.months, history.moved, history.as_of) == (15, 251, date(2013, 7, 30))
    amounts = [event.amount for event in history.events]
    assert amounts[:4] == [250_000, 251, 5_983 - 251, 5_983]
    assert amounts[-3:] == [5_983 - (45_977 - 45_646), None, 12_290]
    assert differences(loan, history) == {}
