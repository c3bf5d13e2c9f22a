"""What decisions may know of a customer: one value, read inside the caller's transaction."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.customers.errors import bank_card_not_found, customer_not_found
from xindai.customers.rules import birthday, full_years
from xindai.customers.sealing import TABLE
from xindai.customers.types.known import CardAccount, CustomerFacts, Relation, RelationKind
from xindai.identity import api as identity
from xindai.platform import clock, crypto
from xindai.platform.db import Tx

_FACTS: Final = """
SELECT c.id, c.branch_id, b.path AS branch_path, c.account_id, c.id_number_sealed,
    ARRAY(SELECT t.code::text FROM customer_tag t WHERE t.customer_id = c.id
        AND t.kind = 'segment' AND t.removed_at IS NULL ORDER BY t.code) AS segments,
    (SELECT r.grade FROM customer_rating r WHERE r.customer_id = c.id ORDER BY r.id DESC LIMIT 1)
        AS rating,
    (SELECT e.reason FROM list_entry e WHERE e.id_number_index = c.id_number_index
        AND e.list = 'blacklist' AND e.status IN ('active', 'removal_asked')
        AND (e.valid_until IS NULL OR e.valid_until >= $2)) AS blacklist_reason,
    (SELECT e.amount_minor FROM list_entry e WHERE e.id_number_index = c.id_number_index
        AND e.list = 'whitelist' AND e.status IN ('active', 'removal_asked')
        AND e.valid_until >= $2) AS whitelist,
    (SELECT jsonb_object_agg(s.side, s.total) FROM (
        SELECT a.side, sum(a.amount_minor)::bigint AS total FROM customer_monthly_amount a
        WHERE a.customer_id = c.id AND a.removed_at IS NULL GROUP BY a.side) s) AS amounts,
    w.kind AS employment_kind, w.since_on,
    ARRAY(SELECT DISTINCT d.category::text FROM customer_document d WHERE d.customer_id = c.id
        AND d.status <> 'rejected' AND (d.expires_on IS NULL OR d.expires_on >= $2)) AS papers,
    (SELECT k.id FROM bank_card k WHERE k.customer_id = c.id AND k.is_default) AS bank_card_id
FROM customer c JOIN branch b ON b.id = c.branch_id
LEFT JOIN customer_employment w ON w.customer_id = c.id AND w.ended_at IS NULL
WHERE c.id = $1
"""
_RELATIONS: Final = """
SELECT r.id, r.customer_id, r.other_id, r.kind, r.added_at FROM customer_relation r
WHERE r.ended_at IS NULL AND (r.customer_id = $1 OR r.other_id = $1) ORDER BY r.id
"""
_CARD: Final = """
SELECT k.id, k.number_sealed, k.bank_name, c.id AS customer_id, c.name_sealed
FROM bank_card k JOIN customer c ON c.id = k.customer_id
WHERE k.id = $1 AND k.customer_id = $2 AND k.unbound_at IS NULL
"""


async def facts(tx: Tx, customer_id: UUID) -> CustomerFacts:
    """On the business date; refuses CUSTOMER_NOT_FOUND.

    The lists are asked by ID number, so an entry counts that is older than the customer. The
    caller has made sure that the actor may know: what comes back is for decisions, not for screens.
    """
    today = await clock.business_date(tx)
    row = await tx.row(_FACTS, customer_id, today)
    if row is None:
        raise customer_not_found()
    number = (await crypto.keys(tx)).open(
        row["id_number_sealed"], TABLE, str(customer_id), "id_number"
    )
    account_id = row["account_id"]
    consents = await identity.consents_of_accounts(tx, [account_id] if account_id else [])
    amounts: dict[str, int] = row["amounts"] or {}
    return CustomerFacts(
        customer_id=customer_id,
        branch_id=row["branch_id"],
        branch_path=row["branch_path"],
        age_years=full_years(birthday(number), today),
        segments=tuple(row["segments"]),
        internal_rating=row["rating"],
        is_blacklisted=row["blacklist_reason"] is not None,
        blacklist_reason=row["blacklist_reason"],
        whitelist=row["whitelist"],
        monthly_income_minor=amounts.get("income"),
        monthly_expenses_minor=amounts.get("expense"),
        monthly_obligations_minor=amounts.get("obligation"),
        employment_months=_months(row["since_on"], today),
        employment_kind=row["employment_kind"],
        document_categories=frozenset(row["papers"]),
        has_required_consents=any(identity.has_required(each) for each in consents.values()),
        bank_card_id=row["bank_card_id"],
    )


def _months(since: date | None, today: date) -> int | None:
    """Full months; None where nobody said since when."""
    if since is None:
        return None
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    return max(0, months)


async def relations(tx: Tx, customer_id: UUID) -> tuple[Relation, ...]:
    """How the customer stands to others, from either side, oldest first."""
    return tuple(relation(row) for row in await tx.rows(_RELATIONS, customer_id))


def relation(row: Any) -> Relation:
    """A row as a value."""
    return Relation(**(dict(row) | {"kind": RelationKind(row["kind"])}))


async def card_account(tx: Tx, card_id: UUID, customer_id: UUID) -> CardAccount:
    """A bound card of this customer in full, for a payment that is made now.

    Refuses BANK_CARD_NOT_FOUND, also for a card of somebody else and for one that was removed.
    """
    row = await tx.row(_CARD, card_id, customer_id)
    if row is None:
        raise bank_card_not_found("bankCardId")
    keys = await crypto.keys(tx)
    return CardAccount(
        name=keys.open(row["name_sealed"], TABLE, str(row["customer_id"]), "name"),
        number=keys.open(row["number_sealed"], "bank_card", str(card_id), "number"),
        bank=row["bank_name"],
    )
