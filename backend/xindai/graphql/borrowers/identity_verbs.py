"""Who a borrower is, and the cards he pays with."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import BORROWER, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget
from xindai.graphql.base.node import from_id
from xindai.graphql.borrowers.inputs import BankCardBindInput, BankCardInput, BindIdentityInput
from xindai.graphql.borrowers.types import BankCardPayload, BindIdentityPayload
from xindai.graphql.customers.cards import BankCard
from xindai.graphql.customers.types import Customer


@strawberry.type
class BorrowerIdentityMutation:
    """Part of Mutation."""

    @verb(BORROWER, Rows.SELF, "实名认证, once per key and once for ever.", BindIdentityPayload)
    async def bind_identity(self, info: Info, input: BindIdentityInput) -> BindIdentityPayload:
        context = info.context
        customer_id = await customers.bind_identity(
            context.services.redis,
            await context.actor(),
            input.name,
            input.id_number,
            input.idempotency_key,
        )
        forget(context)
        actor = await context.actor_or_none(afresh=True)  # he has a customer from now on
        assert actor is not None
        view = await customers.get_customer(actor, customer_id)
        return BindIdentityPayload(customer=Customer.of(view), user_errors=[])

    @verb(BORROWER, Rows.SELF, "绑定银行卡, once per key; ten at most.", BankCardPayload)
    async def bank_card_bind(self, info: Info, input: BankCardBindInput) -> BankCardPayload:
        actor = await info.context.actor()
        await customers.bind_bank_card(actor, input.number, input.idempotency_key)
        return await _cards(info)

    @verb(BORROWER, Rows.SELF, "解绑银行卡, once per key.", BankCardPayload)
    async def bank_card_remove(self, info: Info, input: BankCardInput) -> BankCardPayload:
        await customers.remove_bank_card(
            await info.context.actor(), _card(input), input.idempotency_key
        )
        return await _cards(info)

    @verb(BORROWER, Rows.SELF, "设为默认银行卡, once per key.", BankCardPayload)
    async def bank_card_make_default(self, info: Info, input: BankCardInput) -> BankCardPayload:
        await customers.make_default_bank_card(
            await info.context.actor(), _card(input), input.idempotency_key
        )
        return await _cards(info)


def _card(input: BankCardInput) -> UUID:
    return from_id("BankCard", input.card_id, "cardId", "BANK_CARD_NOT_FOUND")


async def _cards(info: Info) -> BankCardPayload:
    actor = await info.context.actor()
    assert actor.customer_id is not None
    found = await customers.bank_cards_of_customers(actor, [actor.customer_id])
    cards = [BankCard.of(view) for view in found[actor.customer_id]]
    return BankCardPayload(bank_cards=cards, user_errors=[])
