"""Settlement accounts, statements and runs, as the screens see them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import Day, day, maybe_moment, moment
from xindai.graphql.reconciliation import enums as enums
from xindai.payments import api as payments
from xindai.payments.api import (
    BreakKind,
    KindCount,
    LineKind,
    LineStatus,
    LineView,
    RunStatus,
    RunView,
    SettlementAccountView,
    SettlementChannel,
    StatementFormat,
    StatementView,
)


@classified(C1)
@strawberry.type(
    description="清算账户: the lender's account at a bank, of a branch and those below."
)
class ClearingAccount(Node):
    """`number` is masked; `cutOffMinute` is counted from midnight in China: what is settled later
    is on the bank's next statement. The fees are those that were agreed for one payment."""

    code: str
    name_zh: str
    name_en: str
    channel: SettlementChannel
    branch_id: strawberry.ID
    currency: str
    number: str
    cut_off_minute: int
    payout_fee: Money
    collection_fee: Money

    @classmethod
    def of(cls, view: SettlementAccountView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ClearingAccount", view.id),
            code=view.code,
            name_zh=view.name_zh,
            name_en=view.name_en,
            channel=view.channel,
            branch_id=to_id("Branch", view.branch_id),
            currency=view.currency,
            number=view.number_masked,
            cut_off_minute=view.cut_off_minute,
            payout_fee=money(view.payout_fee_minor, view.currency),
            collection_fee=money(view.collection_fee_minor, view.currency),
        )


@classified(C1)
@strawberry.type(description="银行对账单: a file of the bank, imported once.")
class BankStatement(Node):
    """`booked` is what its booked lines add up to; `sha256` is of the file."""

    number: str
    account_id: strawberry.ID
    account_code: str
    on: Day
    format: StatementFormat
    sha256: str
    line_count: int
    opening: Money | None
    closing: Money | None
    booked: Money
    imported_at: str

    @classmethod
    def of(cls, view: StatementView) -> Self:
        """From the domain."""
        opening, closing, currency = view.opening_minor, view.closing_minor, view.currency
        return cls(
            id=to_id("BankStatement", view.id),
            number=view.number,
            account_id=to_id("ClearingAccount", view.account_id),
            account_code=view.account_code,
            on=day(view.statement_on),
            format=view.format,
            sha256=view.sha256,
            line_count=view.line_count,
            opening=None if opening is None else money(opening, currency),
            closing=None if closing is None else money(closing, currency),
            booked=money(view.booked_minor, currency),
            imported_at=moment(view.imported_at),
        )


@classified(C1)
@strawberry.type(description="银行流水: a line of a statement; the other end is masked.")
class BankLine:
    """`amount` as the lender's account sees it: below zero it went out. `requestId` is how an order
    names itself to the bank, `original` what a return undoes."""

    id: strawberry.ID
    line_no: int
    booked_on: Day
    value_on: Day
    kind: LineKind
    status: LineStatus
    amount: Money
    reference: str
    request_id: str | None
    remark: str
    original: str | None
    party_name: str | None
    party_number: str | None

    @classmethod
    def of(cls, view: LineView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("BankLine", view.id),
            line_no=view.line_no,
            booked_on=day(view.booked_on),
            value_on=day(view.value_on),
            kind=view.kind,
            status=view.status,
            amount=money(view.amount_minor, view.currency),
            reference=view.reference,
            request_id=str(view.request_id) if view.request_id else None,
            remark=view.remark,
            original=view.original,
            party_name=view.party_name,
            party_number=view.party_number,
        )


@classified(C1)
@strawberry.type
class BreakKindCount:
    """How many breaks of a kind a run found, how many of them wait for somebody, and what they
    would move on the clearing account (of different currencies: only the count means anything)."""

    kind: BreakKind
    count: int
    waiting: int
    difference: Money

    @classmethod
    def of(cls, view: KindCount, currency: str) -> Self:
        """From the domain."""
        amount = money(view.difference_minor, currency)
        return cls(kind=view.kind, count=view.count, waiting=view.waiting, difference=amount)


@classified(C1)
@strawberry.type(description="对账批次: a settlement account and a day.")
class ReconciliationRun(Node):
    """`in`, `out` and `fees` add up to the statement. `clean`: lines that agree in everything."""

    view: strawberry.Private[RunView]
    number: str
    account_id: strawberry.ID
    account_code: str
    on: Day
    status: RunStatus
    attempts: int
    line_count: int
    order_count: int
    booking_count: int
    clean_count: int
    break_count: int
    open_count: int
    money_in: Money
    money_out: Money
    fees: Money
    started_at: str
    ended_at: str | None
    version: int

    @classmethod
    def of(cls, view: RunView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ReconciliationRun", view.id),
            view=view,
            number=view.number,
            account_id=to_id("ClearingAccount", view.account_id),
            account_code=view.account_code,
            on=day(view.run_on),
            status=view.status,
            attempts=view.attempts,
            line_count=view.line_count,
            order_count=view.order_count,
            booking_count=view.booking_count,
            clean_count=view.clean_count,
            break_count=view.break_count,
            open_count=view.open_count,
            money_in=money(view.in_minor, view.currency),
            money_out=money(view.out_minor, view.currency),
            fees=money(view.fee_minor, view.currency),
            started_at=moment(view.started_at),
            ended_at=maybe_moment(view.ended_at),
            version=view.version,
        )

    @strawberry.field
    async def kinds(self, info: Info) -> list[BreakKindCount]:
        """The breaks by kind, the most frequent first."""
        found = await load(info.context, payments.kinds_of_runs, self.view.id)
        return [BreakKindCount.of(one, self.view.currency) for one in found or ()]


@classified(PUBLIC)
@strawberry.type
class BankStatementEdge:
    """A statement and where to go on behind it."""

    cursor: str
    node: BankStatement


@classified(C1)
@strawberry.type
class BankStatementConnection:
    """A page of statements, newest first."""

    edges: list[BankStatementEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type
class BankLineEdge:
    """A line and where to go on behind it."""

    cursor: str
    node: BankLine


@classified(C1)
@strawberry.type
class BankLineConnection:
    """A page of lines, the last first."""

    edges: list[BankLineEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type
class ReconciliationRunEdge:
    """A run and where to go on behind it."""

    cursor: str
    node: ReconciliationRun


@classified(C1)
@strawberry.type
class ReconciliationRunConnection:
    """A page of runs, newest first."""

    edges: list[ReconciliationRunEdge]
    page_info: PageInfo
