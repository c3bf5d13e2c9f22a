"""From the accepted offer to the money: what contracts and loans tell of an application."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.origination.errors import offer_not_found
from xindai.origination.lock import lock
from xindai.origination.move import move
from xindai.origination.permissions import PROCEED
from xindai.origination.types import ApplicationKind, ApprovedOffer
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products import api as products

_MADE: Final = """
SELECT actor FROM application_event WHERE application_id = $1 AND verb NOT IN ('release', 'note')
UNION SELECT caller FROM phone_check WHERE application_id = $1
UNION SELECT reviewer FROM application_review WHERE application_id = $1
"""


async def approved_offer(tx: Tx, actor: Actor, application_id: UUID) -> ApprovedOffer:
    """What a contract is drawn up from; the application is locked for this transaction.

    Refuses APPLICATION_NOT_FOUND, and OFFER_NOT_ACCEPTED where there is no contract to be made.
    """
    require(actor, PROCEED)
    row = await lock(tx, actor, application_id)
    if row["status"] != S.OFFER_ACCEPTED or row["kind"] == ApplicationKind.LINE:
        raise offer_not_found()
    offer = await products.offer_of_record(tx, row["product_version_id"])
    return ApprovedOffer(
        application_id=row["id"],
        number=row["number"],
        customer_id=row["customer_id"],
        product_version_id=row["product_version_id"],
        amount_minor=row["accepted_minor"],
        currency=row["currency"],
        instalments=row["offered_instalments"],
        annual_rate=f"{row['offered_rate'].normalize():f}",
        method=row["offered_method"],
        bank_card_id=row["bank_card_id"],
        merchant_id=row["merchant_id"],
        uses_line=offer.uses_line,
        made_by=await made_by(tx, application_id),
    )


async def made_by(tx: Tx, application_id: UUID) -> frozenset[str]:
    """Everybody who created, changed, examined or accepted it: none of them pays the money out."""
    return frozenset(r[0] for r in await tx.rows(_MADE, application_id))


async def contract_signed(tx: Tx, actor: Actor, application_id: UUID, contract_id: UUID) -> None:
    """Refuses APPLICATION_NOT_FOUND, WRONG_STATUS."""
    cells = {"contract_id": contract_id}
    await _go(tx, actor, application_id, V.SIGN_CONTRACT, S.CONTRACT_SIGNED, cells)


async def contract_cancelled(tx: Tx, actor: Actor, application_id: UUID, reason: str) -> None:
    """The offer is as good as before the contract; nothing happens where none was signed."""
    require(actor, PROCEED)
    row = await lock(tx, actor, application_id)
    if row["status"] == S.CONTRACT_SIGNED:
        to, cells = S.OFFER_ACCEPTED, {"contract_id": None}
        await move(tx, actor, row, V.CANCEL_CONTRACT, to, reason=reason, cells=cells)


async def disbursing(tx: Tx, actor: Actor, application_id: UUID) -> None:
    """The money is on its way; refuses APPLICATION_NOT_FOUND, WRONG_STATUS."""
    await _go(tx, actor, application_id, V.START_DISBURSING, S.DISBURSING)


async def disbursed(tx: Tx, actor: Actor, application_id: UUID, loan_id: UUID) -> None:
    """The money has arrived; refuses APPLICATION_NOT_FOUND, WRONG_STATUS."""
    cells = {"loan_id": loan_id}
    await _go(tx, actor, application_id, V.CONFIRM_DISBURSEMENT, S.DISBURSED, cells)


async def disbursement_failed(tx: Tx, actor: Actor, application_id: UUID, code: str) -> None:
    """It has not; somebody may try again. Refuses APPLICATION_NOT_FOUND, WRONG_STATUS."""
    to = S.CONTRACT_SIGNED
    await _go(tx, actor, application_id, V.FAIL_DISBURSEMENT, to, detail={"code": code})


async def _go(
    tx: Tx,
    actor: Actor,
    application_id: UUID,
    verb: V,
    to: S,
    cells: dict[str, Any] | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    require(actor, PROCEED)
    row = await lock(tx, actor, application_id)
    await move(tx, actor, row, verb, to, cells=cells, detail=detail)
