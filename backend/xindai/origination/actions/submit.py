"""Hand an application in; the same number again after it was returned."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import asyncpg

from xindai.origination import line
from xindai.origination.actions.command import run_on
from xindai.origination.completeness import card_of, missing_of
from xindai.origination.content import content_hash
from xindai.origination.errors import application_open, duplicate_application, incomplete
from xindai.origination.move import move
from xindai.origination.permissions import EDIT
from xindai.origination.rules import EDITABLE, after_return, move_of
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs import api as jobs
from xindai.platform.permission import require
from xindai.products import api as products

DECIDE: Final = "application_decide"
_SAME: Final = """
SELECT EXISTS (SELECT FROM application WHERE content_hash = $2 AND id <> $1
    AND submitted_at > now() - interval '24 hours')
"""
_ASKED_ANEW: Final[dict[str, None]] = {
    "decision_id": None,
    "grade": None,
    "review_levels": None,
    "needs_phone_check": None,
    "offered_minor": None,
    "offered_instalments": None,
    "offered_rate": None,
    "offered_method": None,
}


async def submit(actor: Actor, application_id: UUID, key: str) -> None:
    """From a draft to the decision; from `returned` to where it was, or to a new decision where
    the figures, the product or the parties are others.

    Refuses APPLICATION_NOT_FOUND, WRONG_STATUS, APPLICATION_INCOMPLETE, what the product does not
    offer, APPLICATION_OPEN, DUPLICATE_APPLICATION, and what the credit line refuses.
    """
    require(actor, EDIT)

    async def act(tx: Tx, row: Any) -> None:
        status = S(row["status"])
        verb = V.RESUBMIT if status is S.RETURNED else V.SUBMIT
        move_of(status, verb)
        assert status in EDITABLE
        await _check(tx, actor, row)
        digest = await content_hash(tx, row)
        to = S.SUBMITTED
        if verb is V.RESUBMIT:
            to = after_return(S(row["returned_from"]), digest != row["content_hash"])
        elif await tx.value(_SAME, row["id"], digest):
            raise duplicate_application()
        cells: dict[str, Any] = {
            "submitted_by": actor.id,
            "submitted_at": row["submitted_at"] or row["now"],
            "content_hash": digest,
            "bank_card_id": await card_of(tx, row),
        }
        if to is S.SUBMITTED:
            cells |= _ASKED_ANEW | {"round": row["round"] + 1}
        try:
            await move(tx, actor, row, verb, to, cells=cells)
        except asyncpg.UniqueViolationError as error:
            if error.constraint_name == "application_open_once":
                raise application_open() from error
            raise
        await line.hold(tx, actor, row, row["amount_minor"])
        if to is S.SUBMITTED:
            key = f"{row['id']}/{row['round'] + 1}"
            await jobs.enqueue(tx, DECIDE, {"application": str(row["id"])}, key=key)

    await run_on(actor, "application.submit", application_id, key, {}, act)


async def _check(tx: Tx, actor: Actor, row: Any) -> None:
    missing = await missing_of(tx, row)
    if missing:
        raise incomplete(missing[0].field)
    if row["status"] == S.DRAFT:
        offer = await products.offer(tx, actor, row["product_version_id"])
    else:
        offer = await products.offer_of_record(tx, row["product_version_id"])
    products.check_request(
        offer,
        amount_minor=row["amount_minor"],
        instalments=row["instalments"],
        method=row["method"],
        sub_product=row["sub_product"],
    )
