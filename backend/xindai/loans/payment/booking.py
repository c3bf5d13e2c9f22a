"""What money by card is for a loan: worked out in values, and rehearsed before it is asked for."""

from __future__ import annotations

from uuid import UUID

from xindai.engine.events import Event, EventType
from xindai.engine.payoff import payoff_quote
from xindai.kernel.ids import new_id
from xindai.loans.actions.append import append_event
from xindai.loans.actions.change import StoredLoan
from xindai.loans.types import LoanStatus, Preview
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


def owed_minor(loan: StoredLoan) -> int:
    """What closes an active loan on the business date."""
    return payoff_quote(loan.terms, loan.events, loan.today).total_minor


def money_event(loan: StoredLoan, amount_minor: int, *, is_payoff: bool) -> Event:
    """What the money is on the business date, for the loan as it stands.

    Money that was to pay the loan off and does not (a day has passed, a fee was charged) takes
    what it can off the principal. On a loan that was written off it is a recovery. A loan that is
    closed by now has no use for it: one more pay-off, which follows the one that closed it
    whatever else happened that day, is the borrower's credit and can be refunded.
    """
    if loan.status == LoanStatus.WRITTEN_OFF:
        kind = EventType.RECOVERY
    elif loan.status != LoanStatus.ACTIVE:
        kind = EventType.PAYOFF
    elif not is_payoff:
        kind = EventType.REPAY
    else:
        kind = EventType.PAYOFF if amount_minor >= owed_minor(loan) else EventType.PREPAY
    return Event(str(new_id()), kind, loan.today, amount_minor)


class _Undo(Exception):
    """Ends the rehearsal."""


async def rehearse(tx: Tx, actor: Actor, loan: StoredLoan, event: Event) -> Preview:
    """The loan after the money; refuses what the books would refuse, and keeps nothing.

    The caller's transaction holds the gate of the books, and the loan is locked.
    """
    shown: Preview | None = None
    try:
        async with tx.savepoint():
            _, shown = await append_event(tx, actor, loan, event, show=True)
            raise _Undo
    except _Undo:
        pass
    assert shown is not None  # `show` was asked for
    return shown


async def book(tx: Tx, actor: Actor, loan: StoredLoan, event: Event) -> UUID:
    """The transaction of a locked loan that the money is from now on."""
    event_id, _ = await append_event(tx, actor, loan, event)
    return event_id
