"""Logs tell of an exception what it was and where, in one line of JSON, and never what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.conftest import Database
from xindai.platform.settings import PROJECT

PHONE = "13800138000"
HEAD = f"""
import asyncio, logging, structlog
from xindai.platform import logs
logs.configure("test")
log = structlog.get_logger("xindai.test")
sent = "{PHONE[:5]}" + "{PHONE[5:]}"
def look_up(value): return int(value + "?")
"""
"""The marker is put together at run time: the line of the source that failed may be shown."""


def lines_of(program: str) -> list[dict[str, object]]:
    """What a process with our logs writes to standard error."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + program],
        env=os.environ | {"PYTHONPATH": str(PROJECT / "backend")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert PHONE not in done.stdout + done.stderr
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_an_error_that_is_logged() -> None:
    (told,) = lines_of("""
try:
    try:
        look_up(sent)
    except ValueError as error:
        raise LookupError(f"nobody has {sent}") from error
except LookupError as error:
    log.error("bug", exc_info=error)
""")
    error = told["error"]
    assert isinstance(error, dict)
    stack = error["stack_trace"]
    assert stack.startswith("LookupError\n  File") and "together with\nValueError\n" in stack
    assert "in look_up" in stack


def test_errors_of_other_peoples_loggers_of_tasks_and_of_the_whole_process() -> None:
    program = """
async def fail(): look_up(sent)
async def several():
    asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    try:
        look_up(sent)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("it failed")
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())
asyncio.run(several())
"""
    told = lines_of(program)
    assert [line["message"] for line in told] == [
        "Task exception was never retrieved",
        "it failed",
        "the process ends",
    ]
    stacks = [line["error"]["stack_trace"] for line in told]  # type: ignore[index]
    assert stacks[2].startswith("ExceptionGroup\n") and all("in look_up" in s for s in stacks)


def test_postgresql_is_quoted_by_the_names_of_its_rules() -> None:
    (told,) = lines_of("""
import asyncpg
taken = asyncpg.UniqueViolationError(f"Key (phone)=({sent}) already exists")
taken.constraint_name, taken.table_name, taken.detail = "customer_phone", "customer", sent
log.error("bug", exc_info=taken)
""")
    stack = told["error"]["stack_trace"]  # type: ignore[index]
    assert stack == "UniqueViolationError 23505 customer customer_phone"


async def test_the_database_server_logs_no_row_and_no_statement(fresh_database: Database) -> None:
    async with fresh_database.owner() as owner:
        names = ("log_error_verbosity", "log_min_error_statement", "log_statement",
                 "log_parameter_max_length_on_error", "log_min_duration_statement")  # fmt: skip
        set_to = [await owner.fetchval(f"SHOW {name}") for name in names]
    assert set_to == ["terse", "panic", "none", "0", "-1"]
