"""The settlement report, as the screens see it."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import to_id
from xindai.graphql.base.scalars import Day, day
from xindai.graphql.partners.types import Merchant
from xindai.partners import api as partners
from xindai.partners.permissions import READ
from xindai.payments.api import MerchantClearing as MerchantView
from xindai.payments.api import SettlementDay as DayView
from xindai.payments.api import SettlementReport as ReportView


@classified(C1)
@strawberry.type(description="清算日报: a day, the bank beside the books.")
class SettlementDay:
    """`bank` = `moneyIn` + `moneyOut` + `fees`. `ledger` is what moved the clearing account without
    entries of breaks, `posted` what these moved; `rest` = bank - ledger - posted, or null
    while no statement was imported."""

    on: Day
    lines: int
    payments: int
    money_in: Money
    money_out: Money
    fees: Money
    bank: Money
    ledger: Money
    posted: Money
    rest: Money | None
    breaks: int
    waiting: int

    @classmethod
    def of(cls, view: DayView, currency: str) -> Self:
        """From the domain."""
        return cls(
            on=day(view.on),
            lines=view.lines,
            payments=view.payments,
            money_in=money(view.in_minor, currency),
            money_out=money(view.out_minor, currency),
            fees=money(view.fee_minor, currency),
            bank=money(view.bank_minor, currency),
            ledger=money(view.ledger_minor, currency),
            posted=money(view.posted_minor, currency),
            rest=None if view.rest_minor is None else money(view.rest_minor, currency),
            breaks=view.breaks,
            waiting=view.waiting,
        )


@classified(C1)
@strawberry.type(description="商户清算: what was paid out for a merchant.")
class MerchantClearing:
    """Confirmed orders of the report's days."""

    view: strawberry.Private[MerchantView]
    orders: int
    paid: Money

    @strawberry.field
    async def merchant(self, info: Info) -> Merchant | None:
        """Null for who may not see merchants."""
        if not (await info.context.actor()).may(READ):
            return None
        found = await load(info.context, partners.merchants_by_id, self.view.merchant_id)
        return Merchant.of(found) if found else None


@classified(C1)
@strawberry.type(description="清算报表")
class SettlementReport:
    """Days on which anything happened, oldest first."""

    account_id: strawberry.ID
    currency: str
    days: list[SettlementDay]
    merchants: list[MerchantClearing]

    @classmethod
    def of(cls, view: ReportView) -> Self:
        """From the domain."""
        return cls(
            account_id=to_id("ClearingAccount", view.account_id),
            currency=view.currency,
            days=[SettlementDay.of(one, view.currency) for one in view.days],
            merchants=[
                MerchantClearing(
                    view=one, orders=one.orders, paid=money(one.paid_minor, view.currency)
                )
                for one in view.merchants
            ],
        )
