"""The object `offer` inside a version's terms: read strictly, every refusal with its path.

A version without one is as wide as the engine: it was made before products said what they offer,
or belongs to a lender who decides each contract by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from xindai.engine.terms import MAX_INSTALMENTS, Method
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of
from xindai.kernel.rate import RATE_SCALE, format_rate
from xindai.kernel.reader import Reader, one_of
from xindai.products.offer_types import Offer, Payee, PriceRule, ProductKind, SubProduct

OFFER: Final = "offer"
RISK: Final = "risk"
"""How late is how bad: read by loans (end of day), no term of a contract."""
DEBIT: Final = "debit"
"""How direct debits are tried again: read by loans (debit)."""
HARDSHIP: Final = "hardship"
"""Which reliefs a borrower in trouble is offered: read by loans (hardship)."""
OURS: Final = frozenset({OFFER, RISK, DEBIT, HARDSHIP})
"""Keys of a version's terms that the engine does not know."""
_WIDEST_MINOR: Final = 10**14
_DEAREST: Final = 100 * RATE_SCALE - 1
_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{1,39}", re.ASCII)
_ROLE = re.compile(r"[A-Z][A-Z_]{1,39}", re.ASCII)
_ACCOUNT = re.compile(r"[0-9]{4,12}", re.ASCII)


def read_offer(terms: Mapping[str, Any], of: Mapping[str, Any]) -> Offer:
    """The offer of a version's terms; `of` names ids, code and names of product and version."""
    stated = terms.get(OFFER)
    read = Reader({} if stated is None else stated, f"terms.{OFFER}")
    currency = str(terms.get("currency") or "CNY")
    decimals_of(currency, "terms.currency")
    low, high, step = _amounts(read, currency)
    few, many = _counts(read)
    price, least, most = _rates(read)
    cap = read.rate("apr_cap")
    offer = Offer(
        product_id=_id(of["product_id"]),
        product_code=of["product_code"],
        name_zh=of["name_zh"],
        name_en=of["name_en"],
        version_id=_id(of["version_id"]),
        kind=read.choice("kind", ProductKind, ProductKind.CASH_LOAN),
        currency=currency,
        min_amount_minor=low,
        max_amount_minor=high,
        amount_step_minor=step,
        min_instalments=few,
        max_instalments=many,
        methods=tuple(m.value for m in read.items("methods", _method, 6)) or _ANY_METHOD,
        annual_rate=format_rate(price),
        min_annual_rate=format_rate(least),
        max_annual_rate=format_rate(most),
        apr_cap=None if cap is None else format_rate(cap),
        channels=read.items("channels", _word, 40),
        segments=read.items("segments", _word, 40),
        documents=read.items("documents", _word, 40),
        uses_line=read.truth("uses_line", False),
        payee=read.choice("payee", Payee, Payee.BORROWER),
        needs_guarantor=read.truth("needs_guarantor", False),
        needs_collateral=read.truth("needs_collateral", False),
        template=_maybe(read, "template", _word),
        account_mapping=_mapping(read),
        sub_products=read.items("sub_products", lambda v, at: _sub(v, at, currency), 40),
        prices=read.items("prices", _price, 200),
        terms={name: value for name, value in terms.items() if name not in OURS},
    )
    read.finish()
    _fits(offer)
    return offer


_ANY_METHOD: Final = tuple(m.value for m in Method if m is not Method.CUSTOM)


def _amounts(read: Reader, currency: str) -> tuple[int, int, int]:
    inner = Reader(read.take("amount", {}), read.field("amount"))
    found = (
        inner.amount("min", currency, 1, positive=True),
        inner.amount("max", currency, _WIDEST_MINOR, positive=True),
        inner.amount("step", currency, 1, positive=True),
    )
    inner.finish()
    if found[0] > found[1]:
        raise Refusal("RANGE_UPSIDE_DOWN", "the least is above the most", inner.path)
    return found


def _counts(read: Reader) -> tuple[int, int]:
    inner = Reader(read.take("instalments", {}), read.field("instalments"))
    few = inner.integer("min", 1, 1, MAX_INSTALMENTS)
    many = inner.integer("max", MAX_INSTALMENTS, 1, MAX_INSTALMENTS)
    inner.finish()
    if few > many:
        raise Refusal("RANGE_UPSIDE_DOWN", "the least is above the most", inner.path)
    return few, many


def _rates(read: Reader) -> tuple[int, int, int]:
    """List price, least and most; without a list price the most is asked."""
    inner = Reader(read.take("annual_rate", {}), read.field("annual_rate"))
    listed, least, most = inner.rate("list"), inner.rate("min"), inner.rate("max")
    inner.finish()
    low = 0 if least is None else least
    high = _DEAREST if most is None else most
    price = (low if most is None else high) if listed is None else listed
    if not low <= price <= high:
        raise Refusal("RANGE_UPSIDE_DOWN", "least, list price and most rise", inner.path)
    return price, low, high


def has_top_rate(offer: Offer) -> bool:
    """Whether the offer says how dear it may be at most."""
    return offer.max_annual_rate != format_rate(_DEAREST)


def _sub(value: Any, path: str, currency: str) -> SubProduct:
    read = Reader(value, path)
    code = read.required("code")
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise Refusal(
            "INVALID_PRODUCT_CODE", "2 to 40 of A-Z, 0-9, dash, underscore", read.field("code")
        )
    rate = read.rate("annual_rate")
    has_amount, has_count = read.take("amount"), read.take("instalments")
    low, high, _ = _amounts(Reader({"amount": has_amount}, path), currency)
    few, many = _counts(Reader({"instalments": has_count}, path))
    sub = SubProduct(
        code=code,
        name_zh=read.text("name_zh", longest=60),
        name_en=read.text("name_en", longest=60),
        annual_rate=None if rate is None else format_rate(rate),
        min_amount_minor=None if has_amount is None else low,
        max_amount_minor=None if has_amount is None else high,
        min_instalments=None if has_count is None else few,
        max_instalments=None if has_count is None else many,
    )
    read.finish()
    return sub


def _price(value: Any, path: str) -> PriceRule:
    read = Reader(value, path)
    rate = read.rate("annual_rate")
    if rate is None:
        raise Refusal("MISSING_FIELD", "the field is required", read.field("annual_rate"))
    rule = PriceRule(
        segment=_maybe(read, "segment", _word),
        channel=_maybe(read, "channel", _word),
        sub_product=read.text("sub_product") or None,
        annual_rate=format_rate(rate),
    )
    read.finish()
    return rule


def _mapping(read: Reader) -> Mapping[str, str]:
    value = read.take("account_mapping", {})
    inner = Reader(value, read.field("account_mapping"))
    found: dict[str, str] = {}
    for role, account in list(inner.left()):
        if not _ROLE.fullmatch(str(role)) or not _ACCOUNT.fullmatch(str(account)):
            raise Refusal(
                "INVALID_ACCOUNT_MAPPING", "a role names an account code", inner.field(str(role))
            )
        found[str(role)] = str(account)
    return found


def _fits(offer: Offer) -> None:
    """Refuses what each field allows and the fields together do not."""
    _subs_fit(offer)
    _prices_fit(offer)
    if offer.payee is Payee.MERCHANT and offer.kind is not ProductKind.MERCHANT_INSTALMENT:
        raise Refusal(
            "PAYEE_DOES_NOT_FIT", "a merchant is paid by his own kind", f"terms.{OFFER}.payee"
        )


def _subs_fit(offer: Offer) -> None:
    """A sub-product is a part of the product: its own price and its ranges lie within."""
    codes = [sub.code for sub in offer.sub_products]
    if len(codes) != len(set(codes)):
        raise Refusal("SUB_PRODUCT_TWICE", "a code comes once", f"terms.{OFFER}.sub_products")
    for at, sub in enumerate(offer.sub_products):
        path = f"terms.{OFFER}.sub_products[{at}]"
        if sub.annual_rate is not None:
            _price_fits(offer, sub.annual_rate, f"{path}.annual_rate")
        amounts = sub.min_amount_minor, sub.max_amount_minor
        _meets(*amounts, offer.min_amount_minor, offer.max_amount_minor, f"{path}.amount")
        counts = sub.min_instalments, sub.max_instalments
        _meets(*counts, offer.min_instalments, offer.max_instalments, f"{path}.instalments")


def _meets(least: int | None, most: int | None, low: int, high: int, field: str) -> None:
    if least is not None and most is not None and (least > high or most < low):
        raise Refusal("RANGE_UPSIDE_DOWN", "nothing of the product's own range", field)


def _prices_fit(offer: Offer) -> None:
    """A rule can apply, its price may be agreed, and no two rules say the same thing twice."""
    there = {
        "segment": offer.segments,
        "channel": offer.channels,
        "sub_product": tuple(sub.code for sub in offer.sub_products),
    }
    seen: set[tuple[str | None, ...]] = set()
    for at, rule in enumerate(offer.prices):
        path = f"terms.{OFFER}.prices[{at}]"
        for name, known in there.items():
            asked = getattr(rule, name)
            if asked is not None and asked not in known and (known or name == "sub_product"):
                raise Refusal("UNKNOWN_CHOICE", "the offer names no such thing", f"{path}.{name}")
        _price_fits(offer, rule.annual_rate, f"{path}.annual_rate")
        key = (rule.segment, rule.channel, rule.sub_product)
        if key in seen:
            raise Refusal("PRICE_TWICE", "another rule is for exactly these", path)
        seen.add(key)


def _price_fits(offer: Offer, annual_rate: str, field: str) -> None:
    if not Decimal(offer.min_annual_rate) <= Decimal(annual_rate) <= Decimal(offer.max_annual_rate):
        between = f"{offer.min_annual_rate} to {offer.max_annual_rate}"
        raise Refusal("OUT_OF_RANGE", f"the product's prices are {between}", field)


def _method(value: Any, path: str) -> Method:
    found = one_of(value, Method, path)
    if found is Method.CUSTOM:
        raise Refusal("UNKNOWN_CHOICE", "a list of instalments is no product's method", path)
    return found


def _word(value: Any, path: str) -> str:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise Refusal("INVALID_CODE", "a-z, 0-9 and underscores, beginning with a letter", path)
    return value


def _maybe(read: Reader, name: str, parse: Any) -> str | None:
    value = read.take(name)
    return None if value is None else str(parse(value, read.field(name)))


def _id(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
