"""Reads of refunds. The first step of each is the actor's row scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans.permissions import REFUND_READ
from xindai.loans.refund.types import LoanRefundStatus, LoanRefundView
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

_REFUNDS: Final = f"""
SELECT r.id, r.number, r.loan_id, r.customer_id, l.branch_id, r.order_id, r.event_id,
    o.amount_minor, o.currency, o.payee_bank AS bank_name, o.payee_number_masked AS card_number,
    r.failure_code, r.version, r.created_by, r.created_at, r.settled_at,
    CASE WHEN r.status <> 'open' THEN r.status
        WHEN o.status IN ('planned', 'unknown') THEN o.status ELSE 'paying' END AS status
FROM loan_refund r JOIN payment_order o ON o.id = r.order_id JOIN loan l ON l.id = r.loan_id
JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")}
"""


async def refunds_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, LoanRefundView]:
    """The visible ones of these refunds, in one statement."""
    require(actor, REFUND_READ)
    sql = f"{_REFUNDS} WHERE r.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: _view(row) for row in rows}


async def refunds_of_loans(
    actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, list[LoanRefundView]]:
    """Every refund of the visible ones of these loans, newest first, in one statement."""
    require(actor, REFUND_READ)
    sql = f"{_REFUNDS} WHERE r.loan_id = ANY($3::uuid[]) ORDER BY r.id DESC"
    out: dict[UUID, list[LoanRefundView]] = {loan_id: [] for loan_id in loan_ids}
    for row in await db.pool().fetch(sql, *actor.scope(), list(loan_ids)):
        out[row["loan_id"]].append(_view(row))
    return out


def _view(row: Mapping[str, Any]) -> LoanRefundView:
    return LoanRefundView(**dict(row) | {"status": LoanRefundStatus(row["status"])})
