"""Who may approve how much: proposed by one, put in force or rejected by another."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.kernel.money import decimals_of
from xindai.origination.actions.command import run
from xindai.origination.errors import authority_not_found, own_authority, reason_missing
from xindai.origination.move import normal_reason
from xindai.origination.permissions import AUTHORITY_APPROVE, AUTHORITY_PROPOSE
from xindai.origination.rules import LEVELS
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.errors import product_not_found

LONGEST_GRADE: Final = 20
_ADD: Final = """
INSERT INTO authority_rule (id, level, product_id, grade, currency, max_amount_minor, maker, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_LOCK: Final = "SELECT * FROM authority_rule WHERE id = $1 AND status = 'proposed' FOR UPDATE"
_REPLACE: Final = """
UPDATE authority_rule SET status = 'replaced' WHERE status = 'active' AND level = $1
    AND product_id IS NOT DISTINCT FROM $2 AND grade IS NOT DISTINCT FROM $3 AND currency = $4
"""
_DECIDE: Final = """
UPDATE authority_rule SET status = $2, checker = $3, decided_at = now() WHERE id = $1
"""


async def propose_authority(
    actor: Actor,
    *,
    level: int,
    product_id: UUID | None,
    grade: str | None,
    currency: str,
    max_amount_minor: int,
    reason: str,
    key: str,
) -> UUID:
    """The proposal's id. An amount of zero takes the level's authority away.

    Refuses OUT_OF_RANGE (level, grade), PRODUCT_NOT_FOUND, UNKNOWN_CURRENCY, REASON_MISSING.
    """
    require(actor, AUTHORITY_PROPOSE)
    if not 0 <= level <= LEVELS:
        raise Refusal("OUT_OF_RANGE", f"0 to {LEVELS}", "level")
    if grade is not None and not (1 <= len(grade) <= LONGEST_GRADE and grade.isprintable()):
        raise Refusal("OUT_OF_RANGE", f"at most {LONGEST_GRADE} characters", "grade")
    decimals_of(currency)
    why = normal_reason(reason)
    if why is None:
        raise reason_missing()

    async def act(tx: Tx) -> dict[str, Any]:
        there = await tx.value("SELECT true FROM product WHERE id = $1", product_id)
        if product_id is not None and not there:
            raise product_not_found()
        rule_id = new_id()
        args = level, product_id, grade, currency, max_amount_minor, actor.id, why
        await tx.execute(_ADD, rule_id, *args)
        await audit.append(tx, actor, AUTHORITY_PROPOSE.code, f"authority_rule/{rule_id}", given)
        return {"id": str(rule_id)}

    given = {
        "level": level,
        "productId": str(product_id) if product_id else None,
        "grade": grade,
        "currency": currency,
        "maxAmountMinor": max_amount_minor,
        "reason": why,
    }
    answer = await run(actor, AUTHORITY_PROPOSE.code, key, given, act)
    return UUID(answer["id"])


async def decide_authority(actor: Actor, rule_id: UUID, is_approved: bool, key: str) -> None:
    """In force instead of the rule of the same level, product and grade; or rejected.

    Refuses AUTHORITY_NOT_FOUND, OWN_AUTHORITY.
    """
    require(actor, AUTHORITY_APPROVE)

    async def act(tx: Tx) -> dict[str, Any]:
        await tx.execute("SELECT pg_advisory_xact_lock(7306, 1)")  # one at a time
        row = await tx.row(_LOCK, rule_id)
        if row is None:
            raise authority_not_found()
        if row["maker"] == actor.id:
            raise own_authority()
        if is_approved:
            args = row["level"], row["product_id"], row["grade"], row["currency"]
            await tx.execute(_REPLACE, *args)
        status = "active" if is_approved else "rejected"
        await tx.execute(_DECIDE, rule_id, status, actor.id)
        about = {"status": status}
        await audit.append(tx, actor, AUTHORITY_APPROVE.code, f"authority_rule/{rule_id}", about)
        return {}

    given = {"id": str(rule_id), "isApproved": is_approved}
    await run(actor, AUTHORITY_APPROVE.code, key, given, act)
