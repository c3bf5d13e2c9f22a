"""Schedules and rates of loans that do not exist."""

from __future__ import annotations

from enum import Enum
from typing import Self

import strawberry

from xindai.engine.quote import Quote, sums
from xindai.engine.row import Row
from xindai.graphql.base.access import PUBLIC, classified, for_borrowers
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.scalars import Amount, Day, day


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class PreviewRow:
    """One instalment of a schedule."""

    n: int
    starts_on: Day
    due_on: Day
    principal: Money
    interest: Money
    fee: Money
    total: Money
    balance_after: Money

    @classmethod
    def of(cls, row: Row, currency: str) -> Self:
        """From the engine."""
        return cls(
            n=row.n,
            starts_on=day(row.starts_on),
            due_on=day(row.due_on),
            principal=money(row.principal, currency),
            interest=money(row.interest, currency),
            fee=money(row.fee, currency),
            total=money(row.total(row.due_on), currency),
            balance_after=money(row.balance_after, currency),
        )


@classified(PUBLIC)
@for_borrowers()
@strawberry.type(description="试算: the schedule of some terms, and their annual percentage rate.")
class SchedulePreview:
    """`aprPercent` is the EU effective rate over the real cash flows, null where there is none."""

    instalment: Money
    rows: list[PreviewRow]
    principal: Money
    interest: Money
    fee: Money
    total: Money
    apr_percent: str | None

    @classmethod
    def of(cls, quote: Quote) -> Self:
        """From the engine."""
        rows, currency = quote.state.rows, quote.state.currency
        added = sums(quote.state)
        return cls(
            instalment=money(quote.instalment_minor, currency),
            rows=[PreviewRow.of(row, currency) for row in rows],
            principal=money(added.principal, currency),
            interest=money(added.interest, currency),
            fee=money(added.fee + added.fee_at_once, currency),
            total=money(added.total + added.fee_at_once, currency),
            apr_percent=quote.apr_percent,
        )


@strawberry.enum(description="eu: effective; us: actuarial (Reg Z); irr12: 月 IRR x 12.")
class AprMethod(Enum):
    """Whose definition of the rate."""

    EU = "eu"
    US = "us"
    IRR12 = "irr12"


@classified(PUBLIC)
@strawberry.input
class FlowInput:
    """Money on a day."""

    amount: Amount
    on: Day


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class Apr:
    """At least eight significant digits."""

    percent: str
