"""Merchants, their stores and people as the screens see them: masked."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Rate, maybe_moment, moment, rate
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.identity.types import Branch
from xindai.identity import api as identity
from xindai.partners import api as partners
from xindai.partners.types import (
    AccountView,
    MerchantDetail,
    MerchantStatus,
    SalesRepView,
    StoreView,
)

strawberry.enum(MerchantStatus, description="商户状态: where a merchant is.")


@classified(C1)
@strawberry.type(description="结算账户, masked.")
class SettlementAccount:
    """`isProposed`: it is not paid before another person has activated it."""

    name: str
    number: str
    is_proposed: bool
    maker: NamedActor
    created_at: str

    @classmethod
    def of(cls, view: AccountView) -> Self:
        """From the domain."""
        return cls(
            name=view.name,
            number=view.number,
            is_proposed=view.is_proposed,
            maker=NamedActor.of(view.maker),
            created_at=moment(view.created_at),
        )


@classified(C1)
@strawberry.type(description="销售员, masked.")
class SalesRep:
    """A person who sells in a store."""

    id: strawberry.ID
    name: str
    phone: str

    @classmethod
    def of(cls, view: SalesRepView) -> Self:
        """From the domain."""
        return cls(id=to_id("SalesRep", view.id), name=view.name, phone=view.phone)


@classified(C1)
@strawberry.type(description="门店: a place where a merchant sells.")
class Store:
    """`code` is unique in the merchant."""

    id: strawberry.ID
    view: strawberry.Private[StoreView]
    code: str
    name: str
    region: str | None

    @classmethod
    def of(cls, view: StoreView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Store", view.id),
            view=view,
            code=view.code,
            name=view.name,
            region=view.region,
        )

    @strawberry.field
    async def sales_reps(self, info: Info) -> list[SalesRep]:
        """销售员, oldest first."""
        found = await load(info.context, partners.reps_of_stores, self.view.id)
        return [SalesRep.of(view) for view in found or ()]


@classified(C1)
@strawberry.type(description="商户: who sells on instalments.")
class Merchant(Node):
    """`feeRate` is the share of a sale that the lender keeps; money goes out T+settlementDays."""

    view: strawberry.Private[MerchantDetail]
    code: str
    name: str
    name_en: str | None
    status: MerchantStatus
    fee_rate: Rate
    settlement_days: int
    makers: list[NamedActor]
    checker: NamedActor | None
    reason: str | None
    version: int
    created_at: str
    activated_at: str | None

    @classmethod
    def of(cls, view: MerchantDetail) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Merchant", view.id),
            view=view,
            code=view.code,
            name=view.name,
            name_en=view.name_en,
            status=view.status,
            fee_rate=rate(view.fee_rate),
            settlement_days=view.settlement_days,
            makers=NamedActor.list_of(view.makers),
            checker=NamedActor.of(view.checker),
            reason=view.reason,
            version=view.version,
            created_at=moment(view.created_at),
            activated_at=maybe_moment(view.activated_at),
        )

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """Who looks after it."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None

    @strawberry.field
    async def accounts(self, info: Info) -> list[SettlementAccount]:
        """结算账户: the one in force, and one that waits for its activation."""
        found = await load(info.context, partners.accounts_of_merchants, self.view.id)
        return [SettlementAccount.of(view) for view in found or ()]

    @strawberry.field
    async def stores(self, info: Info) -> list[Store]:
        """门店, by code."""
        found = await load(info.context, partners.stores_of_merchants, self.view.id)
        return [Store.of(view) for view in found or ()]


@classified(PUBLIC)
@strawberry.type
class MerchantEdge:
    """A merchant and where to go on behind it."""

    cursor: str
    node: Merchant


@classified(C1)
@strawberry.type
class MerchantConnection:
    """A page of merchants, in the order of their codes."""

    edges: list[MerchantEdge]
    page_info: PageInfo
    total_count: int


@classified(C1)
@strawberry.type
class MerchantPayload(Payload):
    """The merchant as it is now, or why not."""

    merchant: Merchant | None
