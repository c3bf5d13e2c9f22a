"""Keys change while others read and write, and however often the changing process is killed."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from xindai.customers import api
from xindai.customers.types import CustomerFilter, NewCustomer, Revealed
from xindai.identity import api as identity
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.crypto import UnknownKeyError
from xindai.platform.keys import steps
from xindai.platform.keys.master import MasterKeyError
from xindai.platform.keys.reindex import rotate_index
from xindai.platform.keys.reseal import rotate_seal
from xindai.platform.keys.rewrap import rotate_master

SYSTEM = system_actor("test")
BACKEND = Path(__file__).parents[2] / "backend"
CHILD = Path(__file__).with_name("rotating_child.py")
LEADING = "SELECT DISTINCT get_byte({0}_sealed, 0) FROM customer WHERE {0}_sealed IS NOT NULL"


def quiet(*_: object) -> None:
    """Progress that nobody looks at."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    return tmp_path / "keys"


def id_number(n: int) -> str:
    """A well-formed resident ID number."""
    body = f"110101{19700101 + n // 900}{n % 900:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
    return body + "10X98765432"[rest]


def person(branch_id: UUID, n: int) -> NewCustomer:
    return NewCustomer(
        name="张三",
        id_number=id_number(n),
        phone=f"139{n:08d}",
        branch_id=branch_id,
        source="test",
    )


@pytest.fixture
async def people(db: Any, folder: Path) -> list[UUID]:
    """Twenty customers; number n has the phone 139 0000 00nn."""
    branch = await identity.create_branch(SYSTEM, "HO", "总部")
    return await api.create_customers(SYSTEM, [person(branch, n) for n in range(20)])


async def leading(field: str) -> set[int]:
    """The key numbers of a sealed column."""
    return {row[0] for row in await database.pool().fetch(LEADING.format(field))}


async def state(number: int) -> tuple[bool, bool, bool]:
    """Of a key: active, retired, destroyed."""
    row = await database.pool().fetchrow("SELECT * FROM data_key WHERE id = $1", number)
    return tuple(row[name] is not None for name in ("active_at", "retired_at", "destroyed_at"))


async def shown(customer_id: UUID) -> Revealed:
    return await api.reveal(SYSTEM, customer_id, "回访", str(new_id()))


async def added(wanted: NewCustomer) -> UUID:
    return await api.create_customer(SYSTEM, wanted, str(new_id()))


async def found(n: int) -> list[UUID]:
    page = await api.find_customers(SYSTEM, CustomerFilter(phone=f"139{n:08d}"))
    return [view.id for view in page.customers]


async def test_a_new_seal_key_seals_everything_anew(people: list[UUID]) -> None:
    async with database.transaction() as tx:
        before = await crypto.keys(tx)
    kept = before.seal("张三", "customer", "1", "name")
    assert await rotate_seal(quiet, batch=7) == 3
    assert [await leading(f) for f in ("name", "phone", "id_number")] == [{3}, {3}, {3}]
    assert (await state(1), await state(3)) == ((True, True, False), (True, False, False))
    async with database.transaction() as tx:
        after = await crypto.keys(tx)
        assert after.open(kept, "customer", "1", "name") == "张三"  # retired, it still opens
        assert after.seal("张三", "customer", "1", "name")[0] == 3
        assert await steps.destroy(tx, 24) == []  # retired a moment ago
        assert await steps.destroy(tx, 0) == [1]
        gone = await crypto.keys(tx)
        with pytest.raises(UnknownKeyError):
            gone.open(kept, "customer", "1", "name")
    assert await state(1) == (True, True, True)
    assert (await shown(people[7])).phone == "13900000007"
    assert await found(7) == [people[7]]
    assert await rotate_seal(quiet) == 4


async def test_numbers_end_at_one_byte(people: list[UUID]) -> None:
    await database.pool().execute("UPDATE data_key SET id = 255 WHERE purpose = 'index'")
    with pytest.raises(Refusal) as no:
        await rotate_seal(quiet)
    assert no.value.code == "KEY_NUMBERS_USED_UP"
    assert await found(3) == [people[3]]


async def test_every_purpose_has_numbers_of_its_own(people: list[UUID]) -> None:
    assert await rotate_seal(quiet) == 3
    assert await audit.checkpoint_and_mark() == 1
    assert await rotate_index(quiet) == 5
    assert await found(3) == [people[3]]


async def test_a_retired_key_that_something_uses_is_not_destroyed(people: list[UUID]) -> None:
    async with database.transaction() as tx:
        before = await crypto.keys(tx)
    await rotate_seal(quiet)
    async with database.transaction() as tx:  # somebody kept keys longer than he may
        late = before.seal("张三", "customer", str(people[0]), "name")
        await tx.execute("UPDATE customer SET name_sealed = $2 WHERE id = $1", people[0], late)
        assert await steps.destroy(tx, 0) == []
    assert (await shown(people[0])).name == "张三"
    await rotate_seal(quiet)
    async with database.transaction() as tx:
        assert await steps.destroy(tx, 0) == [1, 3]
    assert (await shown(people[0])).name == "张三"


async def test_a_transaction_that_began_before_is_waited_for(people: list[UUID]) -> None:
    """It seals with the old key and may not know the new one, so neither goes too soon."""
    async with database.transaction() as tx:
        mine = await crypto.keys(tx)
        rotation = asyncio.create_task(_fresh(rotate_seal(quiet)))
        for _ in range(100):  # others work on meanwhile
            await asyncio.sleep(0.005)
            assert not rotation.done()
        late = mine.seal("李四", "customer", str(people[0]), "name")
        await tx.execute("UPDATE customer SET name_sealed = $2 WHERE id = $1", people[0], late)
    assert await rotation == 3
    assert await leading("name") == {3}
    assert (await shown(people[0])).name == "李四"


async def _fresh(work: Any) -> Any:
    """As in a task of its own that has no transaction open."""
    database._inside.set(False)
    return await work


async def test_a_row_that_somebody_holds_is_sealed_anew_later(people: list[UUID], db: Any) -> None:
    async with db.owner() as owner:
        block = owner.transaction()
        await block.start()
        await owner.execute("SELECT FROM customer WHERE id = $1 FOR UPDATE", people[3])
        rotation = asyncio.create_task(rotate_seal(quiet))
        for _ in range(200):
            if await leading("name") == {1, 3}:
                break
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        assert not rotation.done()
        await block.rollback()
        assert await rotation == 3
    assert await leading("name") == {3}


async def test_a_value_that_does_not_open_keeps_its_key_and_is_named(people: list[UUID]) -> None:
    other = "set_byte(phone_sealed, 20, 255 - get_byte(phone_sealed, 20))"
    sql = f"UPDATE customer SET phone_sealed = {other} WHERE id = $1"
    await database.pool().execute(sql, people[5])
    with pytest.raises(
        Refusal, match=f"1 sealed values.* customer.phone_sealed of {people[5]}"
    ) as no:
        await rotate_seal(quiet, batch=4)
    assert no.value.code == "VALUE_UNREADABLE"
    assert await leading("phone") == {1, 3}
    assert await state(1) == (True, False, False)
    with pytest.raises(Refusal, match="nothing was changed"):
        await rotate_index(quiet)
    await database.pool().execute(
        "UPDATE customer SET phone_sealed = NULL, phone_index = NULL WHERE id = $1", people[5]
    )
    assert await rotate_seal(quiet) == 3  # it goes on with the same key
    assert await state(1) == (True, True, False)


async def test_two_rotations_at_once_are_refused(people: list[UUID]) -> None:
    ends = await asyncio.gather(
        rotate_seal(quiet, batch=1), rotate_index(quiet), rotate_master(), return_exceptions=True
    )
    refused = [end for end in ends if isinstance(end, Refusal)]
    assert [no.code for no in refused] == ["ROTATION_RUNNING"] * 2, ends


async def test_a_new_index_key_finds_the_same_and_refuses_the_same(people: list[UUID]) -> None:
    old = await database.pool().fetch("SELECT phone_index, id_number_index FROM customer")
    assert await rotate_index(quiet, batch=3) == 3
    new = await database.pool().fetch("SELECT phone_index, id_number_index FROM customer")
    assert {cell for row in old for cell in row} & {cell for row in new for cell in row} == set()
    assert [await found(n) for n in range(20)] == [[each] for each in people]
    branch = await database.pool().fetchval("SELECT id FROM branch")
    with pytest.raises(Refusal) as no:
        await added(person(branch, 11))
    assert no.value.code == "CUSTOMER_EXISTS"
    assert await state(2) == (True, True, False)


async def test_an_index_key_waits_for_long_transactions_but_not_for_ever(
    people: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xindai.platform.keys.reindex._ATTEMPTS", 1)
    async with database.transaction() as tx:
        await crypto.keys(tx)
        with pytest.raises(Refusal) as no:
            await asyncio.create_task(_fresh(rotate_index(quiet)))
    assert no.value.code == "KEYS_IN_USE"
    assert await rotate_index(quiet) == 3


async def test_a_new_master_opens_everything(people: list[UUID], db: Any, folder: Path) -> None:
    first = (folder / "master.key").read_text()
    old = await rotate_master()
    assert old.read_text() == first != (folder / "master.key").read_text()
    assert sorted(os.listdir(folder)) == sorted(["master.key", old.name])
    assert all((folder / name).stat().st_mode & 0o077 == 0 for name in os.listdir(folder))
    old.unlink()
    await _restarted(db)
    assert (await shown(people[0])).phone == "13900000000"
    (folder / "master.key").write_text(first)
    await _restarted(db)
    with pytest.raises(MasterKeyError):
        await shown(people[0])


async def _restarted(db: Any) -> None:
    """A process that knows nothing yet."""
    await database.close()
    await database.connect(db.url)


async def _others(people: list[UUID], branch: UUID, ended: asyncio.Event) -> int:
    """Another process reads, looks up and writes all the while; how many rounds it made. It adds
    twenty customers, so that there is an end to what must be sealed anew."""
    rounds = 0
    while not ended.is_set():
        n = rounds % 20
        assert (await shown(people[n])).id_number == id_number(n)
        assert await found(n) == [people[n]]
        if rounds < 20:
            fresh = await added(person(branch, 1000 + rounds))
            assert await found(1000 + rounds) == [fresh]
        with pytest.raises(Refusal):
            await added(person(branch, 1000 + n))
        rounds += 1
        await asyncio.sleep(0.05)
    return rounds


async def killed_again_and_again(what: str, people: list[UUID], db: Any, stride: int) -> int:
    """How often a rotation was killed until it was done, with others at work all the while."""
    branch = await database.pool().fetchval("SELECT id FROM branch")
    ended = asyncio.Event()
    others = asyncio.create_task(_others(people, branch, ended))
    others.add_done_callback(lambda _: ended.set())
    child = await asyncio.create_subprocess_exec(
        sys.executable, CHILD, db.url, what, str(stride),
        env={**os.environ, "PYTHONPATH": str(BACKEND)},
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told, _ = await child.communicate()
    ended.set()
    rounds = await others
    assert child.returncode == 0, told
    print(f"{what}: killed {int(told)} times, meanwhile {rounds} rounds of other work")
    assert rounds > 3, "the others were not held up for good"
    return int(told)


async def test_a_seal_rotation_that_is_killed_goes_on(people: list[UUID], db: Any) -> None:
    assert await killed_again_and_again("seal", people, db, stride=9) > 3
    assert [await leading(f) for f in ("name", "phone", "id_number")] == [{3}, {3}, {3}]
    assert (await state(1), await state(3)) == ((True, True, False), (True, False, False))


async def test_an_index_rotation_that_is_killed_did_nothing(people: list[UUID], db: Any) -> None:
    assert await killed_again_and_again("index", people, db, stride=9) > 3
    assert (await state(2), await state(3)) == ((True, True, False), (True, False, False))


async def test_a_master_rotation_that_is_killed_opens_with_one_of_two(
    people: list[UUID], db: Any, folder: Path
) -> None:
    assert await killed_again_and_again("master", people, db, stride=2) > 3
    assert "master.next" not in os.listdir(folder)


@pytest.mark.nightly
@pytest.mark.parametrize("what", ["seal", "index", "master"])
async def test_killed_before_every_single_step(what: str, people: list[UUID], db: Any) -> None:
    assert await killed_again_and_again(what, people, db, stride=1) > 6
