"""The books: business date and trial balance."""

from __future__ import annotations

import strawberry

from xindai.accounting import api as accounting
from xindai.accounting.permissions import READ
from xindai.graphql.accounting.types import (
    JournalEntry,
    JournalEntryConnection,
    JournalEntryEdge,
    TrialBalance,
    TrialBalanceLine,
)
from xindai.graphql.base.access import PUBLIC, SIGNED_IN, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
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

    @entry(may(READ), Rows.LENDER, "试算平衡 of a day, one per currency.", on=PUBLIC)
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

    @entry(
        may(READ),
        Rows.LENDER,
        "分录 of all loans and of the end of day, oldest first; by booking date and account.",
        booked_on=PUBLIC,
        account_code=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def journal_entries(
        self,
        info: Info,
        booked_on: Day | None = None,
        account_code: str | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> JournalEntryConnection:
        key = info.context.services.cursor_key
        when = parse_date(booked_on, "bookedOn") if booked_on is not None else None
        size, start = check_first(first), unseal(key, after)
        page = await accounting.find_entries(
            await info.context.actor(), when, account_code, size, start
        )
        edges = [
            JournalEntryEdge(cursor=seal(key, cursor), node=JournalEntry.of(view))
            for view, cursor in zip(page.entries, page.cursors, strict=True)
        ]
        return JournalEntryConnection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.has_next, end_cursor=edges[-1].cursor if edges else None
            ),
        )
