"""What one person wants of a line; another decides (see decide.py)."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.actions.lock import lock_by_id, lock_of
from xindai.credit_lines.errors import line_exists, product_not_there, wrong_status
from xindai.credit_lines.permissions import PROPOSE
from xindai.credit_lines.rules import (
    check_last_day,
    check_limit,
    check_parts,
    check_reason,
    content_of,
)
from xindai.credit_lines.types import LineStatus, LineWish, ProposalKind
from xindai.customers.errors import customer_not_found
from xindai.kernel.ids import new_id
from xindai.kernel.money import decimals_of
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

_BRANCH: Final = f"""
SELECT c.branch_id, d.current_on AS today,
    (SELECT l.status FROM credit_line l WHERE l.customer_id = c.id AND l.currency = $4::text
        AND l.status IN ('active', 'frozen') AND l.expires_on >= d.current_on) AS running
FROM customer c JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
CROSS JOIN business_day d WHERE c.id = $3
"""
_INSERT: Final = """
INSERT INTO line_proposal (id, kind, customer_id, branch_id, currency, content, reason, status,
    maker) VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', $8)
"""
_UNKNOWN: Final = "SELECT count(*) FROM product WHERE id = ANY($1::uuid[])"


async def propose(actor: Actor, wish: LineWish, idempotency_key: str) -> UUID:
    """The proposal's id, once per key.

    Refuses CUSTOMER_NOT_FOUND, LINE_NOT_FOUND, LINE_EXISTS, WRONG_STATUS, PRODUCT_NOT_FOUND,
    OUT_OF_RANGE, REASON_MISSING, LINE_FIELD_MISSING, LINE_FIELD_SUPERFLUOUS.
    """
    require(actor, PROPOSE)
    key = idempotency.check_key(idempotency_key)
    reason, content = check_reason(wish.reason), content_of(wish)
    decimals_of(wish.currency)
    given = {
        "kind": wish.kind.value,
        "customer": str(wish.customer_id),
        "currency": wish.currency,
        "reason": reason,
        "content": content,
    }
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            branch_id = await _check(tx, actor, wish)
            cells = (wish.kind.value, wish.customer_id, branch_id, wish.currency, content, reason)
            return {"id": str(await keep(tx, actor, cells))}

        answer = await idempotency.run(tx, actor, PROPOSE.code, key, given, act)
    return UUID(answer.value()["id"])


async def unfreeze(actor: Actor, line_id: UUID, reason: str, idempotency_key: str) -> UUID:
    """Proposes that a frozen line be used again; the proposal's id.

    Refuses LINE_NOT_FOUND, WRONG_STATUS, REASON_MISSING.
    """
    require(actor, PROPOSE)
    key, why = idempotency.check_key(idempotency_key), check_reason(reason)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            line = await lock_by_id(tx, actor, line_id)
            if line.status_today is not LineStatus.FROZEN:
                raise wrong_status(line.status_today)
            nothing: dict[str, Any] = {}
            about = (line.customer_id, line.branch_id, line.currency, nothing, why)
            kept = await keep(tx, actor, (ProposalKind.UNFREEZE.value, *about))
            return {"id": str(kept)}

        given = {"line": str(line_id), "reason": why}
        answer = await idempotency.run(tx, actor, "credit_line.unfreeze", key, given, act)
    return UUID(answer.value()["id"])


async def keep(tx: Tx, actor: Actor, cells: tuple[Any, ...]) -> UUID:
    """Writes a pending proposal: kind, customer, branch, currency, content, reason."""
    proposal_id = new_id()
    await tx.execute(_INSERT, proposal_id, *cells, actor.id)
    about = {"kind": cells[0], "reason": cells[5]}
    await audit.append(tx, actor, PROPOSE.code, f"line_proposal/{proposal_id}", about)
    return proposal_id


async def check_products(tx: Tx, wish: LineWish) -> None:
    """Refuses PRODUCT_NOT_FOUND."""
    wanted = {part.product_id for part in wish.sub_lines}
    if wanted and await tx.value(_UNKNOWN, list(wanted)) != len(wanted):
        raise product_not_there()


async def _check(tx: Tx, actor: Actor, wish: LineWish) -> UUID:
    """The customer's branch, if what is wished for could be done today."""
    row = await tx.row(_BRANCH, *actor.scope(), wish.customer_id, wish.currency)
    if row is None:
        raise customer_not_found()
    await check_products(tx, wish)
    if wish.limit_minor is not None:
        check_parts(wish.sub_lines, check_limit(wish.limit_minor))
    if wish.expires_on is not None:
        check_last_day(wish.expires_on, row["today"])
    if wish.kind is ProposalKind.GRANT:
        if row["running"] is not None:
            raise line_exists()
    else:
        await check_on_line(tx, actor, wish)
    branch_id: UUID = row["branch_id"]
    return branch_id


async def check_on_line(tx: Tx, actor: Actor, wish: LineWish) -> None:
    """Whether the line is there and allows it; refuses LINE_NOT_FOUND, WRONG_STATUS."""
    line = await lock_of(tx, actor, wish.customer_id, wish.currency)
    needed = {ProposalKind.UNFREEZE: (LineStatus.FROZEN,)}.get(
        wish.kind, (LineStatus.ACTIVE, LineStatus.FROZEN)
    )
    if line.status_today not in needed:
        raise wrong_status(line.status_today)
    if wish.temporary_minor is not None and wish.temporary_until is not None:
        check_limit(wish.temporary_minor, "temporary")
        check_last_day(wish.temporary_until, line.today, "temporaryUntil")
    if wish.kind is ProposalKind.SUB_LINE:
        check_parts(wish.sub_lines, line.limit_minor)
