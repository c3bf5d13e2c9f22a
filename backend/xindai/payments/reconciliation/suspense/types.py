"""Values of suspense that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

RETURN: Final = "return"
"""The subject of money that is to go back to its payer."""


class SuspenseState(StrEnum):
    """Where the money is. REMOVED: the entry that put it here was reversed."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    ASSIGNED = "assigned"
    RETURNING = "returning"
    RETURNED = "returned"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspenseView:
    """Money in suspense; the payer is masked. `subject` is what it is proposed for ("loan/UUID",
    "return"), `label` its number for people."""

    id: UUID
    number: str
    account_id: UUID
    account_code: str
    branch_id: UUID
    break_id: UUID
    amount_minor: int
    currency: str
    received_on: date
    state: SuspenseState
    subject: str | None
    label: str | None
    note: str | None
    source_id: UUID | None
    order_id: UUID | None
    proposed_by: str | None
    decided_by: str | None
    payer_name: str | None
    payer_number: str | None
    remark: str
    reference: str
    created_at: datetime
    age_days: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SuspenseClues:
    """What helps to find out whose money it is; plain, for the domain that looks."""

    item: SuspenseView
    payer_name: str | None
    payer_number: str | None
