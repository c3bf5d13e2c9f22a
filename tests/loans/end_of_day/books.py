"""All tables as comparable text: ids, numbers and wall-clock columns left out."""

from __future__ import annotations

from typing import Any

import asyncpg

IGNORED = {
    "id", "number", "created_at", "started_at", "finished_at", "lease_owner", "lease_until",
    "fence", "entry_id", "source_id", "run_id", "published_at", "claimed_until", "at", "hash",
    "prev_hash", "chain", "seq",
}  # fmt: skip


async def dump(connection: asyncpg.Connection[Any]) -> dict[str, list[str]]:
    """Every table's rows in a stable order."""
    tables = await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' "
        "AND tablename <> 'tortoise_migrations' ORDER BY 1"
    )
    out = {}
    for (table,) in tables:
        rows = await connection.fetch(
            f"SELECT (to_jsonb(t) - $1::text[])::text AS row FROM {table} t",
            sorted(IGNORED),
        )
        out[table] = sorted(r["row"] for r in rows)
    return out
