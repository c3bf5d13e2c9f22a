"""The books: business date and trial balance."""

from __future__ import annotations

import strawberry

from xindai.accounting import api as accounting
from xindai.graphql.accounting.types import TrialBalance, TrialBalanceLine
from xindai.graphql.base.access import PUBLIC, SIGNED_IN, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.money import money
from xindai.graphql.base.scalars import Day, day
from xindai.kernel.dates import parse_date


@strawberry.type
class AccountingQuery:
    """Part of Query."""

    @entry(SIGNED_IN, Rows.LENDER, "会计日期: the day that is open for bookings.")
    async def business_date(self, info: Info) -> Day:
        return day(await accounting.today())

    @entry(accounting.BOOKKEEPERS, Rows.LENDER, "试算平衡 of a day, one per currency.", on=PUBLIC)
    async def trial_balance(self, info: Info, on: Day | None = None) -> list[TrialBalance]:
        wanted = parse_date(on, "on") if on is not None else None
        found = await accounting.read_trial_balance(await info.context.actor(), wanted)
        when, rows = found
        return [
            TrialBalance(
                on=day(when),
                currency=currency,
                lines=[TrialBalanceLine.of(row) for row in rows if row.currency == currency],
                difference=money(
                    sum(row.closing_minor for row in rows if row.currency == currency), currency
                ),
            )
            for currency in dict.fromkeys(row.currency for row in rows)
        ]
