"""Reads of reconciliation. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.payments.permissions import RECONCILIATION_READ
from xindai.payments.reconciliation.kinds import BreakKind
from xindai.payments.reconciliation.sides import LineKind, LineStatus
from xindai.payments.reconciliation.types import (
    BreakFilter,
    BreakView,
    KindCount,
    LineView,
    Page,
    RunStatus,
    RunView,
    SettlementAccountView,
    SettlementChannel,
    StatementFormat,
    StatementView,
    break_view,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
WAITING: Final = "('open', 'proposed', 'carried', 'reversed')"
"""States in which somebody has to do something."""
_OF_ACCOUNT: Final = """
JOIN settlement_account a ON a.id = {} JOIN branch t ON t.id = a.branch_id AND t.path LIKE $1
"""
_ACCOUNTS: Final = """
SELECT a.id, a.code, a.name_zh, a.name_en, a.channel, a.branch_id, a.currency, a.number_masked,
    a.cut_off_minute, a.payout_fee_minor, a.collection_fee_minor
FROM settlement_account a JOIN branch t ON t.id = a.branch_id AND t.path LIKE $1
"""
_STATEMENTS: Final = f"""
SELECT s.id, s.number, s.account_id, a.code AS account_code, a.currency, s.statement_on, s.format,
    encode(s.sha256, 'hex') AS sha256, s.line_count, s.opening_minor, s.closing_minor,
    s.booked_minor, s.imported_by, s.imported_at
FROM bank_statement s {_OF_ACCOUNT.format("s.account_id")}
"""
_LINES: Final = f"""
SELECT l.id, l.statement_id, l.line_no, l.booked_on, l.value_on, l.kind, l.status, l.amount_minor,
    l.currency, l.reference, l.request_id, l.remark, l.original, l.party_name_masked AS party_name,
    l.party_number_masked AS party_number
FROM bank_statement_line l JOIN bank_statement s ON s.id = l.statement_id
{_OF_ACCOUNT.format("s.account_id")}
"""
_RUNS: Final = f"""
SELECT r.id, r.number, r.account_id, a.code AS account_code, a.currency, r.run_on, r.status,
    r.attempts, r.line_count, r.order_count, r.booking_count, r.clean_count, r.break_count,
    (SELECT count(*) FROM reconciliation_break x WHERE x.run_id = r.id AND x.state IN {WAITING})
        AS open_count,
    r.in_minor, r.out_minor, r.fee_minor, r.started_by, r.started_at, r.ended_at, r.version
FROM reconciliation_run r {_OF_ACCOUNT.format("r.account_id")}
"""
_FROM_BREAKS: Final = f"""
FROM reconciliation_break b JOIN reconciliation_run r ON r.id = b.run_id
{_OF_ACCOUNT.format("r.account_id")}
"""
_BREAKS: Final = f"""
SELECT b.id, b.number, b.run_id, r.run_on, b.kind, b.severity, b.state, b.branch_id, b.order_id,
    b.line_ids, b.entry_ids, b.bank_minor, b.order_minor, b.ledger_minor, b.difference_minor,
    b.currency, b.proposal, b.no_entry, b.note, b.proposed_by, b.decided_by, b.entry_id,
    b.reversal_id, greatest(coalesce((SELECT current_on FROM business_day) - r.run_on, 0), 0)
        AS age_days, b.version
{_FROM_BREAKS}
"""


async def accounts(actor: Actor) -> list[SettlementAccountView]:
    """Every visible settlement account, by code."""
    require(actor, RECONCILIATION_READ)
    rows = await db.pool().fetch(f"{_ACCOUNTS} ORDER BY a.code", actor.branch_pattern())
    return [_account(row) for row in rows]


async def accounts_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, SettlementAccountView]:
    """The visible ones of these."""
    require(actor, RECONCILIATION_READ)
    sql = f"{_ACCOUNTS} WHERE a.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {row["id"]: _account(row) for row in rows}


async def statements_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, StatementView]:
    """The visible ones of these."""
    require(actor, RECONCILIATION_READ)
    sql = f"{_STATEMENTS} WHERE s.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {row["id"]: _statement(row) for row in rows}


async def find_statements(
    actor: Actor, account_id: UUID | None, first: int = 20, after: str | None = None
) -> Page:
    """A page of the visible statements, newest first; refuses INVALID_CURSOR."""
    where = "($2::uuid IS NULL OR s.account_id = $2)"
    return await _page(actor, "bank_statement", _STATEMENTS, where, [account_id], "s", _statement,
                       first, after)  # fmt: skip


async def lines_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, LineView]:
    """The visible ones of these lines."""
    require(actor, RECONCILIATION_READ)
    sql = f"{_LINES} WHERE l.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {row["id"]: _line(row) for row in rows}


async def find_lines(
    actor: Actor, statement_id: UUID, first: int = 20, after: str | None = None
) -> Page:
    """A page of a statement's lines, last first; refuses INVALID_CURSOR."""
    return await _page(actor, "bank_statement_line", _LINES, "l.statement_id = $2",
                       [statement_id], "l", _line, first, after)  # fmt: skip


async def runs_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, RunView]:
    """The visible ones of these runs."""
    require(actor, RECONCILIATION_READ)
    sql = f"{_RUNS} WHERE r.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {row["id"]: _run(row) for row in rows}


async def find_runs(
    actor: Actor,
    account_id: UUID | None,
    on: date | None,
    first: int = 20,
    after: str | None = None,
) -> Page:
    """A page of the visible runs, newest first; refuses INVALID_CURSOR."""
    where = "($2::uuid IS NULL OR r.account_id = $2) AND ($3::date IS NULL OR r.run_on = $3)"
    return await _page(actor, "reconciliation_run", _RUNS, where, [account_id, on], "r", _run,
                       first, after)  # fmt: skip


async def breaks_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, BreakView]:
    """The visible ones of these breaks."""
    require(actor, RECONCILIATION_READ)
    sql = f"{_BREAKS} WHERE b.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {row["id"]: break_view(row) for row in rows}


async def find_breaks(
    actor: Actor, wanted: BreakFilter, first: int = 20, after: str | None = None
) -> Page:
    """A page of the visible breaks, newest first; refuses INVALID_CURSOR."""
    where = (
        "($2::uuid IS NULL OR b.run_id = $2) AND ($3::text IS NULL OR b.kind = $3)"
        " AND ($4::text IS NULL OR b.state = $4) AND ($5::text IS NULL OR b.severity = $5)"
        f" AND (NOT $6 OR b.state IN {WAITING})"
    )
    args = [wanted.run_id, wanted.kind, wanted.state, wanted.severity, wanted.waiting]
    return await _page(actor, "reconciliation_break", _BREAKS, where, args, "b", break_view,
                       first, after)  # fmt: skip


async def kinds_of_runs(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[KindCount]]:
    """What the visible ones of these runs have found, by kind, the most frequent first."""
    require(actor, RECONCILIATION_READ)
    sql = f"""SELECT b.run_id, b.kind, count(*) AS n,
            count(*) FILTER (WHERE b.state IN {WAITING}) AS waiting,
            sum(b.difference_minor)::bigint AS minor
        {_FROM_BREAKS} WHERE b.run_id = ANY($2::uuid[]) AND b.state <> 'gone'
        GROUP BY b.run_id, b.kind ORDER BY n DESC, b.kind"""
    out: dict[UUID, list[KindCount]] = {run_id: [] for run_id in ids}
    for row in await db.pool().fetch(sql, actor.branch_pattern(), list(ids)):
        kind = BreakKind(row["kind"])
        out[row["run_id"]].append(KindCount(kind, row["n"], row["waiting"], row["minor"]))
    return out


async def _page(
    actor: Actor,
    name: str,
    select: str,
    where: str,
    args: Sequence[Any],
    alias: str,
    view: Any,
    first: int,
    after: str | None,
) -> Page:
    require(actor, RECONCILIATION_READ)
    size = max(1, min(first, MAX_PAGE))
    place = f"${len(args) + 2}"
    sql = f"""{select} WHERE {where} AND ({place}::uuid IS NULL OR {alias}.id < {place})
        ORDER BY {alias}.id DESC LIMIT {size + 1}"""
    given = (actor.branch_pattern(), *args, row_behind(name, after))
    rows = await db.pool().fetch(sql, *given)
    shown = tuple(view(row) for row in rows[:size])
    return Page(shown, tuple(cursor_of(name, one.id) for one in shown), len(rows) > size)


def _account(row: Mapping[str, Any]) -> SettlementAccountView:
    return SettlementAccountView(**dict(row) | {"channel": SettlementChannel(row["channel"])})


def _statement(row: Mapping[str, Any]) -> StatementView:
    return StatementView(**dict(row) | {"format": StatementFormat(row["format"])})


def _line(row: Mapping[str, Any]) -> LineView:
    told = {"kind": LineKind(row["kind"]), "status": LineStatus(row["status"])}
    return LineView(**dict(row) | told)


def _run(row: Mapping[str, Any]) -> RunView:
    return RunView(**dict(row) | {"status": RunStatus(row["status"])})
