"""Whoever makes a contract does not pay it out."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.errors import separation_of_duties
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


async def check_duties(tx: Tx, actor: Actor, contract_id: UUID) -> None:
    """Refuses SEPARATION_OF_DUTIES to who recorded, drew up or changed the contract, or recorded
    its signing in person."""
    if await tx.value(_MADE, f"contract/{contract_id}", actor.id, list(_MAKING)):
        raise separation_of_duties()
