"""Submit a draft for review: its worst cases are tried, and its golden cases looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.books import check_books
from xindai.products.errors import golden_case_moved, no_draft
from xindai.products.golden import moved
from xindai.products.permissions import SUBMIT
from xindai.products.queries import golden_cases, offer_of_record
from xindai.products.rules import check_worst_cases
from xindai.products.types import Moved, Submission

OPERATION: Final = "product.submit"
SHORTEST_REASON: Final = 4
_DRAFT: Final = """
SELECT id FROM product_version WHERE product_id = $1 AND status = 'draft' FOR UPDATE
"""
_SUBMIT: Final = """
UPDATE product_version SET status = 'under_review', submitted_by = $2, explanations = $3,
    reason = NULL, makers = CASE WHEN $2 = ANY (makers) THEN makers ELSE makers || $2::text END
WHERE id = $1
"""


async def submit(actor: Actor, wanted: Submission, key: str) -> UUID:
    """The version under review.

    Refuses NO_DRAFT, APR_ABOVE_CAP, ACCOUNTS_STAY, and GOLDEN_CASE_MOVED while a figure moves
    unexplained. Who submits is one of the makers.
    """
    require(actor, SUBMIT)
    checked = idempotency.check_key(key)
    told = {name: text.strip()[:500] for name, text in wanted.explanations.items()}
    given = {"productId": str(wanted.product_id), "explanations": told}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"versionId": str(await _submit(tx, actor, wanted.product_id, told))}

        answer = await idempotency.run(tx, actor, OPERATION, checked, given, act)
    return UUID(answer.value()["versionId"])


async def _submit(tx: Tx, actor: Actor, product_id: UUID, told: dict[str, str]) -> UUID:
    version_id: UUID | None = await tx.value(_DRAFT, product_id)
    if version_id is None:
        raise no_draft()
    offer = await offer_of_record(tx, version_id)
    check_worst_cases(offer)
    await check_books(tx, product_id, offer.account_mapping)
    found = moved(offer, await golden_cases(tx, product_id))
    silent = [m for m in found if len(told.get(m.case, "")) < SHORTEST_REASON]
    if silent:
        raise golden_case_moved(described(silent))
    await tx.execute(_SUBMIT, version_id, actor.id, told)
    about = {"explanations": told, "moved": len(found)}
    await audit.append(tx, actor, OPERATION, f"product_version/{version_id}", about)
    return version_id


def described(moves: Sequence[Moved]) -> str:
    """The first few in a sentence."""
    shown = [f"{m.case}: {m.figure} {m.old} -> {m.new}" for m in moves[:5]]
    more = len(moves) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")
