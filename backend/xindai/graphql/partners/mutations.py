"""Enter, change, activate and stop merchants; their stores and people. Every verb takes a key."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, C2, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id
from xindai.graphql.base.scalars import Rate
from xindai.graphql.partners.types import Merchant, MerchantPayload
from xindai.partners import api as partners
from xindai.partners.permissions import ACTIVATE, CHANGE, CREATE, SUSPEND
from xindai.partners.types import CardAccount, MerchantChange, NewMerchant


@classified(C2)
@strawberry.input
class MerchantCreateInput:
    """The merchant and the account it is to be paid to; `feeRate` "0.03" keeps 3 % of a sale."""

    code: str
    name: str
    name_en: str | None = None
    branch_id: strawberry.ID
    fee_rate: Rate
    settlement_days: int
    account_name: str
    account_number: str
    bank: str
    idempotency_key: str


@classified(C1)
@strawberry.input
class MerchantChangeInput:
    """What is left out stays. The payout terms of an active merchant do not change."""

    merchant_id: strawberry.ID
    name: str | None = None
    name_en: str | None = None
    fee_rate: Rate | None = None
    settlement_days: int | None = None
    idempotency_key: str


@classified(C2)
@strawberry.input
class MerchantAccountChangeInput:
    """The account that is to be paid once another person has activated it."""

    merchant_id: strawberry.ID
    account_name: str
    account_number: str
    bank: str
    idempotency_key: str


@classified(C1)
@strawberry.input
class MerchantActivateInput:
    """Which merchant."""

    merchant_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class MerchantSuspendInput:
    """Which merchant, why, and whether for ever."""

    merchant_id: strawberry.ID
    reason: str
    for_good: bool = False
    idempotency_key: str


@classified(C1)
@strawberry.input
class StoreAddInput:
    """A place where the merchant sells."""

    merchant_id: strawberry.ID
    code: str
    name: str
    region: str | None = None
    idempotency_key: str


@classified(C2)
@strawberry.input
class SalesRepAddInput:
    """A person who sells in a store."""

    store_id: strawberry.ID
    name: str
    phone: str
    idempotency_key: str


@strawberry.type
class PartnerMutation:
    """Part of Mutation."""

    @verb(may(CREATE), Rows.BRANCH, "新增商户: another person activates it.", MerchantPayload)
    async def merchant_create(self, info: Info, input: MerchantCreateInput) -> MerchantPayload:
        wanted = NewMerchant(
            code=input.code,
            name=input.name,
            name_en=input.name_en,
            branch_id=from_id("Branch", input.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            fee_rate=input.fee_rate,
            settlement_days=input.settlement_days,
            account=_account(input),
        )
        actor = await info.context.actor()
        return await _merchant(
            info, await partners.create_merchant(actor, wanted, input.idempotency_key)
        )

    @verb(may(CHANGE), Rows.BRANCH, "修改商户名称与结算条款.", MerchantPayload)
    async def merchant_change(self, info: Info, input: MerchantChangeInput) -> MerchantPayload:
        key, actor = _key(input.merchant_id), await info.context.actor()
        wanted = MerchantChange(
            name=input.name,
            name_en=input.name_en,
            fee_rate=input.fee_rate,
            settlement_days=input.settlement_days,
        )
        await partners.change_merchant(actor, key, wanted, input.idempotency_key)
        return await _merchant(info, key)

    @verb(
        may(CHANGE),
        Rows.BRANCH,
        "变更结算账户: the present one is paid until another person activates the new one.",
        MerchantPayload,
    )
    async def merchant_account_change(
        self, info: Info, input: MerchantAccountChangeInput
    ) -> MerchantPayload:
        key, actor = _key(input.merchant_id), await info.context.actor()
        await partners.change_account(actor, key, _account(input), input.idempotency_key)
        return await _merchant(info, key)

    @verb(
        may(ACTIVATE),
        Rows.BRANCH,
        "启用商户 or its changed account, entered by somebody else.",
        MerchantPayload,
    )
    async def merchant_activate(self, info: Info, input: MerchantActivateInput) -> MerchantPayload:
        key, actor = _key(input.merchant_id), await info.context.actor()
        await partners.activate(actor, key, input.idempotency_key)
        return await _merchant(info, key)

    @verb(
        may(SUSPEND),
        Rows.BRANCH,
        "停用商户 at once: it neither sells nor is paid.",
        MerchantPayload,
    )
    async def merchant_suspend(self, info: Info, input: MerchantSuspendInput) -> MerchantPayload:
        key, actor = _key(input.merchant_id), await info.context.actor()
        await partners.suspend(actor, key, input.reason, input.for_good, input.idempotency_key)
        return await _merchant(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "新增门店.", MerchantPayload)
    async def store_add(self, info: Info, input: StoreAddInput) -> MerchantPayload:
        key, actor = _key(input.merchant_id), await info.context.actor()
        await partners.add_store(
            actor, key, input.code, input.name, input.region, input.idempotency_key
        )
        return await _merchant(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "新增销售员.", MerchantPayload)
    async def sales_rep_add(self, info: Info, input: SalesRepAddInput) -> MerchantPayload:
        store, actor = _store(input.store_id), await info.context.actor()
        key = await partners.add_sales_rep(
            actor, store, input.name, input.phone, input.idempotency_key
        )
        return await _merchant(info, key)


def _key(id: str) -> UUID:
    return from_id("Merchant", id, "merchantId", "MERCHANT_NOT_FOUND")


def _store(id: str) -> UUID:
    return from_id("Store", id, "storeId", "STORE_NOT_FOUND")


def _account(input: MerchantCreateInput | MerchantAccountChangeInput) -> CardAccount:
    return CardAccount(name=input.account_name, number=input.account_number, bank=input.bank)


async def _merchant(info: Info, key: UUID) -> MerchantPayload:
    """The merchant as it is after the commit."""
    forget(info.context)
    view = await load(info.context, partners.merchants_by_id, key)
    return MerchantPayload(merchant=Merchant.of(view) if view else None, user_errors=[])
