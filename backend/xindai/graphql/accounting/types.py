"""Journal entries and the trial balance."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.accounting.types import EntryView, TrialBalanceRow
from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import Day, day


@classified(C1)
@strawberry.type(description="A line of an entry: debit is above zero, credit below.")
class JournalLine:
    """The lines of an entry add up to zero by currency."""

    line_no: int
    account_code: str
    amount: Money


@classified(C1)
@strawberry.type(description="分录: a balanced booking. It never changes; corrections reverse it.")
class JournalEntry(Node):
    """`bookedOn` decides the period, `valueOn` may be past."""

    number: str
    kind: str
    booked_on: Day
    value_on: Day
    description: str
    created_at: str
    lines: list[JournalLine]

    @classmethod
    def of(cls, view: EntryView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("JournalEntry", view.id),
            number=view.number,
            kind=view.kind,
            booked_on=day(view.booked_on),
            value_on=day(view.value_on),
            description=view.description,
            created_at=view.created_at.isoformat(),
            lines=[
                JournalLine(
                    line_no=line.line_no,
                    account_code=line.account_code,
                    amount=money(line.amount_minor, line.currency),
                )
                for line in view.lines
            ],
        )


@classified(PUBLIC)
@strawberry.type
class JournalEntryEdge:
    """An entry and where to go on behind it."""

    cursor: str
    node: JournalEntry


@classified(C1)
@strawberry.type
class JournalEntryConnection:
    """A page of the journal."""

    edges: list[JournalEntryEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="An account on a day.")
class TrialBalanceLine:
    """Opening + debit - credit = closing; a credit balance carries a minus."""

    account_code: str
    name_zh: str
    name_en: str
    kind: str
    debit: Money
    credit: Money
    opening: Money
    closing: Money

    @classmethod
    def of(cls, row: TrialBalanceRow) -> Self:
        """From the domain."""
        opening = row.closing_minor - row.debit_minor + row.credit_minor
        return cls(
            account_code=row.account_code,
            name_zh=row.name_zh,
            name_en=row.name_en,
            kind=row.kind,
            debit=money(row.debit_minor, row.currency),
            credit=money(row.credit_minor, row.currency),
            opening=money(opening, row.currency),
            closing=money(row.closing_minor, row.currency),
        )


@classified(C1)
@strawberry.type(description="试算平衡: the closings of a currency add up to zero.")
class TrialBalance:
    """`difference` is zero, or the books are broken."""

    on: Day
    currency: str
    lines: list[TrialBalanceLine]
    difference: Money
