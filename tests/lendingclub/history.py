"""A history out of totals: events whose sums are what the file says of a loan that has ended.

The file tells of each loan how much principal, interest, late fee and recovery came in, by what
month the last payment came, and how it ended. It tells no single payment. So the dates here are
ours, and so is one number a loan:

- Instalments are paid on their due dates, oldest first, until the principal of the file is paid.
- The interest of the rows so paid differs from the file's interest: real borrowers paid days early
  or late, and LendingClub rounded per investor. `moved` is that difference: above zero it is waived
  on the rows it would have been due on, below zero it is charged as a fee.
- A paid loan is paid off on the first due date by which the schedule has earned the file's
  interest. The file's last payment is not used for that, so it can be compared afterwards.
- A charged-off loan stops paying, is written off when 151 days past due (LendingClub charges off
  by the 150th day), and what was recovered comes in one sum after that.

What the replay proves is therefore not when people paid. It proves that from such events the fold
ends with the file's principal, interest, late fees, recoveries, balance and status to the cent,
and, by how small `moved` is, how near the schedule's interest is to what was really paid.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from tests.lendingclub.rows import cents, first_schedule
from xindai.engine.events import Event, EventType
from xindai.engine.terms import Component
from xindai.kernel.dates import add_months


@dataclass(frozen=True, slots=True)
class Ended:
    """A row of the file: cents, months since the month of issue."""

    id: str
    lent: int
    dollars: str
    percent: str
    months: str
    issued_on: date
    paid: bool
    principal: int
    interest: int
    late_fee: int
    recovered: int
    total: int
    balance: int
    last_payment_on: date | None


def ended(row: dict[str, str]) -> Ended:
    """A row read."""
    last = row["last_pymnt_d"]
    return Ended(
        id=row["row_id"],
        lent=cents(row["funded_amnt"]),
        dollars=row["funded_amnt"],
        percent=row["int_rate"],
        months=row["term"],
        issued_on=date.fromisoformat(row["issue_d"]),
        paid=row["loan_status"] == "Fully Paid",
        principal=cents(row["total_rec_prncp"]),
        interest=cents(row["total_rec_int"]),
        late_fee=cents(row["total_rec_late_fee"]),
        recovered=cents(row["recoveries"]),
        total=cents(row["total_pymnt"]),
        balance=cents(row["out_prncp"]),
        last_payment_on=date.fromisoformat(last) if last else None,
    )


@dataclass(frozen=True, slots=True)
class History:
    """`events` and what was made up for them: `moved` cents of interest, `months` of paying."""

    events: list[Event]
    as_of: date
    moved: int
    months: int


def history_of(loan: Ended) -> History:
    """The events of a loan that has ended."""
    rows = first_schedule(loan.dollars, loan.percent, loan.months).rows
    interest = [0, *accumulate(row.interest for row in rows)]
    principal = [0, *accumulate(row.principal for row in rows)]
    wanted = loan.lent if loan.paid else loan.principal
    if loan.paid:
        months = next(
            (n for n, sum in enumerate(interest) if n and sum >= loan.interest), len(rows)
        )
        least = most = interest[months]
    else:
        months = bisect_left(principal, wanted)
        least = most = interest[months]
        if principal[months] == wanted and months < len(rows) and loan.interest > least:
            months += 1  # begun, and nothing but interest paid
            most = interest[months]
    moved = max(0, least - loan.interest) - max(0, loan.interest - most)

    def due(n: int) -> date:
        return add_months(loan.issued_on, n)

    events = [Event("lent", EventType.DISBURSE, loan.issued_on, loan.lent)]
    charged = loan.late_fee + max(0, -moved)
    if charged:
        events.append(Event("late", EventType.CHARGE_FEE, loan.issued_on, charged))
    money, waive = wanted + loan.interest + loan.late_fee, max(0, moved)
    for n, row in enumerate(rows[:months], start=1):
        ending = loan.paid and n == months
        less = min(waive, row.interest) if ending or not loan.paid else 0
        waive -= less
        if less:
            component = {"component": Component.INTEREST}
            events.append(Event(f"w{n}", EventType.WAIVE, due(n), less, component))
        bill = row.interest - less + row.principal + (charged if n == 1 else 0)
        amount = money if ending else min(money, bill)
        money -= amount
        if amount:
            kind = EventType.PAYOFF if ending else EventType.REPAY
            events.append(Event(f"p{n}", kind, due(n), amount))
    if loan.paid:
        return History(events, due(months), moved, months)
    unpaid_from = due(bisect_right(principal, wanted))
    lost_on = unpaid_from + timedelta(days=151)
    events.append(Event("lost", EventType.WRITE_OFF, lost_on))
    if loan.recovered:
        events.append(Event("back", EventType.RECOVERY, lost_on, loan.recovered))
    return History(events, lost_on, moved, months)
