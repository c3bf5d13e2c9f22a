"""Bring a database to the newest schema, and give the application role its password."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any, Final, cast

import asyncpg
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor
from tortoise.transactions import in_transaction

from xindai.platform.db import tortoise_config

APP_ROLE: Final = "xindai_app"
_MIGRATION_LOCK: Final = 7300


async def migrate(
    owner_url: str,
    *,
    app_password: str | None = None,
    progress: Callable[[str, str, str], object] | None = None,
) -> None:
    """Apply what is missing, all of it in one transaction: killed half-way, nothing happened.

    Two callers at once queue on a lock. `app_password` makes the role xindai_app able to log in;
    leave it out where an operator manages the roles. `progress(event, app, migration)`.
    """
    config = tortoise_config(owner_url, max_size=2)
    async with TortoiseContext() as context:
        await context.init(config=config)
        try:
            async with in_transaction("default") as tx:
                await tx.execute_script(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
                executor = MigrationExecutor(cast(Any, tx), config["apps"])
                # Before anything asks what is applied: a failing query would end the transaction.
                await executor.recorder.ensure_schema(AsyncpgSchemaEditor(cast(Any, tx), False))
                await executor.migrate(direction="forward", progress=progress)
        finally:
            await context.close_connections()
    if app_password is not None:
        await set_app_password(owner_url, app_password)


async def set_app_password(owner_url: str, password: str) -> None:
    """Let xindai_app log in with this password; roles are shared by all databases of a server."""
    connection = await asyncpg.connect(owner_url)
    try:
        quoted = await connection.fetchval("SELECT quote_literal($1::text)", password)
        for attempt in range(5):
            try:
                await connection.execute(f"ALTER ROLE {APP_ROLE} LOGIN PASSWORD {quoted}")
                return
            except asyncpg.InternalServerError:  # "tuple concurrently updated": somebody else too
                if attempt == 4:
                    raise
    finally:
        await connection.close()


async def pending(owner_url: str) -> list[str]:
    """Names of the migrations that the database still lacks, in order."""
    config = tortoise_config(owner_url, max_size=1)
    async with TortoiseContext() as context:
        await context.init(config=config)
        try:
            executor = MigrationExecutor(context.connections.get("default"), config["apps"])
            return [step.migration.name for step in await executor.plan()]
        finally:
            await context.close_connections()


def names() -> list[str]:
    """The migrations of this version of the program, in order."""
    package = importlib.import_module("xindai.migrations")
    return sorted(
        module.name
        for module in pkgutil.iter_modules(package.__path__)
        if module.name[:1].isdigit()
    )
