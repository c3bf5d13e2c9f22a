"""One pool a process, one transaction a command.

The pool is Tortoise's own asyncpg pool: the ORM serves the schema and simple reads, hot paths
borrow raw connections from the same pool, so the connections of a process are counted once.
Nothing depends on a session (no LISTEN, no session locks, no SET), so PgBouncer in transaction
mode fits, and a connection needs no reset query when it returns.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, Final, cast
from urllib.parse import unquote, urlsplit

import asyncpg
from tortoise import Tortoise, connections

from xindai.kernel.errors import Refusal
from xindai.platform.traces import span

APP: Final = "xindai"
MODEL_MODULES: Final = (
    "xindai.platform.models",
    "xindai.platform.files.models",
    "xindai.platform.jobs.models",
    "xindai.identity.models",
    "xindai.identity.client_models",
    "xindai.identity.factor_models",
    "xindai.accounting.models",
    "xindai.approvals.models",
    "xindai.notifications.models",
    "xindai.notifications.contact.models",
    "xindai.notifications.messages.models",
    "xindai.partners.models",
    "xindai.products.models",
    "xindai.customers.models",
    "xindai.customers.known_models",
    "xindai.customers.list_models",
    "xindai.webhooks.models",
    "xindai.credit_lines.models",
    "xindai.decisioning.models",
    "xindai.decisioning.scoring.models",
    "xindai.decisioning.reports.models",
    "xindai.origination.models",
    "xindai.contracts.models",
    "xindai.contracts.document_models",
    "xindai.payments.models",
    "xindai.payments.reconciliation.models",
    "xindai.loans.models",
    "xindai.loans.end_of_day.models",
    "xindai.loans.disbursement.models",
    "xindai.loans.payment.models",
    "xindai.loans.debit.models",
    "xindai.loans.refund.models",
    "xindai.loans.requests.models",
    "xindai.loans.hardship.models",
    "xindai.loans.dispute.models",
    "xindai.loans.papers.models",
    "xindai.collections.models",
    "xindai.collections.outside_models",
    "xindai.reminders.models",
    "xindai.early_warning.models",
    "xindai.reporting.models",
)
STARTUP_PATIENCE: Final = 30.0
"""Seconds that a process waits for a database that is starting too."""
REFUSED_BY_DATABASE: Final = "XD001"
"""SQLSTATE of our triggers for an expected "no"; the message is CODE|sentence|field."""

_AWAY: Final = (OSError, asyncpg.CannotConnectNowError)
"""What a server that may be there soon answers: nobody listens, or it is starting up."""

TROUBLE: Final = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)
"""What a loop without end meets when the server is away, full or says no: it tries again."""

_pool: asyncpg.Pool[asyncpg.Record] | None = None
_inside: ContextVar[bool] = ContextVar("inside_transaction", default=False)


def _encode_json(value: Any) -> bytes:
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).encode()


async def _prepare(connection: asyncpg.Connection[asyncpg.Record]) -> None:
    """jsonb goes in as text or as a Python value (the ORM sends text), and comes out decoded.

    The binary form, because COPY knows no other; there jsonb has a leading version byte.
    """
    await connection.set_type_codec(
        "json", schema="pg_catalog", encoder=_encode_json, decoder=json.loads, format="binary"
    )
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: b"\x01" + _encode_json(value),
        decoder=lambda data: json.loads(data[1:]),
        format="binary",
    )


async def _keep(_connection: asyncpg.Connection[asyncpg.Record]) -> None:
    """No session state is ever set, so there is nothing to reset (a fifth of a short command)."""


def tortoise_config(url: str, *, min_size: int = 1, max_size: int = 10) -> dict[str, Any]:
    """Tortoise's configuration of the one app `xindai` on this database."""
    parts = urlsplit(url)
    credentials: dict[str, Any] = {
        "host": unquote(parts.hostname or "127.0.0.1"),
        "port": parts.port or 5432,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "database": parts.path.lstrip("/"),
        "minsize": min_size,
        "maxsize": max_size,
        "application_name": "xindai",
        "init": _prepare,
        "reset": _keep,
    }
    return {
        "connections": {
            "default": {"engine": "tortoise.backends.asyncpg", "credentials": credentials}
        },
        "apps": {
            APP: {
                "models": list(MODEL_MODULES),
                "migrations": "xindai.migrations",
                "default_connection": "default",
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


async def connect(
    url: str, *, min_size: int = 1, max_size: int = 10, patience_seconds: float = 0
) -> None:
    """Open the pool of this process and make it visible to every task (global fallback).

    A database that is away or starting up is waited for, at most `patience_seconds`.
    """
    global _pool
    if _pool is not None:
        raise RuntimeError("the database is already connected in this process")
    await Tortoise.init(
        config=tortoise_config(url, min_size=min_size, max_size=max_size),
        _enable_global_fallback=True,
    )
    client = cast(Any, connections.get("default"))
    deadline = time.monotonic() + patience_seconds
    while True:
        try:
            await client.create_connection(with_db=True)
            break
        except _AWAY:
            if time.monotonic() > deadline:
                await Tortoise.close_connections()
                raise
            await asyncio.sleep(0.2)
    _pool = client._pool


async def close() -> None:
    """Close the pool; a no-op when nothing is open."""
    global _pool
    if _pool is not None:
        _pool = None
        await Tortoise.close_connections()


def pool() -> asyncpg.Pool[asyncpg.Record]:
    """The pool of this process; RuntimeError before `connect`."""
    if _pool is None:
        raise RuntimeError("call platform.db.connect first")
    return _pool


class Tx:
    """One connection inside one transaction. SQL takes $1, $2…; errors of asyncpg pass through.

    A trigger's expected "no" (SQLSTATE XD001) becomes a Refusal.
    """

    __slots__ = ("connection",)

    def __init__(self, connection: asyncpg.Connection[asyncpg.Record]) -> None:
        self.connection = connection

    async def rows(self, sql: str, *args: Any) -> list[asyncpg.Record]:
        """Every row."""
        with _refusals():
            return cast(list[asyncpg.Record], await self.connection.fetch(sql, *args))

    async def row(self, sql: str, *args: Any) -> asyncpg.Record | None:
        """The first row or None."""
        with _refusals():
            return cast("asyncpg.Record | None", await self.connection.fetchrow(sql, *args))

    async def value(self, sql: str, *args: Any) -> Any:
        """The first column of the first row or None."""
        with _refusals():
            return await self.connection.fetchval(sql, *args)

    async def execute(self, sql: str, *args: Any) -> int:
        """Run a statement; how many rows it touched."""
        with _refusals():
            status = cast(str, await self.connection.execute(sql, *args))
        last = status.rpartition(" ")[2]
        return int(last) if last.isdigit() else 0

    async def executemany(self, sql: str, args: Iterable[Sequence[Any]]) -> None:
        """Run a statement once per tuple of arguments, pipelined."""
        with _refusals():
            await self.connection.executemany(sql, args)

    async def copy(
        self, table: str, columns: Sequence[str], records: Iterable[Sequence[Any]]
    ) -> int:
        """COPY tuples into a table (the bulk door); how many rows went in."""
        with _refusals():
            status = cast(
                str,
                await self.connection.copy_records_to_table(
                    table, columns=list(columns), records=records
                ),
            )
        return int(status.rpartition(" ")[2])

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[Tx]:
        """A part that may fail without losing the rest: an exception undoes only this block."""
        async with self.connection.transaction():
            yield self


class _refusals:  # noqa: N801 - reads as a statement: with _refusals()
    """Turns SQLSTATE XD001 into the Refusal that its message spells."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, asyncpg.PostgresError) and error.sqlstate == REFUSED_BY_DATABASE:
            code, sentence, field = (*str(error.args[0]).split("|"), "", "")[:3]
            raise Refusal(code, sentence, field or None) from error


@asynccontextmanager
async def transaction(*, dry_run: bool = False, read_only: bool = False) -> AsyncIterator[Tx]:
    """One transaction (read committed) on one connection; an exception rolls all of it back.

    `dry_run` checks the deferred constraints and rolls back at the end; `read_only` sees one
    unmoving snapshot. A second transaction inside one is a bug (it would deadlock a full pool).
    """
    if _inside.get():
        raise RuntimeError("a transaction is already open in this task: pass its tx on")
    with span("db transaction"):
        async with pool().acquire() as acquired:
            connection = cast("asyncpg.Connection[asyncpg.Record]", acquired)
            isolation = "repeatable_read" if read_only else "read_committed"
            block = connection.transaction(isolation=isolation, readonly=read_only)
            await block.start()
            token = _inside.set(True)
            try:
                yield Tx(connection)
                if dry_run:
                    with _refusals():
                        await connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
            except BaseException:
                if not connection.is_closed():
                    await block.rollback()
                raise
            else:
                if dry_run:
                    await block.rollback()
                else:
                    with _refusals():
                        await block.commit()
            finally:
                _inside.reset(token)
