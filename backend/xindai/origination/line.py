"""The part of the customer's credit line that an application holds, where the product uses one."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.credit_lines import api as credit_lines
from xindai.origination.types import ApplicationKind
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_HELD: Final = """
SELECT amount_minor FROM line_reservation WHERE subject = $1 AND status = 'held'
"""


def subject_of(application_id: UUID) -> str:
    """The name of the reservation."""
    return f"application/{application_id}"


async def hold(tx: Tx, actor: Actor, row: Any, amount_minor: int) -> None:
    """Holds the amount for a drawing; another one that was held before is given back first.

    Refuses LINE_NOT_FOUND, LINE_FROZEN, LINE_EXPIRED, LINE_EXCEEDED.
    """
    if row["kind"] != ApplicationKind.DRAWING:
        return
    subject = subject_of(row["id"])
    held = await tx.value(_HELD, subject)
    if held == amount_minor:
        return
    if held is not None:
        await credit_lines.cancel_reservation(tx, actor, subject)
    await credit_lines.reserve(
        tx,
        actor,
        customer_id=row["customer_id"],
        product_id=row["product_id"],
        amount_minor=amount_minor,
        currency=row["currency"],
        subject=subject,
    )


async def give_back(tx: Tx, actor: Actor, application_id: UUID) -> None:
    """What is held is free again; nothing held is nothing to do."""
    subject = subject_of(application_id)
    if await tx.value(_HELD, subject) is not None:
        await credit_lines.cancel_reservation(tx, actor, subject)
