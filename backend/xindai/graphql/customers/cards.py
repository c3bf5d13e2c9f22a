"""Bank cards as the screens see them: masked."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.customers.types import BankCardView
from xindai.graphql.base.access import C1, classified, for_borrowers
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import moment


@classified(C1)
@for_borrowers()
@strawberry.type(
    description="银行卡: the last four digits, and the bank where its prefix tells it."
)
class BankCard(Node):
    """A card that is bound now."""

    number: str
    bank: str | None
    is_default: bool
    bound_at: str

    @classmethod
    def of(cls, view: BankCardView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("BankCard", view.id),
            number=view.number,
            bank=view.bank,
            is_default=view.is_default,
            bound_at=moment(view.bound_at),
        )
