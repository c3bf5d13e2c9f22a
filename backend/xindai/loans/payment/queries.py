"""Reads of payments by card. The first step of each is the actor's row scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans.errors import loan_payment_not_found
from xindai.loans.payment.types import LoanPaymentStatus, LoanPaymentView
from xindai.loans.permissions import PAYMENT_READ
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

_PAYMENTS: Final = f"""
SELECT p.id, p.number, p.loan_id, p.customer_id, l.branch_id, p.order_id, p.event_id,
    o.amount_minor, o.currency, p.is_payoff, o.payee_bank AS bank_name,
    o.payee_number_masked AS card_number, p.failure_code, p.version, p.created_by, p.created_at,
    p.settled_at, CASE WHEN p.status <> 'open' THEN p.status
        WHEN o.status IN ('planned', 'unknown') THEN o.status ELSE 'paying' END AS status
FROM loan_payment p JOIN payment_order o ON o.id = p.order_id JOIN loan l ON l.id = p.loan_id
JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")}
"""
"""How far an open one is, its payment order tells; a settled order is told of in a moment."""


async def payments_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, LoanPaymentView]:
    """The visible ones of these payments, in one statement."""
    require(actor, PAYMENT_READ)
    sql = f"{_PAYMENTS} WHERE p.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: _view(row) for row in rows}


async def get_payment(actor: Actor, payment_id: UUID) -> LoanPaymentView:
    """One of them; refuses LOAN_PAYMENT_NOT_FOUND."""
    found = await payments_by_id(actor, [payment_id])
    if payment_id not in found:
        raise loan_payment_not_found()
    return found[payment_id]


async def payments_of_loans(
    actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, list[LoanPaymentView]]:
    """Every payment by card for the visible ones of these loans, newest first, in one statement."""
    require(actor, PAYMENT_READ)
    sql = f"{_PAYMENTS} WHERE p.loan_id = ANY($3::uuid[]) ORDER BY p.id DESC"
    out: dict[UUID, list[LoanPaymentView]] = {loan_id: [] for loan_id in loan_ids}
    for row in await db.pool().fetch(sql, *actor.scope(), list(loan_ids)):
        out[row["loan_id"]].append(_view(row))
    return out


def _view(row: Mapping[str, Any]) -> LoanPaymentView:
    return LoanPaymentView(**dict(row) | {"status": LoanPaymentStatus(row["status"])})
