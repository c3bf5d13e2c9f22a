"""Every minute the audit chains are pinned down under a key outside the database; every night the
whole trail is looked at, and what was found is kept."""

from __future__ import annotations

from typing import Final

import structlog

from xindai.kernel.ids import new_id
from xindai.platform import audit, audit_checks, db
from xindai.platform.jobs.api import Kind, Schedule, Work

log = structlog.get_logger("xindai.audit")


async def checkpoint(_work: Work) -> None:
    """Nothing is written where no chain has grown, so that a repetition does no harm."""
    await audit.checkpoint_and_mark()


async def verify(work: Work) -> None:
    """What is broken, by chain and record; the values themselves are told by `verify audit`."""
    async with db.transaction(read_only=True) as tx:
        found = await audit_checks.verify(tx)
        records = int(await tx.value("SELECT count(*) FROM audit_record"))
    if found:
        log.error("the audit trail is broken", findings=len(found), first=found[0].place)
    async with work.end() as tx:
        await tx.execute(
            "INSERT INTO audit_verification (id, records, broken) VALUES ($1, $2, $3)",
            new_id(),
            records,
            [[each.chain, each.seq, each.what] for each in found],
        )


CHECKPOINT: Final = Kind("audit_checkpoint", checkpoint, most_attempts=2, most_at_once=1)
VERIFY: Final = Kind("audit_verify", verify, most_attempts=2, most_seconds=3600, most_at_once=1)
MINUTELY: Final = Schedule("audit_checkpoint", "* * * * *", "audit_checkpoint")
NIGHTLY: Final = Schedule("audit_verify", "20 2 * * *", "audit_verify")
