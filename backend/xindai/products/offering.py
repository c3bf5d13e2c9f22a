"""What may be agreed of an offer: its price, and the full terms of a contract. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from xindai.engine.apr import nominal
from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.quote import flows
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor
from xindai.kernel.rate import parse_rate, rate_decimal
from xindai.products.errors import above_apr_cap, amount_out_of_range, term_out_of_range
from xindai.products.offer_types import Offer, Price, PriceLevel, SubProduct

_SHOWN: Final = Decimal("0.0001")


def list_price(
    offer: Offer,
    *,
    segment: str | None = None,
    channel: str | None = None,
    sub_product: str | None = None,
    agreed: str | None = None,
) -> Price:
    """The yearly rate: agreed for this transaction, else the closest rule (the first of equals),
    else the sub-product's, else the product's.

    Refuses RATE_NOT_OFFERED (an agreed one beyond the product's range) and SUB_PRODUCT_NOT_FOUND.
    """
    sub = sub_of(offer, sub_product)
    if agreed is not None:
        _check_rate(offer, agreed)
        return Price(agreed, PriceLevel.TRANSACTION, None)
    asked = {"segment": segment, "channel": channel, "sub_product": sub_product}
    fitting = [
        (sum(getattr(rule, k) is not None for k in asked), -at)
        for at, rule in enumerate(offer.prices)
        if all(getattr(rule, k) in (None, asked[k]) for k in asked)
    ]
    if fitting:
        at = -max(fitting)[1]
        return Price(offer.prices[at].annual_rate, PriceLevel.RULE, f"offer.prices[{at}]")
    if sub is not None and sub.annual_rate is not None:
        path = f"offer.sub_products[{offer.sub_products.index(sub)}]"
        return Price(sub.annual_rate, PriceLevel.SUB_PRODUCT, path)
    return Price(offer.annual_rate, PriceLevel.PRODUCT, "offer.annual_rate")


def sub_of(offer: Offer, code: str | None) -> SubProduct | None:
    """The sub-product of a code, None without one; refuses SUB_PRODUCT_NOT_FOUND."""
    if code is None:
        return None
    found = next((sub for sub in offer.sub_products if sub.code == code), None)
    if found is None:
        raise Refusal("SUB_PRODUCT_NOT_FOUND", "there is no such sub-product", "subProduct")
    return found


def check_request(
    offer: Offer,
    *,
    amount_minor: int,
    instalments: int,
    method: str,
    sub_product: str | None = None,
) -> None:
    """Refuses AMOUNT_NOT_OFFERED, TERM_NOT_OFFERED, METHOD_NOT_OFFERED, with the field."""
    sub = sub_of(offer, sub_product)
    low, high = _narrowed(
        offer.min_amount_minor,
        offer.max_amount_minor,
        None if sub is None else sub.min_amount_minor,
        None if sub is None else sub.max_amount_minor,
    )
    if not low <= amount_minor <= high or amount_minor % offer.amount_step_minor:
        raise amount_out_of_range(
            *(format_minor(m, offer.currency) for m in (low, high, offer.amount_step_minor))
        )
    few, many = _narrowed(
        offer.min_instalments,
        offer.max_instalments,
        None if sub is None else sub.min_instalments,
        None if sub is None else sub.max_instalments,
    )
    if not few <= instalments <= many:
        raise term_out_of_range(few, many)
    if method not in offer.methods:
        listed = ", ".join(offer.methods)
        raise Refusal("METHOD_NOT_OFFERED", f"the product offers: {listed}", "method")


def contract_terms(
    offer: Offer,
    *,
    principal_minor: int,
    annual_rate: str,
    instalments: int,
    method: str,
    disbursed_on: date,
    sub_product: str | None = None,
) -> dict[str, Any]:
    """The engine's full terms of a contract (see `xindai quote`).

    Refuses what `check_request` refuses, RATE_NOT_OFFERED, and APR_ABOVE_CAP.
    """
    check_request(
        offer,
        amount_minor=principal_minor,
        instalments=instalments,
        method=method,
        sub_product=sub_product,
    )
    _check_rate(offer, annual_rate)
    stated: dict[str, Any] = {
        **offer.terms,
        "principal": format_minor(principal_minor, offer.currency),
        "currency": offer.currency,
        "annual_rate": annual_rate,
        "instalments": instalments,
        "method": method,
        "disbursed_on": disbursed_on.isoformat(),
    }
    terms = Terms.from_json(stated)
    check_cap(offer, terms)
    return dict(terms.to_json())


def check_cap(offer: Offer, terms: Terms) -> Decimal:
    """The annual cost in the sense of the cap (IRR x 12 of everything that is to be paid).

    Refuses APR_ABOVE_CAP. What is compared is the figure that customers are shown, a percentage
    with two decimals: cents that are rounded up make 24.0001 of a loan at 24 percent.
    """
    found = annual_cost(terms)
    shown = found.quantize(_SHOWN, ROUND_HALF_UP)
    if offer.apr_cap is not None and shown > Decimal(offer.apr_cap):
        raise above_apr_cap(found, offer.apr_cap)
    return found


def annual_cost(terms: Terms) -> Decimal:
    """年化综合成本: the internal rate of return a month times 12, as a fraction a year."""
    paid_out = Event("cap", EventType.DISBURSE, terms.disbursed_on, terms.principal_minor)
    lent, paid = flows(terms, [paid_out], fold(terms, [paid_out], terms.disbursed_on))
    return nominal(lent, paid)


def _narrowed(
    least: int, most: int, sub_least: int | None, sub_most: int | None
) -> tuple[int, int]:
    return (
        least if sub_least is None else max(least, sub_least),
        most if sub_most is None else min(most, sub_most),
    )


def _check_rate(offer: Offer, annual_rate: str) -> None:
    asked = rate_decimal(parse_rate(annual_rate, "annualRate"))
    if not Decimal(offer.min_annual_rate) <= asked <= Decimal(offer.max_annual_rate):
        between = f"{offer.min_annual_rate} to {offer.max_annual_rate}"
        raise Refusal("RATE_NOT_OFFERED", f"the product offers {between}", "annualRate")


def facts_of(offer: Offer) -> Mapping[str, Any]:
    """What a decision may know of the product."""
    return {
        "product_kind": offer.kind.value,
        "uses_line": offer.uses_line,
        "needs_guarantor": offer.needs_guarantor,
        "needs_collateral": offer.needs_collateral,
    }
