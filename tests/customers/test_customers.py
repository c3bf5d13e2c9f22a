"""People: sealed, masked, found by an index, shown in full only with a reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from tests.actors import staff
from xindai.customers import api
from xindai.customers.types import CustomerFilter, NewCustomer
from xindai.identity import api as identity
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor

SYSTEM = system_actor("test")
ID = "11010519491231002X"
"""The example number of GB 11643-1999."""


@pytest.fixture
async def branches(db: Any) -> dict[str, UUID]:
    await identity.create_branch(SYSTEM, "HO", "总部")
    return {
        code: await identity.create_branch(SYSTEM, code, name, "HO")
        for code, name in (("SH", "上海"), ("BJ", "北京"))
    }


def fresh_key() -> str:
    return str(new_id())


def officer(branch: str, *roles: str) -> Actor:
    return staff(roles[0] if roles else "customer_manager", f"/HO/{branch}/", "o")


def person(branch_id: UUID, **changes: Any) -> NewCustomer:
    given: dict[str, Any] = {
        "name": "欧阳 修",
        "id_number": ID,
        "phone": "138 0013 8000",
        "branch_id": branch_id,
        "source": "test",
    }
    return NewCustomer(**(given | changes))


async def test_a_customer_is_masked_and_found_by_what_is_sealed(branches: dict[str, UUID]) -> None:
    here = officer("SH")
    customer_id = await api.create_customer(here, person(branches["SH"]), fresh_key())
    view = await api.get_customer(here, customer_id)
    assert (view.name, view.phone, view.id_number) == (
        "欧***",
        "138****8000",
        "110***********002X",
    )
    for wanted in (
        CustomerFilter(id_number=ID.lower()),
        CustomerFilter(phone="+86 138-0013-8000"),
        CustomerFilter(number=view.number[:5]),
    ):
        assert [c.id for c in (await api.find_customers(here, wanted)).customers] == [customer_id]
        assert await api.count_customers(here, wanted) == 1
    nobody = CustomerFilter(phone="13900139000")
    assert (await api.find_customers(here, nobody)).customers == ()


async def test_nothing_readable_is_stored(branches: dict[str, UUID]) -> None:
    await api.create_customer(officer("SH"), person(branches["SH"]), fresh_key())
    for table in ("customer", "audit_record", "outbox_message"):
        kept = str(await database.pool().fetch(f"SELECT t::text FROM {table} t"))
        for secret in ("欧阳", ID, "13800138000", "欧阳".encode().hex()):
            assert secret not in kept


async def test_not_yours_is_not_there(branches: dict[str, UUID]) -> None:
    customer_id = await api.create_customer(officer("SH"), person(branches["SH"]), fresh_key())
    other = officer("BJ")
    for ask in (
        api.get_customer(other, customer_id),
        api.reveal(other, customer_id, "核对资料", fresh_key()),
    ):
        with pytest.raises(Refusal) as refused:
            await ask
        assert refused.value.code == "CUSTOMER_NOT_FOUND"
    assert await api.customers_by_id(other, [customer_id]) == {}
    assert (await api.find_customers(other, CustomerFilter(id_number=ID))).customers == ()


async def test_a_reveal_needs_a_right_and_a_reason_and_is_audited(
    branches: dict[str, UUID],
) -> None:
    here = officer("SH")
    customer_id = await api.create_customer(here, person(branches["SH"]), fresh_key())
    seen = await api.reveal(here, customer_id, "电核", fresh_key())
    assert (seen.name, seen.phone, seen.id_number) == ("欧阳 修", "13800138000", ID)
    record = await database.pool().fetchrow("SELECT * FROM audit_record ORDER BY at DESC LIMIT 1")
    assert (record["action"], record["detail"]) == ("customer.reveal", {"reason": "电核"})
    for actor, reason, code in (
        (here, " ", "REASON_MISSING"),
        (officer("SH", "cashier"), "电核", "FORBIDDEN"),
    ):
        with pytest.raises(Refusal) as refused:
            await api.reveal(actor, customer_id, reason, fresh_key())
        assert refused.value.code == code


async def test_a_sealed_field_opens_only_in_its_place(branches: dict[str, UUID]) -> None:
    here = officer("SH")
    one = await api.create_customer(here, person(branches["SH"]), fresh_key())
    two = await api.create_customer(
        here, person(branches["SH"], id_number="440524188001010014", name="李四"), fresh_key()
    )
    await database.pool().execute(
        "UPDATE customer SET name_sealed = (SELECT name_sealed FROM customer WHERE id = $1)"
        " WHERE id = $2",
        one,
        two,
    )
    with pytest.raises(InvalidTag):
        await api.reveal(here, two, "核对", fresh_key())
    assert (await api.reveal(here, one, "核对", fresh_key())).name == "欧阳 修"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"id_number": "110105194912310021"}, "INVALID_ID_NUMBER", "idNumber"),
        ({"id_number": "110105194913310029"}, "INVALID_ID_NUMBER", "idNumber"),
        ({"id_number": "１１０１０５19491231002X"}, "INVALID_ID_NUMBER", "idNumber"),
        ({"phone": "23800138000"}, "INVALID_PHONE", "phone"),
        ({"phone": "1380013800"}, "INVALID_PHONE", "phone"),
        ({"name": "  "}, "INVALID_NAME", "name"),
        ({"name": "李\u0000四"}, "INVALID_NAME", "name"),
        ({"branch_id": UUID(int=7)}, "BRANCH_NOT_FOUND", "branchId"),
    ],
)
async def test_ill_formed_people_are_refused(
    branches: dict[str, UUID], changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        await api.create_customer(
            officer("SH"), person(**{"branch_id": branches["SH"]} | changes), fresh_key()
        )
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await database.pool().fetchval("SELECT count(*) FROM customer") == 0


async def test_an_id_number_belongs_to_one_customer(branches: dict[str, UUID]) -> None:
    await api.create_customer(SYSTEM, person(branches["SH"]), fresh_key())
    with pytest.raises(Refusal) as refused:
        await api.create_customer(SYSTEM, person(branches["BJ"], name="别人"), fresh_key())
    assert (refused.value.code, refused.value.field) == ("CUSTOMER_EXISTS", "idNumber")


async def test_pages_go_on_where_they_stopped(branches: dict[str, UUID]) -> None:
    heads = [f"110105194912310{n:02d}" for n in range(5)]
    people = [person(branches["SH"], id_number=h + api.id_check(h), phone=None) for h in heads]
    ids = await api.create_customers(SYSTEM, people)
    seen: list[UUID] = []
    after = None
    while True:
        page = await api.find_customers(SYSTEM, CustomerFilter(), first=2, after=after)
        seen += [c.id for c in page.customers]
        if not page.has_next:
            break
        after = page.cursors[-1]
    assert seen == ids
