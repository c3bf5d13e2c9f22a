"""A product's terms are tried on a loan; how late is how bad stands beside them."""

from __future__ import annotations

from typing import Any

import pytest

from xindai.kernel.errors import Refusal
from xindai.platform.actor import system_actor
from xindai.products import api
from xindai.products.types import NewProduct

OWNER = system_actor("test")


def product(**terms: Any) -> NewProduct:
    return NewProduct(code="CASH12", name_zh="现金贷", name_en="Cash loan", terms=terms)


async def test_a_product_may_say_when_late_is_bad(db: Any) -> None:
    product_id, _ = await api.create_product(
        OWNER, product(grace_days=3, risk={"substandard": 61, "provision": {"normal": "0.015"}})
    )
    (found,) = await api.products(OWNER, [product_id])
    assert found.versions[0].terms["risk"]["substandard"] == 61


@pytest.mark.parametrize(
    ("terms", "code", "field"),
    [
        ({"grace_days": -1}, "OUT_OF_RANGE", "terms.grace_days"),
        ({"surprise": 1}, "UNKNOWN_FIELD", "terms.surprise"),
        ({"risk": 5}, "NOT_AN_OBJECT", "terms.risk"),
    ],
)
async def test_terms_that_make_no_loan_are_refused(
    db: Any, terms: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refusal) as no:
        await api.create_product(OWNER, product(**terms))
    assert (no.value.code, no.value.field) == (code, field)
    assert await api.products(OWNER) == []
