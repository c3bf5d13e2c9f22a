"""What a version of a product offers, as others read it. Amounts are minor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID


class ProductKind(StrEnum):
    """What sort of loan a product sells."""

    CASH_LOAN = "cash_loan"
    LINE_DRAWING = "line_drawing"
    MERCHANT_INSTALMENT = "merchant_instalment"
    FARMER_LOAN = "farmer_loan"
    SECURED_LOAN = "secured_loan"


class Payee(StrEnum):
    """Who is paid when a loan of the product is disbursed."""

    BORROWER = "borrower"
    MERCHANT = "merchant"


class PriceLevel(StrEnum):
    """What decided a price: the finest level that has one."""

    PRODUCT = "product"
    SUB_PRODUCT = "sub_product"
    RULE = "rule"
    TRANSACTION = "transaction"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubProduct:
    """A variant sold under a code of its own: None takes what the product says."""

    code: str
    name_zh: str
    name_en: str
    annual_rate: str | None
    min_amount_minor: int | None
    max_amount_minor: int | None
    min_instalments: int | None
    max_instalments: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRule:
    """The yearly rate for a segment, a channel and a sub-product; None is any of them."""

    segment: str | None
    channel: str | None
    sub_product: str | None
    annual_rate: str


@dataclass(frozen=True, slots=True)
class Price:
    """A yearly rate (a fraction, as text), what decided it, and where the terms say so: a path
    such as "offer.prices[1]", None for what was agreed of this transaction alone."""

    annual_rate: str
    level: PriceLevel
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What may be asked for. Rates are fractions a year as text; an empty tuple of channels or
    segments is: everybody. `terms` are the engine's, without what each contract decides."""

    product_id: UUID
    product_code: str
    name_zh: str
    name_en: str
    version_id: UUID
    kind: ProductKind
    currency: str
    min_amount_minor: int
    max_amount_minor: int
    amount_step_minor: int
    min_instalments: int
    max_instalments: int
    methods: tuple[str, ...]
    annual_rate: str
    min_annual_rate: str
    max_annual_rate: str
    apr_cap: str | None
    channels: tuple[str, ...]
    segments: tuple[str, ...]
    documents: tuple[str, ...]
    uses_line: bool
    payee: Payee
    needs_guarantor: bool
    needs_collateral: bool
    template: str | None
    account_mapping: Mapping[str, str]
    sub_products: tuple[SubProduct, ...]
    prices: tuple[PriceRule, ...]
    terms: Mapping[str, Any]
