"""A customer with a telephone, a clock for the gate, and channels that note what they get."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.notifications.clock import set_clock, take_clock
from xindai.notifications import api
from xindai.notifications.contact.types import ContactChannel
from xindai.notifications.messages.channel import Envelope, Outcome, Result
from xindai.notifications.messages.deliver import deliver
from xindai.notifications.messages.plan import JOB
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work
from xindai.platform.jobs.queue import claim

ACTOR = system_actor("test")
LI = UUID(int=1)
NOON = datetime.now(UTC).replace(hour=4, minute=0, second=0, microsecond=0) - timedelta(days=1)
"""Noon in Shanghai, yesterday: what is due at a moment of the gate's clock is due for the jobs."""
PARAMS = {"lender": "信贷", "loan": "L1", "amount": "1234.50 CNY", "due_on": "2026-03-31"}


class Phones:
    """A Directory."""

    async def phone_of(self, tx: Tx, subject_id: UUID) -> str | None:
        return "13800000001" if subject_id == LI else None


@dataclass
class Noted:
    """A Channel that answers as it is told."""

    answers: list[Result] = field(default_factory=list)
    seen: list[Envelope] = field(default_factory=list)

    async def deliver(self, envelope: Envelope) -> Result:
        self.seen.append(envelope)
        return self.answers.pop(0) if self.answers else Result(Outcome.ACCEPTED)


@dataclass
class Post:
    """The messages of a test."""

    db: Any
    channels: dict[ContactChannel, Any]

    async def clock(self, moment: datetime) -> None:
        await set_clock(self.db, moment)

    async def plan(self, key: str = "k", **changes: Any) -> list[UUID]:
        given: dict[str, Any] = {
            "subject_id": LI,
            "kind": "loan.due_today",
            "params": PARAMS,
            "reference": "loan:1",
            "dedupe_key": key,
            "channels": (ContactChannel.SMS,),
            "expires_at": NOON + timedelta(days=3),
        } | changes
        async with database.transaction() as tx:
            added = await api.send(tx, ACTOR, [api.NewMessage(**given)])
            return [each.id for each in added]

    async def work(self) -> int:
        """Run every job that waits, as if it were due, but none that these leave behind."""
        async with self.db.owner() as owner:
            await owner.execute("UPDATE job SET due_at = now() WHERE status = 'queued'")
        async with database.transaction() as tx:
            jobs = await claim(tx, {JOB: 50}, 50, "test")
        for job in jobs:
            work = Work(job, is_told=False)
            await deliver(work, Phones(), self.channels)
            if not work.is_done:
                async with work.end():
                    pass
        return len(jobs)

    async def states(self) -> list[tuple[str, str, str | None]]:
        rows = await database.pool().fetch(
            "SELECT channel, status, reason FROM message ORDER BY channel, id"
        )
        return [(r["channel"], r["status"], r["reason"]) for r in rows]


@pytest.fixture
async def post(db: Any) -> Post:
    await take_clock(db)
    await set_clock(db, NOON)
    return Post(db, {channel: Noted() for channel in api.CHANNELS})
