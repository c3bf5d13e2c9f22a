"""Reads of loans. The first step of each is the actor's branch subtree, so nothing skips it.

What a date can tell (interest, penalty, days past due) is computed for the business date by the
same SQL functions that the end of day posts with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.loans.end_of_day.balances import earned, running
from xindai.loans.errors import loan_not_found
from xindai.loans.permissions import READ
from xindai.loans.rows import row_view_of_record
from xindai.loans.types import LoanView, PortfolioView, RowView
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

VISIBLE: Final = (
    f"FROM loan l JOIN branch b ON b.id = l.branch_id AND {in_scope('b.path', 'l.customer_id')}"
    " CROSS JOIN business_day d"
)
"""The rows an actor sees: $1 and $2 are `actor.scope()`."""

_RUNNING: Final = f"""coalesce((SELECT sum({running("d.current_on")}) FROM instalment i
    WHERE i.loan_id = l.id AND i.settled_on IS NULL AND i.pen_after < d.current_on), 0)::bigint"""
LOAN_COLUMNS: Final = (
    f"SELECT l.*, d.current_on AS as_of, {earned('d.current_on')} AS accrued, {_RUNNING} AS running"
)


def loan_view(r: Mapping[str, Any]) -> LoanView:
    """A row of LOAN_COLUMNS."""
    oldest: date | None = r["oldest_unpaid_due_on"]
    interest = r["interest_paid_minor"] + r["interest_waived_minor"]
    fees = r["fee_paid_minor"] + r["fee_waived_minor"] + r["fee_written_off_minor"]
    penalties = r["penalty_paid_minor"] + r["penalty_waived_minor"] + r["penalty_written_off_minor"]
    same = {name: r[name] for name in LoanView.__slots__ if name in r.keys()}  # noqa: SIM118
    return LoanView(
        **same
        | {
            "annual_rate": f"{r['annual_rate']:f}",
            "written_off_minor": r["principal_written_off_minor"]
            + r["interest_written_off_minor"]
            + r["fee_written_off_minor"]
            + r["penalty_written_off_minor"],
            "interest_accrued_minor": r["accrued"],
            "interest_receivable_minor": r["accrued"] - interest - r["interest_written_off_minor"],
            "fee_receivable_minor": r["fee_charged_minor"] - fees,
            "penalty_receivable_minor": r["penalty_fixed_minor"] + r["running"] - penalties,
            "days_past_due": 0 if oldest is None else max(0, (r["as_of"] - oldest).days),
        }
    )


async def get_loan(actor: Actor, loan_id: UUID) -> LoanView:
    """One loan; refuses LOAN_NOT_FOUND, also for one of another branch."""
    return (await loans_by_id(actor, [loan_id])).get(loan_id) or _missing()


def _missing() -> LoanView:
    raise loan_not_found()


async def loans_by_id(actor: Actor, loan_ids: Sequence[UUID]) -> dict[UUID, LoanView]:
    """The visible ones of these loans, in one statement."""
    require(actor, READ)
    sql = f"{LOAN_COLUMNS} {VISIBLE} WHERE l.id = ANY($3::uuid[])"
    found = await db.pool().fetch(sql, *actor.scope(), list(loan_ids))
    return {r["id"]: loan_view(r) for r in found}


async def loans_of_customers(
    actor: Actor, customer_ids: Sequence[UUID]
) -> dict[UUID, list[LoanView]]:
    """The visible loans of these customers, oldest first, in one statement."""
    require(actor, READ)
    sql = f"{LOAN_COLUMNS} {VISIBLE} WHERE l.customer_id = ANY($3::uuid[]) ORDER BY l.number"
    out: dict[UUID, list[LoanView]] = {customer_id: [] for customer_id in customer_ids}
    for r in await db.pool().fetch(sql, *actor.scope(), list(customer_ids)):
        out[r["customer_id"]].append(loan_view(r))
    return out


async def instalments_of(actor: Actor, loan_ids: Sequence[UUID]) -> dict[UUID, list[RowView]]:
    """The schedules of the visible ones of these loans as of the business date."""
    require(actor, READ)
    sql = f"""SELECT i.*, l.rounding, l.pen_year, l.disbursed_minor, d.current_on AS as_of
        {VISIBLE} JOIN instalment i ON i.loan_id = l.id
        WHERE l.id = ANY($3::uuid[]) ORDER BY i.loan_id, i.n"""
    out: dict[UUID, list[RowView]] = {loan_id: [] for loan_id in loan_ids}
    balance: dict[UUID, int] = {}
    for r in await db.pool().fetch(sql, *actor.scope(), list(loan_ids)):
        loan_id = r["loan_id"]
        left = balance.get(loan_id, r["disbursed_minor"]) - r["principal_minor"]
        balance[loan_id] = left
        out[loan_id].append(row_view_of_record(r, r["as_of"], left))
    return out


async def visible_loans(
    tx: Tx, actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, Mapping[str, Any]]:
    """The raw rows of the visible ones of these loans with the business day."""
    require(actor, READ)
    sql = f"SELECT l.*, d.current_on, d.accrued_on {VISIBLE} WHERE l.id = ANY($3::uuid[])"
    return {r["id"]: r for r in await tx.rows(sql, *actor.scope(), list(loan_ids))}


async def visible_loan(tx: Tx, actor: Actor, loan_id: UUID) -> Mapping[str, Any]:
    """The raw loan row with the business day; refuses LOAN_NOT_FOUND."""
    found = await visible_loans(tx, actor, [loan_id])
    if loan_id not in found:
        raise loan_not_found()
    return found[loan_id]


async def portfolio(actor: Actor) -> list[PortfolioView]:
    """Today's figures of the visible branches, one per currency."""
    require(actor, READ)
    sql = f"""SELECT l.currency, d.current_on AS as_of, l.asset_class, count(*) AS loans,
            count(*) FILTER (WHERE l.status = 'active') AS active,
            count(*) FILTER (WHERE l.oldest_unpaid_due_on < d.current_on) AS overdue,
            sum(l.disbursed_minor)::bigint AS disbursed,
            sum(l.outstanding_minor)::bigint AS outstanding, sum(l.credit_minor)::bigint AS credit
        {VISIBLE} GROUP BY 1, 2, 3 ORDER BY 1"""
    late = f"""SELECT l.currency, sum(i.principal_minor - i.principal_paid_minor
            - i.principal_waived_minor - i.principal_written_off_minor)::bigint AS principal
        {VISIBLE} JOIN instalment i ON i.loan_id = l.id AND i.settled_on IS NULL
            AND i.due_on < d.current_on
        WHERE l.oldest_unpaid_due_on < d.current_on GROUP BY 1"""
    async with db.transaction(read_only=True) as tx:
        groups = await tx.rows(sql, *actor.scope())
        overdue = {r["currency"]: r["principal"] for r in await tx.rows(late, *actor.scope())}
    views: list[PortfolioView] = []
    for currency in dict.fromkeys(r["currency"] for r in groups):
        own = [r for r in groups if r["currency"] == currency]
        views.append(
            PortfolioView(
                as_of=own[0]["as_of"],
                currency=currency,
                loans=sum(r["loans"] for r in own),
                active_loans=sum(r["active"] for r in own),
                overdue_loans=sum(r["overdue"] for r in own),
                disbursed_minor=sum(r["disbursed"] for r in own),
                outstanding_minor=sum(r["outstanding"] for r in own),
                overdue_principal_minor=overdue.get(currency, 0),
                credit_minor=sum(r["credit"] for r in own),
                by_class={r["asset_class"]: r["outstanding"] for r in own},
            )
        )
    return views
