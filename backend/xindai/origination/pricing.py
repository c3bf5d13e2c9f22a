"""What may be offered of the product that an application is for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xindai.kernel.rate import parse_rate, rate_decimal
from xindai.origination.errors import amount_above_offer
from xindai.origination.types import OfferChange
from xindai.platform.db import Tx
from xindai.products import api as products


def rate_text(value: Any) -> str:
    """A rate without needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


async def check_offer(tx: Tx, row: Any, amount_minor: int, on: date) -> Mapping[str, Any]:
    """The full terms of this amount under the offer; refuses what the product does not allow."""
    offer = await products.offer_of_record(tx, row["product_version_id"])
    return products.contract_terms(
        offer,
        principal_minor=amount_minor,
        annual_rate=rate_text(row["offered_rate"]),
        instalments=row["offered_instalments"],
        method=row["offered_method"],
        disbursed_on=on,
        sub_product=row["sub_product"],
    )


def changed(row: Any, change: OfferChange) -> dict[str, Any]:
    """The cells of the offer as an examiner sets them.

    Refuses AMOUNT_ABOVE_OFFER, INVALID_RATE and RATE_TOO_HIGH; what the product allows is seen by
    `check_offer`.
    """
    amount = change.amount_minor or row["offered_minor"]
    if amount > row["offered_minor"]:
        raise amount_above_offer()
    cells: dict[str, Any] = {"offered_minor": amount}
    if change.instalments is not None:
        cells["offered_instalments"] = change.instalments
    if change.annual_rate is not None:
        cells["offered_rate"] = rate_decimal(parse_rate(change.annual_rate, "annualRate"))
    return cells
