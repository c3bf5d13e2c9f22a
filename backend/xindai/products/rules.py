"""What a product's terms may say, and the life of a version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.products.errors import wrong_status

BY_CONTRACT: Final = {
    "principal": "10000.00",
    "annual_rate": "0.12",
    "instalments": 12,
    "disbursed_on": "2024-01-15",
    "method": "equal_instalment",
}
"""What each contract decides, with samples to try the product's terms with."""

RISK: Final = "risk"
"""How late is how bad: read by loans (end of day), no term of a contract."""

NEXT: Final[Mapping[str, frozenset[str]]] = {
    "draft": frozenset({"under_review"}),
    "under_review": frozenset({"approved", "draft"}),
    "approved": frozenset({"listed", "draft"}),
    "listed": frozenset({"delisted"}),
    "delisted": frozenset({"listed"}),
}
_CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{1,39}", re.ASCII)


def check_code(code: str) -> str:
    """Refuses INVALID_PRODUCT_CODE."""
    if not _CODE.fullmatch(code):
        raise Refusal("INVALID_PRODUCT_CODE", "2 to 40 of A-Z, 0-9, dash, underscore", "code")
    return code


def check_terms(terms: Mapping[str, Any]) -> dict[str, Any]:
    """The terms, once a loan can be made of them; refuses with the path of the wrong field."""
    of_loan = {name: value for name, value in terms.items() if name != RISK}
    Terms.from_json({**BY_CONTRACT, **of_loan})
    if not isinstance(terms.get(RISK, {}), Mapping):
        raise Refusal("NOT_AN_OBJECT", "an object is wanted", f"terms.{RISK}")
    return dict(terms)


def check_move(now: str, wanted: str) -> None:
    """Refuses WRONG_STATUS."""
    if wanted not in NEXT.get(now, frozenset()):
        raise wrong_status(now, wanted)
