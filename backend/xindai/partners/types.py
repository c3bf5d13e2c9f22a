"""Values of partners that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class MerchantStatus(StrEnum):
    """Where a merchant is."""

    APPLIED = "applied"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class MerchantView:
    """A merchant as other domains need it."""

    id: UUID
    code: str
    name: str
    status: MerchantStatus
    branch_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CardAccount:
    """Where to pay, plain: to be used at once and kept nowhere."""

    name: str
    number: str
    bank: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """A settlement account, masked. `is_proposed`: it waits for another person's word."""

    id: UUID
    name: str
    number: str
    is_proposed: bool
    maker: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MerchantDetail:
    """A merchant with its payout terms.

    `fee_rate` is the share of a sale that the lender keeps, `settlement_days` the n of T+n;
    `makers` changed what an activation covers since the last one, `checker` activated it.
    """

    id: UUID
    code: str
    name: str
    name_en: str | None
    branch_id: UUID
    status: MerchantStatus
    fee_rate: Decimal
    settlement_days: int
    makers: tuple[str, ...]
    checker: str | None
    reason: str | None
    version: int
    created_at: datetime
    activated_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreView:
    """A place where a merchant sells."""

    id: UUID
    merchant_id: UUID
    code: str
    name: str
    region: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesRepView:
    """A person who sells in a store, masked."""

    id: UUID
    store_id: UUID
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewMerchant:
    """A merchant to be entered, with the account it wants to be paid to."""

    code: str
    name: str
    name_en: str | None
    branch_id: UUID
    fee_rate: str
    settlement_days: int
    account: CardAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class MerchantChange:
    """What is changed of a merchant; None stays."""

    name: str | None = None
    name_en: str | None = None
    fee_rate: str | None = None
    settlement_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MerchantFilter:
    """Which merchants; None leaves a criterion out. `text` begins the code or is in the name."""

    text: str | None = None
    status: MerchantStatus | None = None
    branch_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class MerchantPage:
    """`cursors[i]` continues behind `merchants[i]`."""

    merchants: tuple[MerchantDetail, ...]
    cursors: tuple[str, ...]
    has_next: bool
