"""Breaks with their three sides, as the screens see them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day
from xindai.graphql.payments.types import PaymentOrder
from xindai.graphql.reconciliation.types import BankLine, ReconciliationRun
from xindai.payments import api as payments
from xindai.payments.api import (
    BreakKind,
    BreakState,
    BreakView,
    NoEntry,
    ProposedLineView,
    Severity,
)
from xindai.payments.permissions import READ


@classified(C1)
@strawberry.type
class ProposedEntryLine:
    """A signed amount on the account of a role: debit above zero."""

    role: str
    amount: Money
    branch_id: strawberry.ID

    @classmethod
    def of(cls, view: ProposedLineView) -> Self:
        """From the domain."""
        amount = money(view.amount_minor, view.currency)
        return cls(role=view.role, amount=amount, branch_id=to_id("Branch", view.branch_id))


@classified(C1)
@strawberry.type(description="对账差异: the three sides, and what is proposed about them.")
class ReconciliationBreak(Node):
    """`difference` is what the bank has and the books have not. There is a `proposal` that
    balances, or `noEntry` says why not. `mine`: the viewer has proposed it, so he cannot decide."""

    view: strawberry.Private[BreakView]
    number: str
    run_id: strawberry.ID
    on: Day
    kind: BreakKind
    severity: Severity
    state: BreakState
    bank: Money | None
    ordered: Money | None
    ledger: Money | None
    difference: Money
    proposal: list[ProposedEntryLine]
    no_entry: NoEntry | None
    note: str | None
    entry_id: strawberry.ID | None
    reversal_id: strawberry.ID | None
    age_days: int
    version: int

    @classmethod
    def of(cls, view: BreakView) -> Self:
        """From the domain."""

        def amount(minor: int | None) -> Money | None:
            return None if minor is None else money(minor, view.currency)

        return cls(
            id=to_id("ReconciliationBreak", view.id),
            view=view,
            number=view.number,
            run_id=to_id("ReconciliationRun", view.run_id),
            on=day(view.run_on),
            kind=view.kind,
            severity=view.severity,
            state=view.state,
            bank=amount(view.bank_minor),
            ordered=amount(view.order_minor),
            ledger=amount(view.ledger_minor),
            difference=money(view.difference_minor, view.currency),
            proposal=[ProposedEntryLine.of(line) for line in view.proposal],
            no_entry=view.no_entry,
            note=view.note,
            entry_id=to_id("JournalEntry", view.entry_id) if view.entry_id else None,
            reversal_id=to_id("JournalEntry", view.reversal_id) if view.reversal_id else None,
            age_days=view.age_days,
            version=view.version,
        )

    @strawberry.field
    async def mine(self, info: Info) -> bool:
        """Whether the viewer has proposed it."""
        return (await info.context.actor()).id == self.view.proposed_by

    @strawberry.field
    async def order(self, info: Info) -> PaymentOrder | None:
        """The order's side; null for who may not see orders."""
        key, actor = self.view.order_id, await info.context.actor()
        if key is None or not actor.may(READ):
            return None
        found = await load(info.context, payments.orders_by_id, key)
        return PaymentOrder.of(found) if found else None

    @strawberry.field
    async def lines(self, info: Info) -> list[BankLine]:
        """The bank's side; of many (fees of a day) the first ten."""
        shown = self.view.line_ids[:10]
        out = []
        for key in shown:
            line = await load(info.context, payments.lines_by_id, key)
            out += [BankLine.of(line)] if line else []
        return out

    @strawberry.field
    async def line_count(self) -> int:
        """How many lines it is about."""
        return len(self.view.line_ids)


@classified(PUBLIC)
@strawberry.type
class ReconciliationBreakEdge:
    """A break and where to go on behind it."""

    cursor: str
    node: ReconciliationBreak


@classified(C1)
@strawberry.type
class ReconciliationBreakConnection:
    """A page of breaks, newest first."""

    edges: list[ReconciliationBreakEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type
class ReconciliationBreakPayload(Payload):
    """The break as it is now."""

    found: ReconciliationBreak | None


@classified(C1)
@strawberry.type
class ReconciliationRunPayload(Payload):
    """The run as it is now; a job is at work on it."""

    run: ReconciliationRun | None
