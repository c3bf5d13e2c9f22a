"""A borrower says who he is, once; nobody learns from it whom we know."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.borrowers.conftest import HERE, PASSWORD, World, at_work, refusal
from xindai.customers import api as customers
from xindai.customers.api import id_check
from xindai.customers.types import CustomerFilter, NewCustomer
from xindai.identity import api as identity
from xindai.identity.api import Purpose
from xindai.platform import clock
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor

SYSTEM = system_actor("test")
PHONE, OTHER = "13800138000", "13900139000"
ID = "11010519491231002X"
TODAY = date(2012, 6, 30)
"""The bearer of GB 11643's example number is 62 on this day."""


@pytest.fixture(autouse=True)
async def lender(db: Any) -> UUID:
    """Two branches; the head office takes those who come by themselves."""
    office = await identity.create_branch(SYSTEM, "HO", "总部")
    await identity.create_branch(SYSTEM, "NET", "线上", "HO")
    async with database.transaction() as tx:
        await clock.begin(tx, TODAY)
    return office


def number(birthday: str, region: str = "110105", serial: str = "002") -> str:
    return f"{region}{birthday}{serial}" + id_check(f"{region}{birthday}{serial}")


def bind(world: World, actor: Actor, name: str = "张三", id_number: str = ID) -> Any:
    return customers.bind_identity(world.redis, actor, name, id_number, world.key())


async def test_a_new_person_becomes_a_customer(world: World, lender: UUID) -> None:
    actor = await world.borrower(PHONE)
    key = world.key()
    ids = {
        await customers.bind_identity(world.redis, actor, " 张三 ", ID.lower(), key)
        for _ in range(3)
    }
    (customer_id,) = ids
    me = await at_work(actor)
    assert me.customer_id == customer_id
    view = await customers.get_customer(me, customer_id)
    assert (view.name, view.phone, view.id_number, view.branch_id, view.source) == (
        "张*",
        "138****8000",
        "110***********002X",
        lender,
        "online",
    )
    assert await refusal(bind(world, actor, id_number=number("19800101"))) == (
        "IDENTITY_BOUND",
        None,
    )


async def test_the_online_branch_can_be_chosen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINDAI_ONLINE_BRANCH", "NET")
    actor = await world.borrower(PHONE)
    view = await customers.get_customer(SYSTEM, await bind(world, actor))
    branch = (await identity.branches_by_id(SYSTEM, [view.branch_id]))[view.branch_id]
    assert branch.code == "NET"


async def known(lender: UUID, **changes: Any) -> UUID:
    """A customer whom staff added."""
    given: dict[str, Any] = {"name": "阿卜杜拉·艾合买提", "id_number": ID, "phone": PHONE}
    given |= {"branch_id": lender, "source": "staff"} | changes
    return await customers.create_customer(SYSTEM, NewCustomer(**given), "known")


async def test_a_customer_of_the_staff_is_linked(world: World, lender: UUID) -> None:
    customer_id = await known(lender)
    actor = await world.borrower(PHONE)
    assert await bind(world, actor, "阿卜杜拉•艾合买提") == customer_id
    assert await customers.count_customers(SYSTEM, CustomerFilter()) == 1


async def test_every_other_case_is_one_refusal(world: World, lender: UUID) -> None:
    """Another name, another phone, an account of somebody else: word for word the same."""
    await known(lender)
    told = set()
    told.add(await refusal(bind(world, await world.borrower(PHONE), "王五")))
    told.add(await refusal(bind(world, await world.borrower(OTHER), "阿卜杜拉·艾合买提")))
    other = number("19800101")
    await bind(world, await world.borrower("13700137000"), "赵六", other)
    told.add(await refusal(bind(world, await world.borrower("13600136000"), "赵六", other)))
    assert told == {("IDENTITY_REFUSED", "idNumber")}
    assert await customers.count_customers(SYSTEM, CustomerFilter()) == 2
    told_by_record = await database.pool().fetch(
        "SELECT response FROM idempotency_record WHERE operation = 'customer.bind_identity'"
        " AND response ? 'refused'"
    )
    assert len({str(r["response"]) for r in told_by_record}) == 1


async def test_two_accounts_bind_one_number_at_once(world: World) -> None:
    actors = [await world.borrower(phone) for phone in (PHONE, OTHER, "13700137000")]
    told = await asyncio.gather(*(bind(world, a) for a in actors), return_exceptions=True)
    codes = sorted(getattr(no, "code", "bound") for no in told)
    assert codes == ["IDENTITY_REFUSED", "IDENTITY_REFUSED", "bound"]
    assert await customers.count_customers(SYSTEM, CustomerFilter()) == 1


async def test_one_account_binds_two_numbers_at_once(world: World) -> None:
    actor = await world.borrower(PHONE)
    numbers = [number(f"1980010{n}") for n in range(1, 5)]
    told = await asyncio.gather(
        *(bind(world, actor, id_number=n) for n in numbers), return_exceptions=True
    )
    codes = sorted(getattr(no, "code", "bound") for no in told)
    assert codes == ["IDENTITY_BOUND"] * 3 + ["bound"]
    assert await customers.count_customers(SYSTEM, CustomerFilter()) == 1


WRONG = [
    ({"id_number": "110105194912310021"}, "INVALID_ID_NUMBER"),
    ({"id_number": number("19491331")}, "INVALID_ID_NUMBER"),
    ({"id_number": number("20010229")}, "INVALID_ID_NUMBER"),
    ({"id_number": "１１０１０５19491231002X"}, "INVALID_ID_NUMBER"),
    ({"id_number": ID + "\x00"}, "INVALID_ID_NUMBER"),
    ({"id_number": "1" * 10_000}, "INVALID_ID_NUMBER"),
    ({"id_number": number("19940701")}, "AGE_NOT_ALLOWED"),
    ({"id_number": number("19410630")}, "AGE_NOT_ALLOWED"),
    ({"id_number": number("20300101")}, "AGE_NOT_ALLOWED"),
    ({"name": ""}, "INVALID_NAME"),
    ({"name": "张" * 10_000}, "INVALID_NAME"),
    ({"name": "张\x00三"}, "INVALID_NAME"),
]


async def test_ill_formed_people_are_refused_and_cost_no_try(world: World) -> None:
    actor = await world.borrower(PHONE)
    for changes, code in WRONG:
        assert (await refusal(bind(world, actor, **changes)))[0] == code, changes
    assert await customers.count_customers(SYSTEM, CustomerFilter()) == 0
    await bind(world, actor)


@pytest.mark.parametrize("birthday", ["19940630", "19410701"])
async def test_eighteen_today_and_seventy_for_one_more_day(world: World, birthday: str) -> None:
    await bind(world, await world.borrower(PHONE), id_number=number(birthday))


async def test_five_tries_a_day(world: World, lender: UUID) -> None:
    await known(lender)
    actor = await world.borrower(PHONE)
    for _ in range(5):
        assert (await refusal(bind(world, actor, "王五")))[0] == "IDENTITY_REFUSED"
    assert await refusal(bind(world, actor, "阿卜杜拉·艾合买提")) == (
        "TOO_MANY_ATTEMPTS",
        "idNumber",
    )


async def test_nothing_readable_is_stored(world: World) -> None:
    await bind(world, await world.borrower(PHONE))
    tables = (
        "customer",
        "audit_record",
        "idempotency_record",
        "borrower_account",
        "outbox_message",
    )
    kept = [str(await database.pool().fetch(f"SELECT t::text FROM {table} t")) for table in tables]
    kept += [key async for key in world.redis.scan_iter("*")]
    for secret in ("张三", ID, PHONE, "张三".encode().hex()):
        assert secret not in "".join(kept)


async def test_a_new_phone_is_the_customers_too(world: World) -> None:
    actor = await world.bound(PHONE, ID)
    code = await world.code(Purpose.CHANGE_PHONE, OTHER, actor)
    await customers.change_phone(world.redis, actor, OTHER, code, PASSWORD, world.key(), HERE)
    found = await customers.find_customers(SYSTEM, CustomerFilter(phone=OTHER))
    assert [c.phone for c in found.customers] == ["139****9000"]
    revealed = await customers.reveal(SYSTEM, found.customers[0].id, "核对", "look")
    assert revealed.phone == OTHER


async def test_a_borrower_sees_his_own_customer_and_no_other(world: World) -> None:
    one = await world.bound(PHONE, ID)
    two = await world.bound(OTHER, number("19800101"), "李四")
    assert one.customer_id and two.customer_id
    assert set(await customers.customers_by_id(one, [one.customer_id, two.customer_id])) == {
        one.customer_id
    }
    stranger = await world.borrower("13700137000")
    assert await customers.customers_by_id(stranger, [one.customer_id]) == {}
    reveal = customers.reveal(one, one.customer_id, "about myself", "look")
    assert (await refusal(reveal))[0] == "FORBIDDEN"
