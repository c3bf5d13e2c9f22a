"""Takes away what nobody asks for any more, a batch a transaction."""

from __future__ import annotations

from typing import Final

from xindai.platform.jobs.kinds import Kind
from xindai.platform.jobs.schedules import Schedule
from xindai.platform.jobs.work import Work

BATCH: Final = 2000
RULES: Final = {
    # Keys of rows are UUIDv7 and sort by birth, so an age needs no index of its own.
    "idempotency records": (
        "idempotency_record",
        "id < uuidv7(interval '-30 days')",
    ),
    "told news": (
        "outbox_message",
        "id < uuidv7(interval '-7 days') AND published_at < now() - interval '7 days'",
    ),
    "done jobs": (
        "job",
        "id < uuidv7(interval '-7 days') AND status = 'done'"
        " AND finished_at < now() - interval '7 days'",
    ),
    "gone workers": ("job_worker", "seen_at < now() - interval '1 day'"),
}
"""Table and condition, by what the progress calls it. Dead letters stay until somebody acts."""


async def clear(work: Work) -> None:
    """All rules, one after the other."""
    for number, (what, (table, condition)) in enumerate(RULES.items()):
        work.tell(what, number, len(RULES))
        await clear_table(work, table, condition)


async def clear_table(work: Work, table: str, condition: str) -> int:
    """Delete the rows that fit, `BATCH` at a time; how many."""
    gone = 0
    while True:
        async with work.transaction() as tx:
            count = await tx.execute(
                f"""DELETE FROM {table} WHERE id = ANY(ARRAY(
                    SELECT id FROM {table} WHERE {condition} LIMIT {BATCH}
                    FOR UPDATE SKIP LOCKED))"""
            )
        gone += count
        if count < BATCH:
            return gone


CLEARING: Final = Kind("clearing", clear, most_seconds=1800, most_at_once=1)
NIGHTLY: Final = Schedule("clearing", "15 3 * * *", "clearing")
