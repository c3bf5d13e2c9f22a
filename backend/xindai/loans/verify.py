"""Does the cache agree with the events, the loans with the ledger, the books with themselves?

Every check reads one snapshot. A finding names the loan by its number, the row and the column,
and shows what is stored beside what the fold says; nothing is mended here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.engine.fold import fold
from xindai.engine.positions import Role, positions
from xindai.engine.state import LoanState
from xindai.engine.terms import Terms
from xindai.loans.actions.lock import events_of
from xindai.loans.permissions import VERIFY
from xindai.loans.rows import Cells, instalment_cells, loan_cells
from xindai.loans.types import Finding
from xindai.platform import audit_checks, db
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

CHUNK: Final = 200
LOAN_ROLES: Final = tuple(role for role in Role if not role.value.startswith("PROVISION"))
"""What positions of loans say; the provision is booked for portfolios."""
Key = tuple[UUID, UUID, str, str]
"""Product, branch, role, currency."""

_LOANS: Final = """
SELECT l.*, greatest(l.folded_on, d.accrued_on) AS as_of,
       greatest(l.booked_on, d.accrued_on) AS posted_to,
       d.current_on,
       (SELECT jsonb_agg(to_jsonb(i) ORDER BY i.n) FROM instalment i WHERE i.loan_id = l.id)
           AS rows,
       (SELECT jsonb_agg(e.payload ORDER BY e.seq) FROM loan_event e WHERE e.loan_id = l.id)
           AS events
FROM loan l CROSS JOIN business_day d
WHERE l.id > $1 ORDER BY l.id LIMIT $2
"""
_FIRST: Final = UUID(int=0)


async def verify(
    actor: Actor | None = None,
    limit: int | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> list[Finding]:
    """What does not agree; empty is good. `limit` looks at that many loans and leaves out the
    ledger of loans, which needs them all. `progress(done, total)`."""
    require(actor or system_actor("verify"), VERIFY)
    findings: list[Finding] = []
    ledger: dict[Key, int] = defaultdict(int)
    async with db.transaction(read_only=True) as tx:
        total = int(await tx.value("SELECT count(*) FROM loan"))
        done = 0
        async for loan in _loans(tx, limit):
            findings += loan_findings(loan, ledger)
            done += 1
            if progress and (done % CHUNK == 0 or done == total):
                progress(done, total)
        begun = await tx.value("SELECT EXISTS (SELECT FROM business_day)")
        if limit is None and begun:  # a lender without books has no ledger to compare with
            findings += await ledger_findings(tx, ledger)
        findings += await trial_balance_findings(tx)
        findings += [
            Finding("audit", broken.place, "", broken.what, broken.stored, broken.wanted)
            for broken in await audit_checks.verify(tx)
        ]
    return findings


async def _loans(tx: Tx, limit: int | None) -> AsyncIterator[Mapping[str, Any]]:
    last, left = _FIRST, limit
    while left is None or left > 0:
        size = CHUNK if left is None else min(CHUNK, left)
        batch = await tx.rows(_LOANS, last, size)
        for loan in batch:
            yield loan
        if len(batch) < size:
            return
        last = batch[-1]["id"]
        left = None if left is None else left - size


def loan_findings(loan: Mapping[str, Any], ledger: dict[Key, int]) -> list[Finding]:
    """The cells of one loan that differ from the fold; adds its positions to the ledger."""
    terms = Terms.from_json(loan["terms"])
    events = events_of(loan["events"], loan["currency"])
    state = fold(terms, events, loan["as_of"])
    findings = _differences("loan", loan["number"], "", loan, _cells(terms, state, loan))
    stored = {row["n"]: row for row in loan["rows"] or ()}
    for row in state.rows:
        cells = instalment_cells(row)
        label = f"instalment {row.n}"
        if row.n not in stored:
            findings.append(Finding("instalment", loan["number"], label, "n", "no row", str(row.n)))
            continue
        findings += _differences("instalment", loan["number"], label, stored.pop(row.n), cells)
    findings += [
        Finding("instalment", loan["number"], f"instalment {n}", "n", str(n), "no row")
        for n in stored
    ]
    if loan["posted_to"] is not None and events:
        if loan["posted_to"] != loan["as_of"]:
            state = fold(terms, events, loan["posted_to"])
        for role, minor in positions(state, loan["posted_to"]).items():
            ledger[loan["product_id"], loan["branch_id"], role.value, loan["currency"]] += minor
    return findings


def _cells(terms: Terms, state: LoanState, loan: Mapping[str, Any]) -> Cells:
    """While a dispute is open the end of the day moves the day from which lateness counts."""
    cells, oldest = loan_cells(terms, state), state.oldest_unpaid_due_on
    if state.disputed_on is not None and oldest is not None:
        days = max(timedelta(0), loan["current_on"] - loan["as_of"])
        cells["oldest_unpaid_due_on"] = (oldest + days).isoformat()
    return cells


def _differences(
    check: str, number: str, row: str, stored: Mapping[str, Any], wanted: Cells
) -> list[Finding]:
    return [
        Finding(check, number, row, name, str(plain(stored[name])), str(value))
        for name, value in wanted.items()
        if not same(stored[name], value)
    ]


def plain(value: object) -> object:
    """A stored value in the form of a cell."""
    return value.isoformat() if isinstance(value, date) else value


def same(stored: object, cell: object) -> bool:
    """Whether a stored value is the cell's value."""
    if isinstance(stored, Decimal):
        return stored == Decimal(str(cell))
    return plain(stored) == cell


async def ledger_findings(tx: Tx, ledger: Mapping[Key, int]) -> list[Finding]:
    """Loans against the general ledger, by account x product x branch (several roles may share an
    account). Lines without a product are not of loans: reconciliation books on clearing too."""
    wanted: dict[tuple[UUID | None, UUID | None, str, str], int] = defaultdict(int)
    roles: dict[str, set[str]] = defaultdict(set)
    accounts = await accounting.accounts_of_roles(tx)
    for (product_id, branch_id, role, currency), minor in ledger.items():
        code = accounts.code(product_id, role)
        wanted[product_id, branch_id, code, currency] += minor
        roles[code].add(role)
    for role in LOAN_ROLES:
        roles[accounts.code(None, role.value)].add(role.value)
    every = await accounting.balances_by_product_branch(tx, set(roles))
    booked = {key: minor for key, minor in every.items() if key[0] is not None}
    findings: list[Finding] = []
    for key in sorted(wanted.keys() | booked.keys(), key=str):
        if wanted.get(key, 0) != booked.get(key, 0):
            product, branch, code, currency = key
            where = f"product {product} branch {branch} {currency}"
            column = f"{code} ({', '.join(sorted(roles[code]))})"
            findings.append(
                Finding(
                    "ledger", where, "", column, str(booked.get(key, 0)), str(wanted.get(key, 0))
                )
            )
    return findings


async def trial_balance_findings(tx: Tx) -> list[Finding]:
    """Currencies whose debits and credits differ."""
    return [
        Finding("trial balance", currency, "", "sum", str(minor), "0")
        for currency, minor in (await accounting.totals_by_currency(tx)).items()
        if minor
    ]
