"""Products are listed, contracts are signed on listed versions."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.loans.conftest import TERMS, Lender, set_up_lender
from xindai.contracts import api
from xindai.contracts.types import NewContract
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.products import api as products
from xindai.products.types import NewProduct

MANAGER = staff("branch_manager")
OFFERS = staff("product_manager")
OTHER = staff("branch_manager", "/B2/")


@pytest.fixture
async def house(db: Any) -> Lender:
    return await set_up_lender()


def contract(house: Lender, **changes: Any) -> NewContract:
    given: dict[str, Any] = {
        "customer_id": house.customer_id,
        "product_version_id": house.version_id,
        "signed_on": date(2024, 1, 31),
        "terms": TERMS,
        "source": "test",
    }
    return NewContract(**(given | changes))


async def test_a_contract_is_signed_once_per_key(house: Lender) -> None:
    one = await api.sign_contract(MANAGER, contract(house), "k1")
    assert await api.sign_contract(MANAGER, contract(house), "k1") == one
    assert await database.pool().fetchval("SELECT count(*) FROM contract") == 1
    view = (await api.contracts_by_id(MANAGER, [one]))[one]
    assert (view.principal_minor, view.annual_rate, view.instalment_count) == (
        120_000,
        "0.12000000",
        12,
    )
    assert view.terms["penalty"]["multiple"] == "1.5"
    assert await api.contracts_by_id(OTHER, [one]) == {}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"customer_id": UUID(int=9)}, "CUSTOMER_NOT_FOUND", "customerId"),
        ({"product_version_id": UUID(int=9)}, "VERSION_NOT_FOUND", "productVersionId"),
        ({"terms": TERMS | {"principal": "-1.00"}}, "INVALID_AMOUNT", "terms.principal"),
        ({"terms": TERMS | {"magic": 1}}, "UNKNOWN_FIELD", "terms.magic"),
    ],
)
async def test_what_does_not_fit_is_refused(
    house: Lender, changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        await api.sign_contract(MANAGER, contract(house, **changes), "k")
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await database.pool().fetchval("SELECT count(*) FROM contract") == 0


async def test_the_branch_of_the_customer_decides(house: Lender) -> None:
    with pytest.raises(Refusal) as refused:
        await api.sign_contract(OTHER, contract(house), "k")
    assert refused.value.code == "CUSTOMER_NOT_FOUND"


async def test_only_what_is_listed_is_signed(house: Lender) -> None:
    wanted = NewProduct(
        code="XJD", name_zh="现金贷", name_en="Cash loan", terms={"penalty": {"multiple": "1.5"}}
    )
    _, version_id = await products.create_product(OFFERS, wanted, "k")
    with pytest.raises(Refusal) as unlisted:
        await api.sign_contract(MANAGER, contract(house, product_version_id=version_id), "k")
    assert unlisted.value.code == "VERSION_NOT_FOUND"
    await products.offer_newest(system_actor("test"), "XJD")
    await api.sign_contract(MANAGER, contract(house, product_version_id=version_id), "k2")
