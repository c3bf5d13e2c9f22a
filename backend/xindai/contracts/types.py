"""Values of contracts that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractView:
    """A signed contract; the rate is a fraction a year, as text."""

    id: UUID
    number: str
    customer_id: UUID
    product_version_id: UUID
    signed_on: date
    principal_minor: int
    currency: str
    annual_rate: str
    instalment_count: int
    terms: Mapping[str, Any]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContract:
    """A contract to be recorded; `terms` is the full JSON form of the engine's terms."""

    customer_id: UUID
    product_version_id: UUID
    signed_on: date
    terms: Mapping[str, Any]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedContract:
    """A contract that both sides signed, as those see it who pay; amounts in minor units."""

    id: UUID
    number: str
    customer_id: UUID
    application_id: UUID | None
    bank_card_id: UUID | None
    merchant_id: UUID | None
    principal_minor: int
    currency: str
