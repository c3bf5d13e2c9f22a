"""What a payout means for the application that its contract came from, if there is one."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.errors import separation_of_duties
from xindai.origination import api as origination
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_RECORDED: Final = """
SELECT EXISTS (SELECT FROM audit_record
    WHERE subject = $1 AND action = 'contract.sign' AND actor = $2)
"""


async def check_duties(
    tx: Tx, actor: Actor, contract_id: UUID, application_id: UUID | None
) -> None:
    """Refuses SEPARATION_OF_DUTIES to who recorded the contract, or made or approved its
    application."""
    if await tx.value(_RECORDED, f"contract/{contract_id}", actor.id):
        raise separation_of_duties()
    if application_id is not None and actor.id in await origination.made_by(tx, application_id):
        raise separation_of_duties()


async def begin(tx: Tx, actor: Actor, application_id: UUID | None) -> None:
    """The money is on its way."""
    if application_id is not None:
        await origination.disbursing(tx, actor, application_id)


async def end(tx: Tx, actor: Actor, application_id: UUID | None, loan_id: UUID) -> None:
    """The money has arrived."""
    if application_id is not None:
        await origination.disbursed(tx, actor, application_id, loan_id)


async def fail(tx: Tx, actor: Actor, application_id: UUID | None, code: str) -> None:
    """It did not; it may be paid out once more."""
    if application_id is not None:
        await origination.disbursement_failed(tx, actor, application_id, code)
