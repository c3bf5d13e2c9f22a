"""What an application lacks before it can be submitted."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.origination.types import ApplicationKind, Missing, PartyRole
from xindai.platform.db import Tx
from xindai.products import api as products

_PAPERS: Final = """
SELECT d.category FROM application_document x JOIN customer_document d ON d.id = x.document_id
WHERE x.application_id = $1 AND d.status <> 'rejected' AND (d.expires_on IS NULL
    OR d.expires_on >= $2)
"""
_ROLES: Final = "SELECT DISTINCT role FROM application_party WHERE application_id = $1"
_GIVEN: Final = (
    ("amount_minor", "amount"),
    ("instalments", "instalments"),
    ("method", "method"),
    ("purpose", "purpose"),
)


async def missing_of(tx: Tx, row: Any) -> tuple[Missing, ...]:
    """Fields and codes, in the order of the wizard; empty: it can be submitted."""
    offer = await products.offer_of_record(tx, row["product_version_id"])
    facts = await customers.facts(tx, row["customer_id"])
    lacks = [Missing(field=field, code="REQUIRED") for name, field in _GIVEN if row[name] is None]
    papers = {r[0] for r in await tx.rows(_PAPERS, row["id"], row["today"])}
    lacks += [
        Missing(field=f"documents.{category}", code="DOCUMENT_MISSING")
        for category in offer.documents
        if category not in papers | facts.document_categories
    ]
    roles = {r[0] for r in await tx.rows(_ROLES, row["id"])}
    if offer.needs_guarantor and PartyRole.GUARANTOR not in roles:
        lacks.append(Missing(field="parties", code="GUARANTOR_MISSING"))
    if offer.payee == "merchant" and row["merchant_id"] is None:
        lacks.append(Missing(field="merchantId", code="MERCHANT_MISSING"))
    pays_him = offer.payee == "borrower" and row["kind"] != ApplicationKind.LINE
    if pays_him and (row["bank_card_id"] or facts.bank_card_id) is None:
        lacks.append(Missing(field="bankCardId", code="BANK_CARD_MISSING"))
    if not facts.has_required_consents:
        lacks.append(Missing(field="consents", code="CONSENT_MISSING"))
    return tuple(lacks)


async def card_of(tx: Tx, row: Any) -> UUID | None:
    """The card that was named, else the customer's usual one."""
    named: UUID | None = row["bank_card_id"]
    return named or (await customers.facts(tx, row["customer_id"])).bank_card_id
