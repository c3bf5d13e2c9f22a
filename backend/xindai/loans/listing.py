"""The list of loans: a page is read through indexes, whatever its filter and order.

A page is the best of a few short walks: one for each status (and branch, where somebody sees a
few) through an index that has status and key in order, so that nothing is sorted and nothing of
another status is met. What narrows by itself (a customer, a late loan, a class below normal, a
long number) is read by its own index. Days of disbursement and numbers run alike, so there the
days come first. tests/loans/test_list_plans.py watches what each page touches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.loans.errors import cursor_invalid
from xindai.loans.permissions import READ
from xindai.loans.queries import LOAN_COLUMNS, loan_view
from xindai.loans.types import LoanFilter, LoanOrder, LoanPage, LoanStatus
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

MAX_PAGE: Final = 100
FEW_BRANCHES: Final = 16
"""Up to so many are walked one by one."""
LONG_NUMBER: Final = 7
"""A prefix of so many characters stands for ten thousand loans at most."""
_FAR: Final = "DATE '9999-12-31'"
_ORDER_BY: Final[Mapping[str, tuple[str, str]]] = {
    "number": ("l.number", "text"),
    "disbursed_on": (f"coalesce(l.disbursed_on, {_FAR})", "date"),
    "outstanding_minor": ("l.outstanding_minor", "bigint"),
    "next_due_on": (f"coalesce(l.next_due_on, {_FAR})", "date"),
}
_GROUND: Final = """
SELECT d.current_on, array_agg(b.id) FILTER (WHERE b.path LIKE $1) AS seen, count(b.id) AS all
FROM business_day d LEFT JOIN branch b ON true GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """The business date, and the branches that somebody sees; None: every one."""

    today: date
    branches: list[UUID] | None


async def _ground(actor: Actor, wanted: LoanFilter) -> Ground | None:
    """None where nothing can be seen."""
    pattern, _ = actor.scope()
    row = await db.pool().fetchrow(_GROUND, pattern)
    if row is None or not row["seen"]:
        return None
    seen: list[UUID] = sorted(row["seen"])
    if wanted.branch_id is not None:
        seen = [wanted.branch_id] if wanted.branch_id in seen else []
        return Ground(row["current_on"], seen) if seen else None
    return Ground(row["current_on"], None if len(seen) == row["all"] else seen)


def _criteria(actor: Actor, wanted: LoanFilter, today: date, args: list[Any]) -> list[str]:
    """WHERE clauses but status and branch; their arguments are appended to `args`."""
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))

    _, own = actor.scope()
    add("l.customer_id = {}", own)
    add("l.customer_id = {}", wanted.customer_id)
    add("l.product_id = {}", wanted.product_id)
    add("l.asset_class = {}", wanted.asset_class)
    if wanted.asset_class not in (None, "normal"):
        clauses.append("l.asset_class <> 'normal'")  # the condition of its indexes
    add("l.grade = {}", wanted.grade)
    if wanted.number:
        add("l.number >= {}", wanted.number)
        add("l.number < {}", wanted.number[:-1] + chr(ord(wanted.number[-1]) + 1))
    if wanted.overdue is True:
        add("l.oldest_unpaid_due_on < {}", today)
    elif wanted.overdue is False:
        add("(l.oldest_unpaid_due_on < {}) IS NOT TRUE", today)
    add("l.oldest_unpaid_due_on <= {}", _days_before(today, wanted.overdue_days_from))
    add("l.oldest_unpaid_due_on >= {}", _days_before(today, wanted.overdue_days_to))
    add(f"coalesce(l.disbursed_on, {_FAR}) >= {{}}", wanted.disbursed_from)
    if wanted.disbursed_from is not None and wanted.disbursed_to is None:
        clauses.append("l.disbursed_on IS NOT NULL")
    add(f"coalesce(l.disbursed_on, {_FAR}) <= {{}}", wanted.disbursed_to)
    return clauses


def _days_before(today: date, days: int | None) -> date | None:
    return None if days is None else today - timedelta(days=max(0, min(days, 100_000)))


def _statuses(actor: Actor, wanted: LoanFilter) -> list[str] | None:
    """The statuses to walk one by one; None: another criterion narrows enough by itself."""
    narrow = (
        wanted.overdue is True
        or wanted.overdue_days_from is not None
        or wanted.overdue_days_to is not None
        or wanted.customer_id is not None
        or actor.customer_id is not None
        or wanted.asset_class not in (None, "normal")
        or len(wanted.number or "") >= LONG_NUMBER
    )
    if narrow:
        return None
    return [wanted.status] if wanted.status else [status.value for status in LoanStatus]


def page_sql(
    actor: Actor,
    wanted: LoanFilter,
    order: LoanOrder,
    ground: Ground,
    behind: tuple[str, UUID] | None,
    size: int,
) -> tuple[str, list[Any]]:
    """The statement of a page and its arguments: `size` rows and one more."""
    down = order.value.startswith("-")
    name = order.value.lstrip("-")
    key, kind = _ORDER_BY[name]
    way = "DESC" if down else "ASC"
    args: list[Any] = []
    clauses = _criteria(actor, wanted, ground.today, args)
    groups = _groups(actor, wanted, ground, clauses, args)
    days_first = name == "number" and (wanted.disbursed_from or wanted.disbursed_to)
    if behind is not None:
        args += behind
        place = f"(${len(args) - 1}::text::{kind}, ${len(args)}::uuid)"
        clauses.append(f"({key}, l.id) {'<' if down else '>'} {place}")
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    rows = f"SELECT l.id, {key} AS key FROM loan l {where}"
    if days_first:  # a fence: numbers and days run alike, and the planner does not know it
        rows = f"SELECT * FROM ({rows} OFFSET 0) l"
    walk = f"{rows} ORDER BY {'key' if days_first else key} {way}, id {way} LIMIT {size + 1}"
    source = f"{groups} CROSS JOIN LATERAL ({walk}) x" if groups else f"({walk}) x"
    return (
        f"""WITH page AS MATERIALIZED (
            SELECT x.id, x.key FROM {source} ORDER BY x.key {way}, x.id {way} LIMIT {size + 1})
        {LOAN_COLUMNS}, page.key::text AS sort_key
        FROM page JOIN loan l ON l.id = page.id CROSS JOIN business_day d
        ORDER BY page.key {way}, l.id {way}""",
        args,
    )


def _groups(
    actor: Actor, wanted: LoanFilter, ground: Ground, clauses: list[str], args: list[Any]
) -> str:
    """What is walked one by one; the rest becomes a clause."""
    statuses = _statuses(actor, wanted)
    groups: list[str] = []
    if statuses is None:
        if wanted.status:
            args.append(wanted.status)
            clauses.append(f"l.status = ${len(args)}")
    elif len(statuses) == 1:
        args.append(statuses[0])
        clauses.append(f"l.status = ${len(args)}")
    else:
        args.append(statuses)
        groups.append(f"unnest(${len(args)}::text[]) AS s (status)")
        clauses.append("l.status = s.status")
    branches = ground.branches
    if branches is None:
        return " CROSS JOIN ".join(groups)
    if len(branches) == 1:
        args.append(branches[0])
        clauses.append(f"l.branch_id = ${len(args)}")
    elif statuses is None or len(branches) > FEW_BRANCHES:
        args.append(branches)
        clauses.append(f"l.branch_id = ANY(${len(args)}::uuid[])")
    else:
        args.append(branches)
        groups.append(f"unnest(${len(args)}::uuid[]) AS v (branch_id)")
        clauses.append("l.branch_id = v.branch_id")
    return " CROSS JOIN ".join(groups)


async def page_of(
    actor: Actor, wanted: LoanFilter, order: LoanOrder, after: str | None
) -> tuple[Ground, tuple[str, UUID] | None] | None:
    """What `page_sql` wants to know of now and of the cursor; None where nothing can be seen."""
    behind = None if after is None else _parse_cursor(after, order.value.lstrip("-"))
    ground = await _ground(actor, wanted)
    return None if ground is None else (ground, behind)


async def find_loans(
    actor: Actor,
    wanted: LoanFilter | None = None,
    order: LoanOrder = LoanOrder.NUMBER,
    first: int = 20,
    after: str | None = None,
) -> LoanPage:
    """A page of loans (at most 100), continued by cursor; refuses INVALID_CURSOR."""
    require(actor, READ)
    key = order.value.lstrip("-")
    criteria = wanted or LoanFilter()
    size = max(1, min(first, MAX_PAGE))
    page = await page_of(actor, criteria, order, after)
    if page is None:
        return LoanPage((), (), False)
    sql, args = page_sql(actor, criteria, order, *page, size)
    found = await db.pool().fetch(sql, *args)
    return LoanPage(
        loans=tuple(loan_view(r) for r in found[:size]),
        cursors=tuple(f"{key}|{r['sort_key']}|{r['id']}" for r in found[:size]),
        has_next=len(found) > size,
    )


def _parse_cursor(text: str, key: str) -> tuple[str, UUID]:
    parts = text.split("|")
    if len(parts) != 3 or parts[0] != key:
        raise cursor_invalid()
    try:
        if key in ("disbursed_on", "next_due_on"):
            date.fromisoformat(parts[1])
        elif key == "outstanding_minor":
            int(parts[1])
        return parts[1], UUID(parts[2])
    except ValueError:
        raise cursor_invalid() from None


async def count_loans(actor: Actor, wanted: LoanFilter | None = None) -> int:
    """How many loans a list has in all; it counts them, so ask for it only where it is shown."""
    require(actor, READ)
    criteria = wanted or LoanFilter()
    ground = await _ground(actor, criteria)
    if ground is None:
        return 0
    args: list[Any] = []
    clauses = _criteria(actor, criteria, ground.today, args)
    pairs: Sequence[tuple[str, object]] = (
        ("l.status = {}", criteria.status),
        ("l.branch_id = ANY({}::uuid[])", ground.branches),
    )
    for clause, value in pairs:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    return int(await db.pool().fetchval(f"SELECT count(*) FROM loan l {where}", *args))
