"""What is to be paid next, told from the schedule that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Self

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.scalars import Day, day
from xindai.loans.types import RowView


@classified(C1)
@for_borrowers()
@strawberry.type(description="下次还款: the next instalment that is open, and what is overdue.")
class NextPayment:
    """`total` is `overdue` (everything that fell due before the business date and is unpaid) and
    `amount` (what is unpaid of the instalment `n`, due on `dueOn`). Where all that is left is
    overdue, `n` and `dueOn` are those of the last instalment and `amount` is zero."""

    n: int
    due_on: Day
    amount: Money
    overdue: Money
    total: Money

    @classmethod
    def of(cls, rows: Sequence[RowView], as_of: date, currency: str) -> Self | None:
        """From the schedule; None where nothing is open."""
        still = [row for row in rows if row.unpaid_minor > 0]
        if not still:
            return None
        overdue = sum(row.unpaid_minor for row in still if row.due_on < as_of)
        coming = next((row for row in still if row.due_on >= as_of), None)
        row, amount = coming or still[-1], coming.unpaid_minor if coming else 0
        return cls(
            n=row.n,
            due_on=day(row.due_on),
            amount=money(amount, currency),
            overdue=money(overdue, currency),
            total=money(amount + overdue, currency),
        )
