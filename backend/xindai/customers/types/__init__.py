"""Values of customers that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerView:
    """A customer; `name`, `phone` and `id_number` are masked."""

    id: UUID
    number: str
    branch_id: UUID
    name: str
    phone: str | None
    id_number: str
    is_synthetic: bool
    source: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewCustomer:
    """A person to be added; the texts are plain here and sealed when stored."""

    name: str
    id_number: str
    phone: str | None
    branch_id: UUID
    source: str
    is_synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Revealed:
    """What a reveal shows, to him who asked and nowhere else."""

    name: str
    phone: str | None
    id_number: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CustomerFilter:
    """Which customers; None leaves a criterion out. `number` is a prefix, the others are exact."""

    number: str | None = None
    phone: str | None = None
    id_number: str | None = None
    branch_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """`cursors[i]` continues behind `customers[i]`."""

    customers: tuple[CustomerView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class BankCardView:
    """A bound card; `number` is masked, `bank` is null where the prefix does not tell it."""

    id: UUID
    number: str
    bank: str | None
    is_default: bool
    bound_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnProfile:
    """Everything customers keep about a person, opened for himself."""

    id: UUID
    number: str
    name: str
    phone: str | None
    id_number: str
    source: str
    profile: object
    created_at: datetime
    bank_cards: tuple[OwnBankCard, ...]
    known: Mapping[str, object]
    """Profile, contacts, employments, amounts, papers: by part, with what is history."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnBankCard:
    """A card in full, also one that was removed."""

    number: str
    bank: str | None
    is_default: bool
    bound_at: datetime
    unbound_at: datetime | None
