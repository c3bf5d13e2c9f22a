"""The blacklist and the whitelist: on and off by hand, and by the workbook."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.actors import borrower, staff
from tests.customers.conftest import Office, number
from tests.files import material
from xindai.customers import api as customers
from xindai.customers.list_reading import read_import
from xindai.customers.types.lists import (
    EntryFilter,
    EntryStatus,
    ImportStatus,
    ListKind,
    NewEntry,
    RowVerdict,
)
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.actor import Actor
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work

BARRED = NewEntry(list=ListKind.BLACKLIST, reason="欺诈", source="internal", id_number=number(1))
INVITED = NewEntry(
    list=ListKind.WHITELIST,
    reason="优质客户",
    source="internal",
    id_number=number(1),
    amount_minor=5_000_000,
    currency="CNY",
    valid_until=date(2026, 12, 31),
)
HEADER = ["证件号", "金额", "有效期", "原因"]


async def code(awaitable: Any) -> str:
    with pytest.raises(Refusal) as refused:
        await awaitable
    return refused.value.code


async def status(office: Office, entry_id: UUID) -> EntryStatus:
    return (await customers.entries_by_id(office.risk, [entry_id]))[entry_id].status


async def facts(office: Office) -> customers.CustomerFacts:
    async with database.transaction() as tx:
        return await customers.facts(tx, office.zhang)


async def test_off_the_blacklist_by_two(office: Office) -> None:
    entry = await customers.add_entry(office.risk, BARRED, office.key())
    twice = customers.add_entry(office.risk, BARRED, office.key())
    assert await code(twice) == "LIST_ENTRY_EXISTS"
    await customers.remove_entry(office.risk, entry, "误报", office.key())
    assert (await facts(office)).is_blacklisted, "until a second person agrees"
    assert await code(customers.decide_entry(office.risk, entry, True, office.key())) == (
        "SAME_PERSON"
    )
    assert await code(customers.remove_entry(office.manager, entry, "误报", office.key())) == (
        "LIST_ENTRY_NOT_REMOVABLE"
    )
    await customers.decide_entry(office.other_risk, entry, False, office.key())
    assert await status(office, entry) is EntryStatus.ACTIVE
    await customers.remove_entry(office.risk, entry, "误报", office.key())
    await customers.decide_entry(office.other_risk, entry, True, office.key())
    assert await status(office, entry) is EntryStatus.REMOVED
    assert not (await facts(office)).is_blacklisted
    assert await code(customers.decide_entry(office.other_risk, entry, True, office.key())) == (
        "LIST_ENTRY_NOT_PROPOSED"
    )
    await customers.add_entry(office.risk, BARRED, office.key())
    assert (await facts(office)).is_blacklisted, "and may come back"


async def test_onto_the_whitelist_by_two(office: Office) -> None:
    entry = await customers.add_entry(office.risk, INVITED, office.key())
    assert (await facts(office)).whitelist is None
    assert await code(customers.decide_entry(office.risk, entry, True, office.key())) == (
        "SAME_PERSON"
    )
    await customers.decide_entry(office.other_risk, entry, True, office.key())
    assert (await facts(office)).whitelist == 5_000_000
    await database.pool().execute("UPDATE business_day SET current_on = '2027-01-01'")
    assert (await facts(office)).whitelist is None, "its last day is over"
    await customers.remove_entry(office.risk, entry, "到期", office.key())
    assert await status(office, entry) is EntryStatus.REMOVED


async def test_the_table_itself_wants_two(office: Office) -> None:
    entry = await customers.add_entry(office.risk, INVITED, office.key())
    barred = await customers.add_entry(office.risk, BARRED, office.key())
    pool = database.pool()
    for change, constraint, which in (
        ("status = 'active'", "list_entry_whitelisted", entry),
        ("status = 'active', confirmed_by = added_by", "list_entry_confirmed", entry),
        ("status = 'removed', removed_by = 'x', removed_at = now()", "other_eyes", barred),
        (
            "status = 'removed', removed_by = 'x', removed_at = now(), removal_asked_by = 'x'",
            "list_entry_other_eyes",
            barred,
        ),
    ):
        with pytest.raises(asyncpg.CheckViolationError, match=constraint):
            await pool.execute(f"UPDATE list_entry SET {change} WHERE id = $1", which)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"id_number": None}, "LIST_ENTRY_PERSON"),
        ({"customer_id": UUID(int=1)}, "LIST_ENTRY_PERSON"),
        ({"id_number": "110105198001010010"}, "INVALID_ID_NUMBER"),
        ({"amount_minor": None, "currency": None}, "LIST_ENTRY_AMOUNT"),
        ({"list": ListKind.BLACKLIST}, "LIST_ENTRY_AMOUNT"),
        ({"valid_until": None}, "LIST_ENTRY_AMOUNT"),
        ({"valid_until": date(2026, 11, 26)}, "LIST_ENTRY_OUTDATED"),
        ({"reason": " "}, "INVALID_TEXT"),
        ({"source": "x" * 41}, "INVALID_TEXT"),
        ({"id_number": None, "customer_id": UUID(int=1)}, "CUSTOMER_NOT_FOUND"),
    ],
)
async def test_what_is_no_entry(office: Office, changes: dict[str, Any], wanted: str) -> None:
    attempt = customers.add_entry(office.risk, replace(INVITED, **changes), office.key())
    assert await code(attempt) == wanted


async def test_who_may_and_who_sees(office: Office) -> None:
    by_id = replace(BARRED, id_number=None, customer_id=office.zhang)
    entry = await customers.add_entry(office.manager, by_id, office.key())
    (seen,) = (await customers.entries(office.risk, EntryFilter(id_number=number(1)))).entries
    assert (seen.id, seen.id_number, seen.customer_id) == (
        entry,
        "110***********" + number(1)[-4:],
        office.zhang,
    )
    (there,) = (await customers.entries(office.elsewhere, EntryFilter())).entries
    assert there.customer_id is None, "the customer of another branch"
    assert await customers.entries_of_customers(office.elsewhere, [office.zhang]) == {
        office.zhang: []
    }
    for actor in (office.officer, borrower(office.zhang)):
        assert await code(customers.entries(actor, EntryFilter())) == "FORBIDDEN"
        assert await code(customers.add_entry(actor, BARRED, office.key())) == "FORBIDDEN"
    assert await code(customers.decide_entry(office.manager, entry, True, office.key())) == (
        "FORBIDDEN"
    )


SEEDED = {
    RowVerdict.ACCEPTED: 2,
    RowVerdict.ACCEPTED_UNKNOWN: 898,
    RowVerdict.DUPLICATE: 20,
    RowVerdict.INVALID_ID_NUMBER: 30,
    RowVerdict.INVALID_AMOUNT: 25,
    RowVerdict.INVALID_DATE: 10,
    RowVerdict.INVALID_REASON: 5,
    RowVerdict.OUTDATED: 9,
    RowVerdict.ALREADY_LISTED: 1,
}
"""A thousand rows."""


def thousand() -> list[list[Any]]:
    """Rows with their faults, in this order: good ones first, so that twins are behind them."""
    until, why = "2026-12-31", "优质客户"
    rows: list[list[Any]] = [[number(n), 5000, until, why] for n in range(1, 901)]
    rows += [[number(n), "5000.00", until, why] for n in range(1, 21)]
    rows += [[f"1101051980010{n:05d}", 5000, until, why] for n in range(10)]
    rows += [[110105198001010010 + n, 5000, until, why] for n in range(10)]
    rows += [["=1+1", 5000, until, why] for _ in range(10)]
    bad_amounts = (0, -1, "NaN", "1e3", "5,000", 0.001, True, "１００", "", "1.234")
    rows += [[number(901 + n), bad_amounts[n % 10], until, why] for n in range(25)]
    bad_dates = ("2026-02-30", "", "31.12.26", "soon", "2026-13-01")
    rows += [[number(930 + n), 5000, bad_dates[n % 5], why] for n in range(10)]
    rows += [[number(945 + n), 5000, until, ""] for n in range(5)]
    rows += [[number(955 + n), 5000, "2026-11-26", why] for n in range(9)]
    rows += [[number(999), 5000, until, why]]
    return rows


async def start(office: Office, content: bytes, kind: ListKind, actor: Actor | None = None) -> UUID:
    who = actor or office.risk
    file_id = await office.upload(who, content, "名单.xlsx", purpose="list_import")
    return await customers.start_import(who, file_id, kind, office.key())


async def read(times: int = 1) -> None:
    """What the worker does with the jobs that wait."""
    for _ in range(times):
        async with database.transaction() as tx:
            jobs = await queue.claim(tx, {"customers.list_import": 5}, 5, "test")
        for job in jobs:
            await read_import(Work(job, is_told=False))


async def test_a_thousand_rows_get_their_verdicts_and_then_count(office: Office) -> None:
    listed = replace(INVITED, id_number=number(999))
    await customers.add_entry(office.risk, listed, office.key())
    import_id = await start(office, material.workbook([HEADER, *thousand()]), ListKind.WHITELIST)
    early = customers.apply_import(office.other_risk, import_id, office.key())
    assert await code(early) == "LIST_IMPORT_NOT_READY"
    await read(2)
    view = (await customers.imports_by_id(office.risk, [import_id]))[import_id]
    assert (view.status, view.rows_total, view.rows_accepted) == (ImportStatus.CHECKED, 1000, 900)
    rows = await database.pool().fetch(
        "SELECT verdict, count(*) FROM list_import_row GROUP BY verdict"
    )
    assert {RowVerdict(r["verdict"]): r["count"] for r in rows} == SEEDED
    assert (await facts(office)).whitelist is None, "nothing counts yet"
    assert await database.pool().fetchval("SELECT count(*) FROM list_entry") == 1
    page = await customers.import_rows(office.risk, import_id, RowVerdict.DUPLICATE, first=15)
    assert [r.n for r in page.rows] == list(range(902, 917)) and page.has_next
    rest = await customers.import_rows(
        office.risk, import_id, RowVerdict.DUPLICATE, first=15, after=page.cursors[-1]
    )
    assert [r.n for r in rest.rows] == list(range(917, 922)) and not rest.has_next
    own = customers.apply_import(office.risk, import_id, office.key())
    assert await code(own) == "SAME_PERSON"
    # Somebody gets on the list between the verdict and its application.
    await customers.add_entry(office.risk, replace(INVITED, id_number=number(7)), office.key())
    outcomes = await asyncio.gather(
        *(customers.apply_import(office.other_risk, import_id, f"apply-{n}") for n in range(4)),
        return_exceptions=True,
    )
    assert sorted(getattr(o, "code", "done") for o in outcomes) == [
        *["LIST_IMPORT_NOT_READY"] * 3,
        "done",
    ]
    view = (await customers.imports_by_id(office.risk, [import_id]))[import_id]
    assert (view.status, view.entries_made) == (ImportStatus.APPLIED, 899)
    assert (await facts(office)).whitelist == 500_000
    assert await database.pool().fetchval("SELECT count(*) FROM list_entry") == 901
    kept = str(await database.pool().fetch("SELECT t::text FROM list_import_row t"))
    assert number(1) not in kept


async def test_a_blacklist_from_a_workbook(office: Office) -> None:
    """One person may apply it; formulas are what they were saved as, and never computed."""
    rows = [
        ["ID number", "reason"],
        [number(1), '=HYPERLINK("http://evil.example")'],
        [number(2), "'=cmd|' /C calc'!A0"],
        [None, None],
    ]
    import_id = await start(office, material.workbook(rows), ListKind.BLACKLIST)
    await read()
    page = await customers.import_rows(office.risk, import_id, None)
    assert [(r.n, r.verdict, r.reason) for r in page.rows] == [
        (2, RowVerdict.ACCEPTED, "0"),
        (3, RowVerdict.ACCEPTED, "'=cmd|' /C calc'!A0"),
    ]
    await customers.apply_import(office.risk, import_id, office.key())
    assert (await facts(office)).is_blacklisted


@pytest.mark.parametrize(
    "rows",
    [
        [["x"]],
        [["证件号", "原因"], [number(1), "好"]],
        [[None], HEADER],
        [["1", "2", "3", "4"], [number(1), 5000, "2026-12-31", "好"]],
    ],
)
async def test_a_sheet_without_its_columns_fails_with_a_code(
    office: Office, rows: list[list[Any]]
) -> None:
    import_id = await start(office, material.workbook(rows), ListKind.WHITELIST)
    await read()
    view = (await customers.imports_by_id(office.risk, [import_id]))[import_id]
    assert (view.status, view.failure) == (ImportStatus.FAILED, "LIST_IMPORT_UNREADABLE")
    applied = customers.apply_import(office.other_risk, import_id, office.key())
    assert await code(applied) == "LIST_IMPORT_NOT_READY"


async def test_only_ones_own_upload_is_read(office: Office) -> None:
    content = material.workbook([HEADER])
    file_id = await office.upload(office.risk, content, "名单.xlsx", purpose="list_import")
    theirs = customers.start_import(office.other_risk, file_id, ListKind.WHITELIST, office.key())
    assert await code(theirs) == "FILE_NOT_FOUND"
    clerk = staff("customer_manager", "/HO/SH/", "clerk")
    forbidden = customers.start_import(clerk, file_id, ListKind.WHITELIST, office.key())
    assert await code(forbidden) == "FORBIDDEN"
