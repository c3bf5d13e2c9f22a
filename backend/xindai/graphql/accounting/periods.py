"""Months of the books, and the verb that closes one."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.accounting import api as accounting
from xindai.accounting.permissions import CLOSE_PERIOD, READ
from xindai.accounting.types import PeriodView
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day
from xindai.kernel.dates import parse_date


@classified(C1)
@strawberry.type(description="会计期间: a month of the books, by its first day.")
class AccountingPeriod:
    """A closed month takes no bookings any more; `mayClose`: it is over, and none before it is
    open."""

    month: Day
    is_open: bool
    may_close: bool

    @classmethod
    def of(cls, view: PeriodView) -> Self:
        """From the domain."""
        return cls(month=day(view.month), is_open=view.is_open, may_close=view.may_close)


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class AccountingPeriodCloseInput:
    """The month, by any of its days."""

    month: Day
    idempotency_key: str


@classified(C1)
@strawberry.type
class AccountingPeriodPayload(Payload):
    """The month as it is now."""

    period: AccountingPeriod | None


@strawberry.type
class PeriodQuery:
    """Part of Query."""

    @entry(may(READ), Rows.LENDER, "会计期间, newest first.")
    async def accounting_periods(self, info: Info) -> list[AccountingPeriod]:
        found = await accounting.periods(await info.context.actor())
        return [AccountingPeriod.of(view) for view in found]


@strawberry.type
class PeriodMutation:
    """Part of Mutation."""

    @verb(may(CLOSE_PERIOD), Rows.LENDER, "结账: closes a month for good.", AccountingPeriodPayload)
    async def accounting_period_close(
        self, info: Info, input: AccountingPeriodCloseInput
    ) -> AccountingPeriodPayload:
        actor = await info.context.actor()
        month = parse_date(input.month, "month")
        first = await accounting.close_month(actor, month, input.idempotency_key)
        found = {view.month: view for view in await accounting.periods(actor)}
        return AccountingPeriodPayload(period=AccountingPeriod.of(found[first]), user_errors=[])
