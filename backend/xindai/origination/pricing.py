"""What may be offered of the product that an application is for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

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
