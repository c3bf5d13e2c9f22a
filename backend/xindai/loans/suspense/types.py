"""Values of the search for the loan that money in suspense is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from xindai.loans.types import Preview


class Clue(StrEnum):
    """Why a loan is suggested, the strongest first."""

    NUMBER = "number"
    """The remark names the loan."""
    ACCOUNT = "account"
    """The customer has bound the account that it came from."""
    AMOUNT = "amount"
    """It is what an open instalment asks for."""
    NAME = "name"
    """The payer's name looks like the customer's."""


WEIGHTS = {Clue.NUMBER: 60, Clue.ACCOUNT: 40, Clue.AMOUNT: 20, Clue.NAME: 10}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A loan that the money may be for; `score` adds up the weights of the clues."""

    loan_id: UUID
    score: int
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeAssignment:
    """This money is that loan's."""

    item_id: UUID
    loan_id: UUID
    note: str
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a proposal would do to the loan, on a dry run."""

    preview: Preview | None
