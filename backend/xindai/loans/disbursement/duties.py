"""Whoever makes a contract does not pay it out."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.errors import separation_of_duties
from xindai.origination import api as origination
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_MADE: Final = """
SELECT EXISTS (SELECT FROM audit_record WHERE subject = $1 AND actor = $2 AND action = ANY($3))
"""
_MAKING: Final = (
    "contract.sign",
    "contract.prepare",
    "contract.change",
    "contract.record_in_person",
)


async def check_duties(
    tx: Tx, actor: Actor, contract_id: UUID, application_id: UUID | None
) -> None:
    """Refuses SEPARATION_OF_DUTIES to who recorded, drew up or changed the contract, or recorded
    its signing in person, and to who made or examined its application."""
    if await tx.value(_MADE, f"contract/{contract_id}", actor.id, list(_MAKING)):
        raise separation_of_duties()
    if application_id is not None and actor.id in await origination.made_by(tx, application_id):
        raise separation_of_duties()
