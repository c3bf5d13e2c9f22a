"""Merchants: nobody activates what he entered, and no account is paid that one person wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.actors import staff
from tests.credit_lines.conftest import refusal
from xindai.identity import api as identity
from xindai.kernel.ids import new_id
from xindai.partners import api
from xindai.partners.types import (
    CardAccount,
    MerchantChange,
    MerchantDetail,
    MerchantFilter,
    MerchantStatus,
    NewMerchant,
)
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor

SYSTEM = system_actor("test")
MAKER = staff("partner_manager", name="maker")
CHECKER = staff("partner_manager", name="checker")
ACCOUNT = CardAccount(
    name="上海某某电器有限公司", number="110060149300000123", bank="某银行上海分行"
)


def key() -> str:
    return str(new_id())


@pytest.fixture
async def branch(db: Any) -> UUID:
    return await identity.create_branch(SYSTEM, "B1", "一号网点")


def shop(branch_id: UUID, code: str = "SHOP-1") -> NewMerchant:
    return NewMerchant(
        code=code,
        name="某某电器",
        name_en="Such Appliances",
        branch_id=branch_id,
        fee_rate="0.035",
        settlement_days=1,
        account=ACCOUNT,
    )


async def view(merchant_id: UUID) -> MerchantDetail:
    return (await api.merchants_by_id(SYSTEM, [merchant_id]))[merchant_id]


async def payee(merchant_id: UUID) -> CardAccount:
    async with database.transaction() as tx:
        return await api.merchant_payee(tx, merchant_id)


async def test_somebody_else_activates(branch: UUID) -> None:
    made = await api.create_merchant(MAKER, shop(branch), key())
    assert await refusal(payee(made)) == "MERCHANT_NOT_ACTIVE"
    assert await refusal(api.activate(MAKER, made, key())) == "OWN_REQUEST"
    own = "UPDATE merchant SET checker = makers[1], status = 'active'"
    with pytest.raises(asyncpg.CheckViolationError, match="merchant_four_eyes"):
        await database.pool().execute(own)
    with pytest.raises(asyncpg.CheckViolationError, match="merchant_account_four_eyes"):
        await database.pool().execute(
            "UPDATE merchant_account SET status = 'current', checker = maker"
        )
    await api.activate(CHECKER, made, key())
    assert (await view(made)).status is MerchantStatus.ACTIVE
    assert await payee(made) == ACCOUNT
    assert await refusal(api.activate(CHECKER, made, key())) == "WRONG_STATUS"
    (shown,) = (await api.accounts_of_merchants(MAKER, [made]))[made]
    assert (shown.number, shown.name[:1], shown.is_proposed) == ("************0123", "上", False)


async def test_a_changed_account_waits_for_another_person(branch: UUID) -> None:
    made = await api.create_merchant(MAKER, shop(branch), key())
    await api.activate(CHECKER, made, key())
    other = replace(ACCOUNT, number="6228 4800 1234 5678")
    third = replace(ACCOUNT, number="622848009999")
    await api.change_account(CHECKER, made, other, key())
    assert await payee(made) == ACCOUNT
    await api.change_account(CHECKER, made, third, key())
    assert await refusal(api.activate(CHECKER, made, key())) == "OWN_REQUEST"
    assert [a.is_proposed for a in (await api.accounts_of_merchants(MAKER, [made]))[made]] == [
        False,
        True,
    ]
    await api.activate(MAKER, made, key())
    assert await payee(made) == third
    rows = await database.pool().fetch("SELECT status FROM merchant_account ORDER BY id")
    assert [r["status"] for r in rows] == ["former", "dropped", "current"]


async def test_terms_change_while_it_is_stopped_and_another_starts_it_again(branch: UUID) -> None:
    made = await api.create_merchant(MAKER, shop(branch), key())
    await api.activate(CHECKER, made, key())
    dearer = MerchantChange(fee_rate="0.05")
    assert await refusal(api.change_merchant(MAKER, made, dearer, key())) == "MERCHANT_ACTIVE"
    await api.change_merchant(MAKER, made, MerchantChange(name="某某家电"), key())
    assert await refusal(api.suspend(MAKER, made, " ", False, key())) == "REASON_MISSING"
    await api.suspend(CHECKER, made, "投诉较多", False, key())
    assert await refusal(payee(made)) == "MERCHANT_NOT_ACTIVE"
    assert await refusal(api.suspend(CHECKER, made, "再次", False, key())) == "MERCHANT_NOT_ACTIVE"
    await api.change_merchant(MAKER, made, dearer, key())
    third = staff("risk_manager", name="third")
    for actor in (MAKER, CHECKER):
        assert await refusal(api.activate(actor, made, key())) == "OWN_REQUEST"
    await api.activate(third, made, key())
    seen = await view(made)
    assert (seen.name, str(seen.fee_rate), seen.checker) == ("某某家电", "0.05000000", third.id)
    assert await payee(made) == ACCOUNT
    await api.suspend(MAKER, made, "合作终止", True, key())
    assert (await view(made)).status is MerchantStatus.ENDED
    for act in (
        api.activate(third, made, key()),
        api.change_merchant(MAKER, made, dearer, key()),
        api.suspend(MAKER, made, "再次", True, key()),
    ):
        assert await refusal(act) == "WRONG_STATUS"


async def test_stores_and_people(branch: UUID) -> None:
    made = await api.create_merchant(MAKER, shop(branch), key())
    await api.add_store(MAKER, made, "S1", "一号店", "浦东", key())
    assert await refusal(api.add_store(MAKER, made, "S1", "又一店", None, key())) == "STORE_EXISTS"
    (store,) = (await api.stores_of_merchants(SYSTEM, [made]))[made]
    assert (store.code, store.name, store.region) == ("S1", "一号店", "浦东")
    assert await api.add_sales_rep(MAKER, store.id, "王五", "13700137001", key()) == made
    twice = api.add_sales_rep(MAKER, store.id, "王五五", "137 0013 7001", key())
    assert await refusal(twice) == "SALES_REP_EXISTS"
    (rep,) = (await api.reps_of_stores(SYSTEM, [store.id]))[store.id]
    assert (rep.name, rep.phone) == ("王*", "137****7001")
    nowhere = api.add_sales_rep(MAKER, new_id(), "王五", "13700137001", key())
    assert await refusal(nowhere) == "STORE_NOT_FOUND"
    kept = await database.pool().fetchval(
        "SELECT string_agg(coalesce(detail::text, ''), '|') FROM audit_record"
    )
    assert "王五" not in kept and "7001" not in kept and ACCOUNT.number not in kept


async def test_a_key_makes_one_merchant(branch: UUID) -> None:
    wanted = shop(branch)
    assert await api.create_merchant(MAKER, wanted, "k") == await api.create_merchant(
        MAKER, wanted, "k"
    )
    other = replace(wanted, account=replace(ACCOUNT, number="999999"))
    assert await refusal(api.create_merchant(MAKER, other, "k")) == "IDEMPOTENCY_CONFLICT"
    assert await refusal(api.create_merchant(MAKER, wanted, "k2")) == "MERCHANT_EXISTS"
    assert await api.count_merchants(SYSTEM, MerchantFilter()) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "shop"}, "INVALID_PARTNER_CODE"),
        ({"code": "../../ETC"}, "INVALID_PARTNER_CODE"),
        ({"name": "  "}, "INVALID_PARTNER_NAME"),
        ({"name": "好" * 101}, "INVALID_PARTNER_NAME"),
        ({"fee_rate": "0.51"}, "OUT_OF_RANGE"),
        ({"fee_rate": "-0.01"}, "INVALID_RATE"),
        ({"fee_rate": "NaN"}, "INVALID_RATE"),
        ({"settlement_days": 91}, "OUT_OF_RANGE"),
        ({"settlement_days": -1}, "OUT_OF_RANGE"),
        ({"account": replace(ACCOUNT, number="12345")}, "INVALID_SETTLEMENT_ACCOUNT"),
        ({"account": replace(ACCOUNT, number="９９９９９９")}, "INVALID_SETTLEMENT_ACCOUNT"),
        ({"account": replace(ACCOUNT, bank="")}, "INVALID_SETTLEMENT_ACCOUNT"),
        ({"account": replace(ACCOUNT, name="x\x00y")}, "INVALID_SETTLEMENT_ACCOUNT"),
        ({"branch_id": new_id()}, "BRANCH_NOT_FOUND"),
    ],
)
async def test_hostile_merchants_are_refused(
    branch: UUID, change: dict[str, Any], code: str
) -> None:
    wanted = replace(shop(branch), **change)
    assert await refusal(api.create_merchant(MAKER, wanted, key())) == code
    assert await api.count_merchants(SYSTEM, MerchantFilter()) == 0


async def test_not_yours_is_not_there(branch: UUID) -> None:
    await identity.create_branch(SYSTEM, "B2", "二号网点")
    made = await api.create_merchant(MAKER, shop(branch), key())
    stranger: Actor = staff("partner_manager", "/B2/", "stranger")
    assert await api.merchants_by_id(stranger, [made]) == {}
    assert (await api.find_merchants(stranger, MerchantFilter())).merchants == ()
    for act in (
        api.activate(stranger, made, key()),
        api.change_account(stranger, made, ACCOUNT, key()),
        api.add_store(stranger, made, "S1", "一号店", None, key()),
    ):
        assert await refusal(act) == "MERCHANT_NOT_FOUND"
    there = api.create_merchant(stranger, shop(branch, "SHOP-2"), key())
    assert await refusal(there) == "BRANCH_NOT_FOUND"
    assert await refusal(payee(new_id())) == "MERCHANT_NOT_FOUND"
    cashier = staff("cashier", name="c")
    assert await refusal(api.create_merchant(cashier, shop(branch), key())) == "FORBIDDEN"


async def test_lists_go_on_behind_their_cursors(branch: UUID) -> None:
    for n in range(5):
        await api.create_merchant(MAKER, shop(branch, f"SHOP-{n}"), key())
    first = await api.find_merchants(MAKER, MerchantFilter(), first=2)
    rest = await api.find_merchants(MAKER, MerchantFilter(), 10, first.cursors[-1])
    assert [m.code for m in first.merchants] == ["SHOP-0", "SHOP-1"]
    assert (first.has_next, [m.code for m in rest.merchants], rest.has_next) == (
        True,
        ["SHOP-2", "SHOP-3", "SHOP-4"],
        False,
    )
    wanted = MerchantFilter(text="SHOP-3", status=MerchantStatus.APPLIED, branch_id=branch)
    assert [m.code for m in (await api.find_merchants(MAKER, wanted)).merchants] == ["SHOP-3"]
    assert (await api.find_merchants(MAKER, MerchantFilter(text="%"))).merchants == ()
    assert await refusal(api.find_merchants(MAKER, MerchantFilter(), 2, "x|y")) == "INVALID_CURSOR"
