"""A process killed at any statement of the end of day leaves nothing behind that shows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

import asyncpg
import pytest

from tests.loans.conftest import DAY
from tests.loans.end_of_day.books import dump
from tests.loans.end_of_day.portfolio import random_terms
from xindai.loans.end_of_day.run import run_to
from xindai.platform import db as database
from xindai.platform.actor import system_actor

EOD = system_actor("eod")
LAST = DAY + timedelta(days=33)
MONTH_END = date(2024, 2, 29)
CHILD = Path(__file__).with_name("killed_child.py")
EXPIRE = "UPDATE job_run SET lease_until = now() - interval '1 second' WHERE status = 'running'"


def run_child(url: str, statement: int, last: str) -> int:
    """The end of day in a process that kills itself before its n-th statement; the exit code."""
    path = os.pathsep.join(p for p in sys.path if p)
    return subprocess.call(
        [sys.executable, str(CHILD), url, str(statement), last],
        env={**os.environ, "PYTHONPATH": path},
    )


async def copy_of(owner: asyncpg.Connection, name: str, template: str) -> None:
    await owner.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await owner.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")


def renamed(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"


async def prepared(lender, db, servers, name: str, last: date = LAST, loans: int = 16):
    """A template on the eve of a busy day, and what an undisturbed run makes of it."""
    random = Random(5)
    for _ in range(loans):
        await lender.loan(**random_terms(random, DAY))
    await run_to(EOD, last - timedelta(days=1))
    await database.close()
    owner = await asyncpg.connect(servers.owner_url)
    await copy_of(owner, f"{name}_start", db.name)
    await copy_of(owner, f"{name}_calm", f"{name}_start")
    assert run_child(renamed(db.url, f"{name}_calm"), 0, last.isoformat()) == 0
    calm = await asyncpg.connect(renamed(db.owner_url, f"{name}_calm"))
    wanted = await dump(calm)
    await calm.close()
    return owner, wanted


async def disturbed(db, owner, wanted, name: str, kill_at: list[int], last: date = LAST) -> bool:
    """Runs a copy with kills, each followed by a new run; True if a kill came at all."""
    work = f"{name}_work"
    await copy_of(owner, work, f"{name}_start")
    url, codes = renamed(db.url, work), []
    for statement in kill_at:
        codes.append(run_child(url, statement, last.isoformat()))
        if codes[-1] == 0:
            break
        assert codes[-1] == -signal.SIGKILL
        behind = await asyncpg.connect(renamed(db.owner_url, work))
        await behind.execute(EXPIRE)
        await behind.close()
    if codes[-1] != 0:
        assert run_child(url, 0, last.isoformat()) == 0
    after = await asyncpg.connect(renamed(db.owner_url, work))
    got = await dump(after)
    await after.close()
    for table, rows in wanted.items():
        assert got[table] == rows, f"{table} differs after kills at {kill_at}"
    return codes[0] != 0


async def drop(owner: asyncpg.Connection, name: str) -> None:
    for part in ("start", "calm", "work"):
        await owner.execute(f"DROP DATABASE IF EXISTS {name}_{part} WITH (FORCE)")
    await owner.close()


async def test_killed_here_and_there(lender, db, servers):
    name = db.name
    owner, wanted = await prepared(lender, db, servers, name)
    try:
        for kill_at in ([3], [9, 17], [24], [31, 8, 8], [41], [50]):
            await disturbed(db, owner, wanted, name, kill_at)
    finally:
        await drop(owner, name)


async def test_killed_while_a_month_ends(lender, db, servers):
    """The states of loans and the sums over them are there once, or not yet."""
    name = f"{db.name}_m"
    owner, wanted = await prepared(lender, db, servers, name, MONTH_END, 6)
    assert wanted["loan_month"] and wanted["portfolio_roll"] and wanted["portfolio_vintage"]
    try:
        for kill_at in ([42], [45, 44]):
            await disturbed(db, owner, wanted, name, kill_at, MONTH_END)
    finally:
        await drop(owner, name)


@pytest.mark.nightly
async def test_killed_before_every_statement(lender, db, servers):
    name = db.name
    owner, wanted = await prepared(lender, db, servers, name)
    try:
        statement = 1
        while await disturbed(db, owner, wanted, name, [statement]):
            statement += 1
        assert statement > 40
    finally:
        await drop(owner, name)
