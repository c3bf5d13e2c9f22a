"""The borrower takes the offer, in full or a part of it; a line is granted by that."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines import api as credit_lines
from xindai.origination import line
from xindai.origination.actions.command import run_on
from xindai.origination.errors import amount_above_offer, reason_missing
from xindai.origination.move import move, normal_reason
from xindai.origination.permissions import ACCEPT
from xindai.origination.pricing import check_offer
from xindai.origination.rules import move_of
from xindai.origination.types import ApplicationKind
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.platform.actor import Actor, ActorKind, system_actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

LINE_DAYS: Final = 365
"""How long a line is good that was applied for."""


async def accept_offer(
    actor: Actor, application_id: UUID, amount_minor: int | None, in_person: str | None, key: str
) -> None:
    """By the borrower, or by staff for a customer who is there: then `in_person` says how.

    Refuses APPLICATION_NOT_FOUND, WRONG_STATUS, REASON_MISSING (inPerson), AMOUNT_ABOVE_OFFER, what
    the product does not offer, and what the credit line refuses.
    """
    require(actor, ACCEPT)

    async def act(tx: Tx, row: Any) -> None:
        move_of(S(row["status"]), V.ACCEPT_OFFER)
        words = normal_reason(in_person)
        if actor.kind is not ActorKind.BORROWER and words is None:
            raise reason_missing()
        amount = amount_minor or row["offered_minor"]
        if amount > row["offered_minor"]:
            raise amount_above_offer()
        await check_offer(tx, row, amount, row["today"])
        cells = {
            "accepted_minor": amount,
            "accepted_by": actor.id,
            "accepted_at": row["now"],
            "in_person": None if actor.kind is ActorKind.BORROWER else words,
        }
        detail = {"amountMinor": amount}
        await move(tx, actor, row, V.ACCEPT_OFFER, S.OFFER_ACCEPTED, detail=detail, cells=cells)
        if row["kind"] == ApplicationKind.LINE:
            await _grant(tx, row, amount, row["today"])
        else:
            await line.hold(tx, actor, row, amount)

    given = {"amount": amount_minor, "inPerson": in_person}
    await run_on(actor, "application.accept_offer", application_id, key, given, act)


async def _grant(tx: Tx, row: Any, amount_minor: int, today: date) -> None:
    """The decision, not the applicant, grants it."""
    await credit_lines.grant(
        tx,
        system_actor("origination"),
        customer_id=row["customer_id"],
        currency=row["currency"],
        limit_minor=amount_minor,
        expires_on=today + timedelta(days=LINE_DAYS),
        sub_limits={row["product_id"]: (amount_minor, True)},
        subject=line.subject_of(row["id"]),
    )
