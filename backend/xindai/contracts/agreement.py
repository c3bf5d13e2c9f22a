"""What is agreed, before it is written down: read the same way when drawn up and when kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.contracts.actions.standard_templates import ensure_standard_templates
from xindai.contracts.errors import (
    bank_card_not_found,
    customer_not_found,
    payee_unclear,
    preparation_unclear,
    template_not_in_force,
)
from xindai.contracts.offered import check_offered
from xindai.contracts.standard import STANDARD
from xindai.contracts.types import Preparation
from xindai.engine.terms import Terms
from xindai.origination import api as origination
from xindai.partners import api as partners
from xindai.platform.actor import Actor, ActorKind, in_scope
from xindai.platform.db import Tx
from xindai.products import api as products
from xindai.products.types import Payee

_CUSTOMER: Final = f"""
SELECT c.id FROM customer c JOIN branch b ON b.id = c.branch_id
WHERE {in_scope("b.path", "c.id")} AND c.id = $3
"""
_CARD: Final = """
SELECT id FROM bank_card WHERE id = $1 AND customer_id = $2 AND unbound_at IS NULL
"""
_TEMPLATE: Final = """
SELECT v.id FROM contract_template_version v JOIN contract_template t ON t.id = v.template_id
WHERE t.code = $1 AND t.kind = 'loan' AND v.status = 'approved'
"""
_TODAY: Final = "SELECT current_on FROM business_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Everything that a document is made of but the words and the person."""

    customer_id: UUID
    product_version_id: UUID
    application_id: UUID | None
    terms: Terms
    bank_card_id: UUID | None
    merchant_id: UUID | None
    template_version_id: UUID
    is_bilingual: bool
    on: date


async def agreed(tx: Tx, actor: Actor, wanted: Preparation) -> Agreement:
    """What the application's accepted offer says, or staff, within what the product offers.

    Refuses CUSTOMER_NOT_FOUND, VERSION_NOT_FOUND, BANK_CARD_NOT_FOUND, TEMPLATE_NOT_IN_FORCE,
    PREPARATION_UNCLEAR, MERCHANT_NOT_FOUND, MERCHANT_NOT_ACTIVE, PAYEE_UNCLEAR, terms that the
    product does not offer, and what origination refuses.
    """
    today: date = await tx.value(_TODAY)
    if wanted.application_id is not None:
        found = await _of_application(tx, actor, wanted, today)
    else:
        found = await _of_staff(tx, actor, wanted)
    return Agreement(
        customer_id=found.customer_id,
        product_version_id=found.product_version_id,
        application_id=wanted.application_id,
        terms=found.terms,
        bank_card_id=found.bank_card_id,
        merchant_id=found.merchant_id,
        template_version_id=await template_in_force(tx, wanted.template or STANDARD),
        is_bilingual=wanted.is_bilingual,
        on=today,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    """Who borrows what, and who is paid."""

    customer_id: UUID
    product_version_id: UUID
    terms: Terms
    bank_card_id: UUID | None
    merchant_id: UUID | None


async def _of_application(tx: Tx, actor: Actor, wanted: Preparation, today: date) -> _Parties:
    assert wanted.application_id is not None  # the caller has looked
    accepted = await origination.approved_offer(tx, actor, wanted.application_id)
    card = wanted.bank_card_id or accepted.bank_card_id
    if card is not None and await tx.value(_CARD, card, accepted.customer_id) is None:
        raise bank_card_not_found()
    terms = products.contract_terms(
        await products.offer_of_record(tx, accepted.product_version_id),
        principal_minor=accepted.amount_minor,
        annual_rate=accepted.annual_rate,
        instalments=accepted.instalments,
        method=accepted.method,
        disbursed_on=today,
    )
    return _Parties(
        customer_id=accepted.customer_id,
        product_version_id=accepted.product_version_id,
        terms=Terms.from_json(terms),
        bank_card_id=card,
        merchant_id=accepted.merchant_id,
    )


async def _of_staff(tx: Tx, actor: Actor, wanted: Preparation) -> _Parties:
    if actor.kind is ActorKind.BORROWER:
        raise preparation_unclear()  # his contract is that of his application
    if wanted.customer_id is None or wanted.product_version_id is None or wanted.terms is None:
        raise preparation_unclear()
    terms = Terms.from_json(wanted.terms)
    if await tx.value(_CUSTOMER, *actor.scope(), wanted.customer_id) is None:
        raise customer_not_found()
    offer = await products.offer(tx, actor, wanted.product_version_id)
    check_offered(offer, terms)
    card, shop = wanted.bank_card_id, wanted.merchant_id
    if card is not None and await tx.value(_CARD, card, wanted.customer_id) is None:
        raise bank_card_not_found()
    if (shop is not None) is not (offer.payee is Payee.MERCHANT):
        raise payee_unclear()
    if shop is not None:
        await partners.merchant_payee(tx, shop)  # refuses one that could not be paid
    return _Parties(
        customer_id=wanted.customer_id,
        product_version_id=wanted.product_version_id,
        terms=terms,
        bank_card_id=card,
        merchant_id=shop,
    )


async def template_in_force(tx: Tx, code: str) -> UUID:
    """The approved version of a template of loans; refuses TEMPLATE_NOT_IN_FORCE."""
    if code == STANDARD:
        await ensure_standard_templates(tx)
    found: UUID | None = await tx.value(_TEMPLATE, code)
    if found is None:
        raise template_not_in_force()
    return found
