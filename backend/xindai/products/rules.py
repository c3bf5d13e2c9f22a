"""What a product's terms may say, and the life of a version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor
from xindai.products.errors import wrong_status
from xindai.products.offer_json import OURS, RISK, has_top_rate, read_offer
from xindai.products.offer_types import Offer
from xindai.products.offering import check_cap
from xindai.products.servicing import read_servicing

BY_CONTRACT: Final = {
    "principal": "10000.00",
    "annual_rate": "0.12",
    "instalments": 12,
    "disbursed_on": "2024-01-15",
    "method": "equal_instalment",
}
"""What each contract decides, with samples to try the product's terms with."""

NEXT: Final[Mapping[str, frozenset[str]]] = {
    "draft": frozenset({"under_review"}),
    "under_review": frozenset({"approved", "draft"}),
    "approved": frozenset({"listed", "draft"}),
    "listed": frozenset({"delisted"}),
    "delisted": frozenset({"listed"}),
}
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{1,39}", re.ASCII)
_NON_ACCRUAL: Final = "non_accrual_dpd"
_NEVER: Final = "never"
_NOBODY: Final = {
    "product_id": UUID(int=0),
    "version_id": UUID(int=0),
    "product_code": "",
    "name_zh": "",
    "name_en": "",
}


def check_code(code: str) -> str:
    """Refuses INVALID_PRODUCT_CODE."""
    if not _CODE.fullmatch(code):
        raise Refusal("INVALID_PRODUCT_CODE", "2 to 40 of A-Z, 0-9, dash, underscore", "code")
    return code


def check_name(name: str, field: str) -> str:
    """A printable name; refuses INVALID_TEXT."""
    text = name.strip()
    if not text or len(text) > 60 or not text.isprintable():
        raise Refusal("INVALID_TEXT", "1 to 60 printable characters", field)
    return text


def check_terms(terms: Mapping[str, Any]) -> dict[str, Any]:
    """The terms, once a loan can be made of them; refuses with the path of the wrong field."""
    of_loan = {name: value for name, value in terms.items() if name not in OURS}
    fixed = next((name for name in BY_CONTRACT if name in of_loan), None)
    if fixed is not None:
        raise Refusal("UNKNOWN_FIELD", "each contract decides it", f"terms.{fixed}")
    Terms.from_json({**BY_CONTRACT, **of_loan})
    if not isinstance(terms.get(RISK, {}), Mapping):
        raise Refusal("NOT_AN_OBJECT", "an object is wanted", f"terms.{RISK}")
    read_servicing(terms)
    read_offer(terms, _NOBODY)
    return dict(terms)


def check_worst_cases(offer: Offer) -> None:
    """Refuses APR_ABOVE_CAP where a corner of what is offered costs more than the cap allows.

    Fees weigh most on the smallest amount and the shortest term; the rate is the dearest that may
    be agreed, or that is named where the offer has no upper end.
    """
    if offer.apr_cap is None:
        return
    dearest = offer.max_annual_rate if has_top_rate(offer) else max(named_rates(offer), key=Decimal)
    for method in offer.methods:
        for instalments in sorted({offer.min_instalments, offer.max_instalments}):
            for minor in sorted({offer.min_amount_minor, offer.max_amount_minor}):
                check_cap(offer, _corner(offer, dearest, method, instalments, minor))


def named_rates(offer: Offer) -> list[str]:
    """Every price that the offer names: its own, those of its parts, those of its rules."""
    subs = [sub.annual_rate for sub in offer.sub_products if sub.annual_rate is not None]
    return [offer.annual_rate, *subs, *(rule.annual_rate for rule in offer.prices)]


def _corner(offer: Offer, rate: str, method: str, instalments: int, minor: int) -> Terms:
    stated = {
        **offer.terms,
        "principal": format_minor(minor, offer.currency),
        "annual_rate": rate,
        "instalments": instalments,
        "method": method,
        "disbursed_on": BY_CONTRACT["disbursed_on"],
    }
    return Terms.from_json(stated)


def check_move(now: str, wanted: str) -> None:
    """Refuses WRONG_STATUS."""
    if wanted not in NEXT.get(now, frozenset()):
        raise wrong_status(now, wanted)


def in_words(terms: Mapping[str, Any]) -> dict[str, Any]:
    """Terms in which no null means anything: the one that does is the word "never"."""
    return {
        name: _NEVER if name == _NON_ACCRUAL and value is None else value
        for name, value in terms.items()
        if value is not None or name == _NON_ACCRUAL
    }


def of_words(terms: Mapping[str, Any]) -> dict[str, Any]:
    """The same back, as the engine reads them."""
    return {
        name: None if (name, value) == (_NON_ACCRUAL, _NEVER) else value
        for name, value in terms.items()
    }


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """`new` over `old`: what is left out stays, what is null goes, lists are replaced whole."""
    out = dict(old)
    for name, value in new.items():
        before = out.get(name)
        if value is None:
            out.pop(name, None)
        elif isinstance(value, Mapping) and isinstance(before, Mapping):
            out[name] = merged(before, value)
        elif isinstance(value, Mapping):
            out[name] = merged({}, value)
        else:
            out[name] = value
    return out


def differences(old: Any, new: Any, path: str = "") -> list[tuple[str, Any, Any]]:
    """What differs, by path: (path, old, new), None where one side has nothing."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        found = []
        for name in sorted({*old, *new}):
            inner = f"{path}.{name}" if path else name
            found += differences(old.get(name), new.get(name), inner)
        return found
    return [] if old == new else [(path, old, new)]
