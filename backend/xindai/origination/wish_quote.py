"""What a wish would cost, before anything is applied for. Every figure is the product's own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.engine.quote import Quote, quote
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of
from xindai.origination.actions.save_draft import check_channel, usual_channel
from xindai.platform import clock, db
from xindai.platform.actor import NOBODY_YET, Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products import api as products
from xindai.products.permissions import READ
from xindai.products.types import Offer

YEAR: Final = 12
"""Instalments of an example, where the product offers so many."""
USUAL: Final = 10_000
"""Whole units of the currency in an example, where the product lends so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """None: as the example has it. Amounts are minor units."""

    version_id: UUID
    amount_minor: int | None = None
    instalments: int | None = None
    method: str | None = None
    channel: str | None = None
    sub_product: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishQuote:
    """The list price for who asks, and the schedule as if it were paid out today."""

    currency: str
    amount_minor: int
    instalments: int
    method: str
    annual_rate: str
    quote: Quote


async def wish_quote(actor: Actor, wish: Wish) -> WishQuote:
    """Of a listed version, for the borrower who asks, or for anybody where staff ask.

    Refuses VERSION_NOT_FOUND, CHANNEL_CLOSED, SUB_PRODUCT_NOT_FOUND, and what the product does not
    offer (AMOUNT_NOT_OFFERED, TERM_NOT_OFFERED, METHOD_NOT_OFFERED, APR_ABOVE_CAP).
    """
    require(actor, READ)
    async with db.transaction(read_only=True) as tx:
        offer = await products.offer(tx, actor, wish.version_id)
        segment, today = await _segment(tx, actor), await clock.business_date(tx)
    return await asyncio.to_thread(_quoted, actor, offer, wish, segment, today)


async def examples_of(actor: Actor, version_ids: Sequence[UUID]) -> dict[UUID, WishQuote]:
    """A representative example of each of these versions that is listed and that he may ask for."""
    require(actor, READ)
    found: dict[UUID, WishQuote] = {}
    async with db.transaction(read_only=True) as tx:
        segment, today = await _segment(tx, actor), await clock.business_date(tx)
        for key in version_ids:
            try:
                offer = await products.offer(tx, actor, key)
                wish = Wish(version_id=key)
                found[key] = await asyncio.to_thread(_quoted, actor, offer, wish, segment, today)
            except Refusal:
                continue  # off the list, or not sold where he asks
    return found


def _quoted(actor: Actor, offer: Offer, wish: Wish, segment: str | None, today: date) -> WishQuote:
    channel = check_channel(offer.channels, wish.channel or usual_channel(actor))
    price = products.list_price(
        offer, segment=segment, channel=channel, sub_product=wish.sub_product
    )
    amount = wish.amount_minor or _usual(offer)
    instalments = wish.instalments or min(max(YEAR, offer.min_instalments), offer.max_instalments)
    method = wish.method or offer.methods[0]
    terms = products.contract_terms(
        offer,
        principal_minor=amount,
        annual_rate=price.annual_rate,
        instalments=instalments,
        method=method,
        disbursed_on=today,
        sub_product=wish.sub_product,
    )
    return WishQuote(
        currency=offer.currency,
        amount_minor=amount,
        instalments=instalments,
        method=method,
        annual_rate=price.annual_rate,
        quote=quote(Terms.from_json(terms)),
    )


def _usual(offer: Offer) -> int:
    scale: int = 10 ** decimals_of(offer.currency)
    wanted = min(USUAL * scale, offer.max_amount_minor)
    return max(offer.min_amount_minor, wanted - wanted % offer.amount_step_minor)


async def _segment(tx: Tx, actor: Actor) -> str | None:
    if actor.customer_id is None or actor.customer_id == NOBODY_YET:
        return None
    known = await customers.facts(tx, actor.customer_id)
    return known.segments[0] if known.segments else None
