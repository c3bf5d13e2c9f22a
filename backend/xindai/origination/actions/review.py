"""A level examines an application and says yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.origination.actions.command import run_on
from xindai.origination.authority import levels_of
from xindai.origination.duties import check_worker
from xindai.origination.errors import above_authority, reason_missing
from xindai.origination.move import move, normal_reason
from xindai.origination.permissions import REVIEW
from xindai.origination.pricing import changed, check_offer, rate_text
from xindai.origination.rejection import chosen, reject_for
from xindai.origination.rules import LEVELS, after_review, move_of
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.origination.types import OfferChange, ReviewVerdict
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_ADD: Final = """
INSERT INTO application_review (id, application_id, level, reviewer, verdict, amount_minor, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""


async def approve(
    actor: Actor,
    application_id: UUID,
    amount_minor: int | None,
    reason: str | None,
    key: str,
    *,
    instalments: int | None = None,
    annual_rate: str | None = None,
) -> None:
    """Yes, perhaps to less, another term or rate: on to the next level, or approved.

    Another level is added where the authority of the last one does not reach the amount. Refuses
    WRONG_STATUS, ABOVE_AUTHORITY, NOT_CLAIMED, CLAIMED_BY_ANOTHER, OWN_APPLICATION,
    CONFLICT_OF_INTEREST, AMOUNT_ABOVE_OFFER and what the product does not offer.
    """
    require(actor, REVIEW)
    change = OfferChange(
        amount_minor=amount_minor, instalments=instalments, annual_rate=annual_rate
    )

    async def act(tx: Tx, row: Any) -> None:
        move_of(S(row["status"]), V.REVIEW_APPROVE)
        level = await check_worker(tx, actor, row)
        offer = changed(row, change)
        amount = offer["offered_minor"]
        await check_offer(tx, dict(row) | offer, amount, row["today"])
        needed = await levels_of(tx, row["currency"], amount, row["product_id"], row["grade"])
        if level == LEVELS and needed is None:
            raise above_authority()
        levels = max(row["review_levels"], LEVELS if needed is None else needed, 1)
        await _keep(tx, actor, row, level, ReviewVerdict.APPROVE, amount, reason)
        cells = offer | {"review_levels": levels}
        detail = {"level": level, **_told(offer)}
        to = after_review(level, levels)
        await move(tx, actor, row, V.REVIEW_APPROVE, to, reason=reason, detail=detail, cells=cells)

    given = {
        "amount": amount_minor,
        "instalments": instalments,
        "annualRate": annual_rate,
        "reason": reason,
    }
    await run_on(actor, "application.review_approve", application_id, key, given, act)


async def reject(
    actor: Actor, application_id: UUID, reason: str, key: str, *, reason_codes: Sequence[str]
) -> None:
    """No: `reason_codes` of the catalogue are told to the applicant, `reason` stays in the house.

    Refuses as `approve`, and REASON_MISSING, REJECTION_REASON_MISSING, REJECTION_REASON_UNKNOWN.
    """
    require(actor, REVIEW)

    async def act(tx: Tx, row: Any) -> None:
        move_of(S(row["status"]), V.REVIEW_REJECT)
        level = await check_worker(tx, actor, row)
        if normal_reason(reason) is None:
            raise reason_missing()
        told = await chosen(tx, row, reason_codes)
        await _keep(tx, actor, row, level, ReviewVerdict.REJECT, None, reason)
        detail = {"level": level}
        await reject_for(tx, actor, row, V.REVIEW_REJECT, told, reason=reason, detail=detail)

    given = {"reason": reason, "reasonCodes": list(reason_codes)}
    await run_on(actor, "application.review_reject", application_id, key, given, act)


def _told(offer: dict[str, Any]) -> dict[str, Any]:
    """The examiner's figures for the history."""
    told: dict[str, Any] = {"amountMinor": offer["offered_minor"]}
    if "offered_instalments" in offer:
        told["instalments"] = offer["offered_instalments"]
    if "offered_rate" in offer:
        told["annualRate"] = rate_text(offer["offered_rate"])
    return told


async def _keep(
    tx: Tx,
    actor: Actor,
    row: Any,
    level: int,
    verdict: ReviewVerdict,
    amount_minor: int | None,
    reason: str | None,
) -> None:
    why = normal_reason(reason)
    args = new_id(), row["id"], level, actor.id, verdict.value, amount_minor, why
    await tx.execute(_ADD, *args)
