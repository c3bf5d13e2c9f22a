"""Money going out: an amount with its currency."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers
from xindai.graphql.base.scalars import Amount
from xindai.kernel.money import format_minor


@classified(C1)
@for_borrowers()
@strawberry.type(description="An amount with its currency; a minus sign is a debt the other way.")
class Money:
    """Text, never a binary fraction."""

    amount: Amount
    currency: str


def money(minor: int, currency: str) -> Money:
    """Minor units as Money."""
    return Money(amount=Amount(format_minor(minor, currency)), currency=currency)
