"""Reads of mandates and debits. The first step of each is the actor's row scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans.debit.types import LoanDebitStatus, LoanDebitView, MandateView
from xindai.loans.permissions import DEBIT_READ
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

_COLUMNS: Final = """
m.id, m.number, m.customer_id, m.loan_id, m.bank_card_id, k.bank_name,
k.number_masked AS card_number, m.max_minor, m.currency, m.valid_from, m.valid_to,
m.wording_version, m.wording, m.signed_at, m.revoked_at
"""
_MANDATES: Final = f"""
FROM debit_mandate m JOIN bank_card k ON k.id = m.bank_card_id
JOIN customer c ON c.id = m.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "m.customer_id")}
"""
_OF_LOANS: Final = f"""
SELECT l.id AS of_loan, {_COLUMNS} {_MANDATES}
JOIN loan l ON l.customer_id = m.customer_id AND (m.loan_id = l.id OR m.loan_id IS NULL)
WHERE l.id = ANY($3::uuid[]) ORDER BY m.revoked_at IS NOT NULL, m.loan_id NULLS LAST, m.id DESC
"""
_DEBITS: Final = f"""
SELECT d.id, d.loan_id, d.mandate_id, d.due_on, d.attempt, d.planned_on, d.amount_minor,
    l.currency, d.payment_id, d.status, d.failure_code, d.next_try_at, d.settled_at
FROM loan_debit d JOIN loan l ON l.id = d.loan_id
JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")}
WHERE d.loan_id = ANY($3::uuid[]) ORDER BY d.due_on DESC, d.attempt DESC
"""


async def mandates_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, MandateView]:
    """The visible ones of these mandates."""
    require(actor, DEBIT_READ)
    sql = f"SELECT {_COLUMNS} {_MANDATES} WHERE m.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: MandateView(**dict(row)) for row in rows}


async def mandates_of_loans(
    actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, list[MandateView]]:
    """Every mandate that covers these loans, the one that counts first, then the revoked ones."""
    require(actor, DEBIT_READ)
    out: dict[UUID, list[MandateView]] = {loan_id: [] for loan_id in loan_ids}
    for row in await db.pool().fetch(_OF_LOANS, *actor.scope(), list(loan_ids)):
        cells = dict(row)
        out[cells.pop("of_loan")].append(MandateView(**cells))
    return out


async def debits_of_loans(
    actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, list[LoanDebitView]]:
    """Every try for these loans, newest due date and newest try first."""
    require(actor, DEBIT_READ)
    out: dict[UUID, list[LoanDebitView]] = {loan_id: [] for loan_id in loan_ids}
    for row in await db.pool().fetch(_DEBITS, *actor.scope(), list(loan_ids)):
        out[row["loan_id"]].append(_debit(row))
    return out


def _debit(row: Mapping[str, Any]) -> LoanDebitView:
    return LoanDebitView(**dict(row) | {"status": LoanDebitStatus(row["status"])})
