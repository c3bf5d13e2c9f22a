"""Reads of reconciliation."""

from __future__ import annotations

from typing import Any

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import from_id, maybe_id, split_id
from xindai.graphql.base.scalars import Day
from xindai.graphql.reconciliation.break_types import (
    ReconciliationBreak,
    ReconciliationBreakConnection,
    ReconciliationBreakEdge,
)
from xindai.graphql.reconciliation.report_types import SettlementReport
from xindai.graphql.reconciliation.types import (
    BankLine,
    BankLineConnection,
    BankLineEdge,
    BankStatement,
    BankStatementConnection,
    BankStatementEdge,
    ClearingAccount,
    ReconciliationRun,
    ReconciliationRunConnection,
    ReconciliationRunEdge,
)
from xindai.kernel.dates import parse_date
from xindai.payments import api as payments
from xindai.payments.api import BreakFilter, BreakKind, BreakState, Page, Severity
from xindai.payments.permissions import RECONCILIATION_READ


@classified(C1)
@strawberry.input(description="Which breaks; null leaves a criterion out.")
class ReconciliationBreakWhere:
    """`waiting`: somebody has to do something about it."""

    run_id: strawberry.ID | None = None
    kind: BreakKind | None = None
    state: BreakState | None = None
    severity: Severity | None = None
    waiting: bool = False

    def to_filter(self) -> BreakFilter:
        """For the domain."""
        return BreakFilter(
            run_id=maybe_id(
                "ReconciliationRun", self.run_id, "runId", "RECONCILIATION_RUN_NOT_FOUND"
            ),
            kind=self.kind,
            state=self.state,
            severity=self.severity,
            waiting=self.waiting,
        )


def account_key(text: str | None) -> Any:
    """The account's row, or None; refuses SETTLEMENT_ACCOUNT_NOT_FOUND."""
    return maybe_id("ClearingAccount", text, "accountId", "SETTLEMENT_ACCOUNT_NOT_FOUND")


def paged(key: bytes, page: Page, edge: Any, of: Any) -> tuple[list[Any], PageInfo]:
    """Edges and where the page ends."""
    edges = [
        edge(cursor=seal(key, cursor), node=of(view))
        for view, cursor in zip(page.rows, page.cursors, strict=True)
    ]
    last = edges[-1].cursor if edges else None
    return edges, PageInfo(has_next_page=page.has_next, end_cursor=last)


@strawberry.type
class ReconciliationQuery:
    """Part of Query."""

    @entry(may(RECONCILIATION_READ), Rows.BRANCH, "清算账户, by code.")
    async def clearing_accounts(self, info: Info) -> list[ClearingAccount]:
        found = await payments.accounts(await info.context.actor())
        return [ClearingAccount.of(view) for view in found]

    @entry(may(RECONCILIATION_READ), Rows.BRANCH, "对账单, one, or null.", id=PUBLIC)
    async def bank_statement(self, info: Info, id: strawberry.ID) -> BankStatement | None:
        kind, key = split_id(id)
        if kind != "BankStatement" or key is None:
            return None
        view = await load(info.context, payments.statements_by_id, key)
        return BankStatement.of(view) if view else None

    @entry(
        may(RECONCILIATION_READ),
        Rows.BRANCH,
        "对账单列表, newest first.",
        account_id=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def bank_statements(
        self,
        info: Info,
        account_id: strawberry.ID | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> BankStatementConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted, size = account_key(account_id), check_first(first)
        page = await payments.find_statements(actor, wanted, size, unseal(key, after))
        edges, info_ = paged(key, page, BankStatementEdge, BankStatement.of)
        return BankStatementConnection(edges=edges, page_info=info_)

    @entry(
        may(RECONCILIATION_READ),
        Rows.BRANCH,
        "对账单的流水, the last first.",
        statement_id=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def bank_statement_lines(
        self, info: Info, statement_id: strawberry.ID, first: int = 20, after: str | None = None
    ) -> BankLineConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = from_id("BankStatement", statement_id, "statementId", "STATEMENT_NOT_FOUND")
        page = await payments.find_lines(actor, wanted, check_first(first), unseal(key, after))
        edges, info_ = paged(key, page, BankLineEdge, BankLine.of)
        return BankLineConnection(edges=edges, page_info=info_)

    @entry(may(RECONCILIATION_READ), Rows.BRANCH, "对账批次, one, or null.", id=PUBLIC)
    async def reconciliation_run(self, info: Info, id: strawberry.ID) -> ReconciliationRun | None:
        kind, key = split_id(id)
        if kind != "ReconciliationRun" or key is None:
            return None
        view = await load(info.context, payments.runs_by_id, key)
        return ReconciliationRun.of(view) if view else None

    @entry(
        may(RECONCILIATION_READ),
        Rows.BRANCH,
        "对账批次列表, newest first.",
        account_id=PUBLIC,
        on=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def reconciliation_runs(
        self,
        info: Info,
        account_id: strawberry.ID | None = None,
        on: Day | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ReconciliationRunConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted, size = account_key(account_id), check_first(first)
        when = parse_date(on, "on") if on is not None else None
        page = await payments.find_runs(actor, wanted, when, size, unseal(key, after))
        edges, info_ = paged(key, page, ReconciliationRunEdge, ReconciliationRun.of)
        return ReconciliationRunConnection(edges=edges, page_info=info_)

    @entry(may(RECONCILIATION_READ), Rows.BRANCH, "对账差异, one, or null.", id=PUBLIC)
    async def reconciliation_break(
        self, info: Info, id: strawberry.ID
    ) -> ReconciliationBreak | None:
        kind, key = split_id(id)
        if kind != "ReconciliationBreak" or key is None:
            return None
        view = await load(info.context, payments.breaks_by_id, key)
        return ReconciliationBreak.of(view) if view else None

    @entry(
        may(RECONCILIATION_READ),
        Rows.BRANCH,
        "对账差异列表, newest first.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def reconciliation_breaks(
        self,
        info: Info,
        where: ReconciliationBreakWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ReconciliationBreakConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = where.to_filter() if where else BreakFilter()
        page = await payments.find_breaks(actor, wanted, check_first(first), unseal(key, after))
        edges, info_ = paged(key, page, ReconciliationBreakEdge, ReconciliationBreak.of)
        return ReconciliationBreakConnection(edges=edges, page_info=info_)

    @entry(
        may(RECONCILIATION_READ),
        Rows.BRANCH,
        "清算报表: the bank beside the books, at most 92 days.",
        account_id=PUBLIC,
        first_day=PUBLIC,
        last_day=PUBLIC,
    )
    async def settlement_report(
        self, info: Info, account_id: strawberry.ID, first_day: Day, last_day: Day
    ) -> SettlementReport:
        key = from_id("ClearingAccount", account_id, "accountId", "SETTLEMENT_ACCOUNT_NOT_FOUND")
        span = parse_date(first_day, "firstDay"), parse_date(last_day, "lastDay")
        found = await payments.settlement_report(await info.context.actor(), key, *span)
        return SettlementReport.of(found)
