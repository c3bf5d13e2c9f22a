"""What is proposed about a break: lines that balance in every currency, or the reason for none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.payments.reconciliation.catalogue import CATALOGUE
from xindai.payments.reconciliation.kinds import BreakKind, Contra, NoEntry
from xindai.payments.reconciliation.sides import Found

CASH: Final = "CASH_CLEARING"
SUSPENSE: Final = "SUSPENSE"
CLAIM: Final = "CLEARING_RECEIVABLE"
CHARGES: Final = "BANK_CHARGES"
DIFFERENCE: Final = "CLEARING_DIFFERENCE"


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A signed amount on the account of a role: debit above zero."""

    role: str
    amount_minor: int
    currency: str
    branch_id: UUID


def propose(found: Found) -> tuple[ProposedLine, ...] | NoEntry:
    """The entry that makes the clearing account say what the bank says."""
    remedy = CATALOGUE[found.kind].remedy
    if isinstance(remedy, NoEntry):
        return remedy
    if found.kind in (BreakKind.CURRENCY_DIFFERS, BreakKind.BOOKED_CURRENCY_DIFFERS):
        return _two_currencies(found)
    minor, here = found.difference_minor, found.branch_id
    if minor == 0:
        return NoEntry.NOTHING_TO_BOOK
    if remedy is Contra.CLEARING:
        there = found.other_branch_id
        if there is None or there == here:
            return NoEntry.NOTHING_TO_BOOK
        return _pair(CASH, CASH, minor, found.currency, here, there)
    agreed = found.agreed_minor
    if found.kind is BreakKind.FEE_DIFFERS and agreed != minor:
        rest = minor - agreed
        return (
            ProposedLine(CASH, minor, found.currency, here),
            ProposedLine(CHARGES, -agreed, found.currency, here),
            ProposedLine(contra(Contra.OPEN_ITEM, rest), -rest, found.currency, here),
        )
    return _pair(CASH, contra(remedy, minor), minor, found.currency, here, here)


def contra(remedy: Contra, cash_minor: int) -> str:
    """The role on the other side of a movement of the clearing account."""
    match remedy:
        case Contra.CHARGES:
            return CHARGES
        case Contra.DIFFERENCE:
            return DIFFERENCE
        case Contra.SETTLES:
            return CLAIM if cash_minor > 0 else SUSPENSE
        case _:
            return SUSPENSE if cash_minor > 0 else CLAIM


def _pair(
    role: str, other: str, minor: int, currency: str, here: UUID, there: UUID
) -> tuple[ProposedLine, ...]:
    return (
        ProposedLine(role, minor, currency, here),
        ProposedLine(other, -minor, currency, there),
    )


def _two_currencies(found: Found) -> tuple[ProposedLine, ...]:
    """What came in its own currency, and what was booked taken out in the other."""
    here, other = found.branch_id, found.other_currency or found.currency
    is_books = found.kind is BreakKind.BOOKED_CURRENCY_DIFFERS
    booked = (found.ledger_minor if is_books else found.order_minor) or 0
    came = found.difference_minor
    return (
        *_pair(CASH, contra(Contra.OPEN_ITEM, came), came, found.currency, here, here),
        *_pair(CASH, contra(Contra.OPEN_ITEM, -booked), -booked, other, here, here),
    )
