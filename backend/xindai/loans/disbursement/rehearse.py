"""What the books will do when the money has arrived, found out before any money leaves.

The loan is opened and disbursed behind a savepoint that is always undone. So what would be refused
at confirmation, when it is too late, is refused now; and what goes out is what the books will say
went out: the principal less the fees that are kept back.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.engine.positions import Role
from xindai.kernel.money import format_minor
from xindai.loans.actions.append import append_in
from xindai.loans.actions.disburse import VERB
from xindai.loans.actions.open import open_in
from xindai.loans.types import LoanCommand, OpenLoan, Preview
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx

ACTOR: Final = system_actor("disbursement")


class _Undo(Exception):
    """Ends the rehearsal."""


async def rehearse(tx: Tx, contract_id: UUID, principal_minor: int, currency: str) -> Preview:
    """The loan after its disbursement on the business date; refuses as opening and paying out do.

    The caller's transaction holds the gate of the books.
    """
    shown: Preview | None = None
    try:
        async with tx.savepoint():
            _, shown = await open_and_disburse(
                tx, ACTOR, contract_id, principal_minor, currency, show=True
            )
            raise _Undo
    except _Undo:
        pass
    assert shown is not None  # `show` was asked for
    return shown


async def open_and_disburse(
    tx: Tx,
    actor: Actor,
    contract_id: UUID,
    principal_minor: int,
    currency: str,
    *,
    show: bool = False,
) -> tuple[UUID, Preview | None]:
    """The loan of a contract with its whole principal paid out on the business date."""
    loan_id = await open_in(tx, actor, OpenLoan(contract_id=contract_id, idempotency_key=""))
    amount = format_minor(principal_minor, currency)
    command = LoanCommand(loan_id=loan_id, type=VERB.type.value, amount=amount)
    _, shown = await append_in(tx, actor, VERB, command, show)
    return loan_id, shown


def cash_out_minor(preview: Preview) -> int:
    """What leaves the lender's account."""
    return -preview.balances_after.get(Role.CASH_CLEARING.value, 0)
