"""What a payout takes of the customer's credit line, where the product draws on it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.credit_lines import api as credit_lines
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.products import api as products

_CONTRACT: Final = """
SELECT t.customer_id, t.product_version_id, t.principal_minor, t.currency, v.product_id,
    t.application_id
FROM contract t JOIN product_version v ON v.id = t.product_version_id WHERE t.id = $1
"""
_HELD: Final = """
SELECT EXISTS (SELECT FROM line_reservation WHERE subject = $1 AND status = 'held')
"""


async def reserve(tx: Tx, actor: Actor, contract_id: UUID) -> None:
    """Holds the principal while the money is on its way; an application holds it from its
    submission on.

    Refuses LINE_NOT_FOUND, LINE_FROZEN, LINE_EXPIRED, LINE_EXCEEDED.
    """
    row = await tx.row(_CONTRACT, contract_id)
    assert row is not None  # its contract is locked
    offer = await products.offer_of_record(tx, row["product_version_id"])
    if offer.uses_line and row["application_id"] is None:
        await credit_lines.reserve(
            tx,
            actor,
            customer_id=row["customer_id"],
            product_id=row["product_id"],
            amount_minor=row["principal_minor"],
            currency=row["currency"],
            subject=f"contract/{contract_id}",
        )


async def use(tx: Tx, actor: Actor, contract_id: UUID, loan_id: UUID) -> None:
    """The money has arrived: what was held is used by the loan."""
    row = await tx.row(_CONTRACT, contract_id)
    assert row is not None  # its disbursement is at hand
    application = row["application_id"]
    held = f"application/{application}" if application else f"contract/{contract_id}"
    if await tx.value(_HELD, held):
        await credit_lines.use(tx, actor, reservation=held, loan=f"loan/{loan_id}")


async def give_back(tx: Tx, actor: Actor, contract_id: UUID) -> None:
    """It has not: what was held is free again."""
    if await tx.value(_HELD, f"contract/{contract_id}"):
        await credit_lines.cancel_reservation(tx, actor, f"contract/{contract_id}")
