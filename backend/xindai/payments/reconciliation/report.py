"""The settlement report of an account: day by day, the bank beside the books, and by merchant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.kernel.errors import Refusal
from xindai.payments.errors import settlement_account_not_found
from xindai.payments.permissions import RECONCILIATION_READ
from xindai.payments.reconciliation.gather import owners_of_branches
from xindai.payments.reconciliation.proposals import CASH
from xindai.payments.reconciliation.queries import WAITING, accounts_by_id
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

MOST_DAYS: Final = 92
_APART: Final = ("reconciliation_break",)
"""Entries of breaks stand beside the books. Those out of suspense are in them: each takes back what
the loan or the order that the money went to has moved besides.
"""
_BANK: Final = """
SELECT s.statement_on, count(l.id) AS lines,
    count(l.id) FILTER (WHERE l.kind IN ('payment', 'collection')) AS payments,
    coalesce(sum(l.amount_minor) FILTER (WHERE l.kind <> 'fee' AND l.amount_minor > 0), 0)::bigint
        AS in_minor,
    coalesce(sum(l.amount_minor) FILTER (WHERE l.kind <> 'fee' AND l.amount_minor < 0), 0)::bigint
        AS out_minor,
    coalesce(sum(l.amount_minor) FILTER (WHERE l.kind = 'fee'), 0)::bigint AS fee_minor
FROM bank_statement s JOIN bank_statement_line l ON l.statement_id = s.id
WHERE s.account_id = $1 AND s.statement_on BETWEEN $2 AND $3 AND l.status = 'booked'
    AND l.currency = $4
GROUP BY s.statement_on
"""
_BREAKS: Final = f"""
SELECT r.run_on, count(*) FILTER (WHERE b.state <> 'gone') AS breaks,
    count(*) FILTER (WHERE b.state IN {WAITING}) AS waiting,
    coalesce(sum(x.minor) FILTER (WHERE b.state = 'posted'), 0)::bigint AS posted_minor
FROM reconciliation_run r JOIN reconciliation_break b ON b.run_id = r.id
LEFT JOIN LATERAL (SELECT sum((line ->> 'amount')::bigint) AS minor
    FROM jsonb_array_elements(b.proposal) AS line
    WHERE line ->> 'role' = $5 AND line ->> 'currency' = $4
        AND (line ->> 'branch')::uuid = ANY($6::uuid[])) x ON true
WHERE r.account_id = $1 AND r.run_on BETWEEN $2 AND $3
GROUP BY r.run_on
"""
_MERCHANTS: Final = """
SELECT o.merchant_id, count(*) AS orders, sum(o.amount_minor)::bigint AS paid_minor
FROM payment_order o
WHERE o.merchant_id IS NOT NULL AND o.status = 'confirmed' AND o.currency = $3
    AND o.branch_id = ANY($4::uuid[])
    AND (o.settled_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN $1 AND $2
GROUP BY o.merchant_id ORDER BY paid_minor DESC LIMIT 200
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementDay:
    """A day. `bank_minor` is what the statement moved, `ledger_minor` what the clearing account
    was moved by without the entries of breaks, `posted_minor` what these moved for the
    day's breaks; `rest_minor` is bank less both: zero, or what is on its way and under question;
    None while there is no statement.
    """

    on: date
    lines: int
    payments: int
    in_minor: int
    out_minor: int
    fee_minor: int
    bank_minor: int
    ledger_minor: int
    posted_minor: int
    rest_minor: int | None
    breaks: int
    waiting: int


@dataclass(frozen=True, slots=True)
class MerchantClearing:
    """What was paid out for a merchant."""

    merchant_id: UUID
    orders: int
    paid_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementReport:
    """An account's days, oldest first."""

    account_id: UUID
    currency: str
    days: tuple[SettlementDay, ...]
    merchants: tuple[MerchantClearing, ...]


async def settlement_report(
    actor: Actor, account_id: UUID, first: date, last: date
) -> SettlementReport:
    """Refuses SETTLEMENT_ACCOUNT_NOT_FOUND, and OUT_OF_RANGE for more than 92 days."""
    require(actor, RECONCILIATION_READ)
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Refusal("OUT_OF_RANGE", f"1 to {MOST_DAYS} days", "lastDay")
    account = (await accounts_by_id(actor, [account_id])).get(account_id)
    if account is None:
        raise settlement_account_not_found()
    async with db.transaction() as tx:
        owners = await owners_of_branches(tx)
        branches = [branch for (branch, _), owner in owners.items() if owner == account_id]
        span, currency = (first, last), account.currency
        days = await _days(tx, account_id, currency, branches, first, last)
        merchants = await tx.rows(_MERCHANTS, *span, currency, branches)
    return SettlementReport(
        account_id=account_id,
        currency=currency,
        days=days,
        merchants=tuple(MerchantClearing(*row) for row in merchants),
    )


async def _days(
    tx: Tx, account_id: UUID, currency: str, branches: list[UUID], first: date, last: date
) -> tuple[SettlementDay, ...]:
    bank = await tx.rows(_BANK, account_id, first, last, currency)
    breaks = await tx.rows(_BREAKS, account_id, first, last, currency, CASH, branches)
    moved = await accounting.moved_between(tx, CASH, first, last, _APART)
    banks = {row["statement_on"]: row for row in bank}
    found = {row["run_on"]: row for row in breaks}
    own, ledger = set(branches), dict[date, int]()
    for (on, in_currency, branch), minor in moved.items():
        if in_currency == currency and branch in own:
            ledger[on] = ledger.get(on, 0) + minor
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    known = banks.keys() | found.keys() | ledger.keys()
    return tuple(
        _day(on, banks.get(on), found.get(on), ledger.get(on, 0)) for on in every if on in known
    )


def _day(
    on: date, bank: Mapping[str, Any] | None, breaks: Mapping[str, Any] | None, ledger: int
) -> SettlementDay:
    sides = tuple(bank[name] if bank else 0 for name in ("in_minor", "out_minor", "fee_minor"))
    posted = breaks["posted_minor"] if breaks else 0
    return SettlementDay(
        on=on,
        lines=bank["lines"] if bank else 0,
        payments=bank["payments"] if bank else 0,
        in_minor=sides[0],
        out_minor=sides[1],
        fee_minor=sides[2],
        bank_minor=sum(sides),
        ledger_minor=ledger,
        posted_minor=posted,
        rest_minor=sum(sides) - ledger - posted if bank or breaks else None,
        breaks=breaks["breaks"] if breaks else 0,
        waiting=breaks["waiting"] if breaks else 0,
    )
