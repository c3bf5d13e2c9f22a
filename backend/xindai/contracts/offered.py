"""What staff may write into a contract: what the product offers, and no terms of their own."""

from __future__ import annotations

from typing import Final

from xindai.contracts.errors import terms_not_offered
from xindai.engine.terms import Terms
from xindai.products import api as products
from xindai.products.types import Offer

DECIDED: Final = frozenset(
    {
        "annual_rate",
        "currency",
        "custom",
        "custom_due_dates",
        "disbursed_on",
        "due_day",
        "first_due_on",
        "first_period_from",
        "holidays",
        "instalments",
        "last_due_on",
        "method",
        "principal",
    }
)
"""What each contract decides: the price and the amounts within the product's ranges, and days."""


def check_offered(offer: Offer, terms: Terms) -> None:
    """Refuses what `products.contract_terms` refuses, and TERMS_NOT_OFFERED with the field.

    A version that states no terms at all leaves them to the contract.
    """
    stated = terms.to_json()
    if terms.currency != offer.currency:
        raise terms_not_offered("currency")
    wanted = products.contract_terms(
        offer,
        principal_minor=terms.principal_minor,
        annual_rate=str(stated["annual_rate"]),
        instalments=terms.instalments,
        method=terms.method.value,
        disbursed_on=terms.disbursed_on,
    )
    if not offer.terms:
        return
    for name in sorted(wanted.keys() - DECIDED):
        if wanted[name] != stated[name]:
            raise terms_not_offered(name)
