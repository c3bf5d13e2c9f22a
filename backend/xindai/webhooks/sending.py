"""The sender: claims, calls, marks, with many calls at once and no transaction open meanwhile."""

from __future__ import annotations

import asyncio
import random
import time
from datetime import UTC, datetime
from typing import Final

import structlog

from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.outbound.client import Limits, Outbound
from xindai.webhooks.claim import Claimed, claim, release
from xindai.webhooks.errors import secret_lost
from xindai.webhooks.mark import mark
from xindai.webhooks.rules import Outcome, excerpt, next_wait, rest_wanted, signed_headers

CALLS_AT_ONCE: Final = 64
IDLE_SECONDS: Final = 0.2
TROUBLE_SECONDS: Final = 2.0
LAST_SECONDS: Final = 5.0
"""How long calls may go on when the program ends."""
LIMITS: Final = Limits(
    request_bytes=256 * 1024,
    response_bytes=4 * 1024,
    connect_seconds=5,
    read_seconds=15,
    total_seconds=20,
)

log = structlog.get_logger("xindai.webhooks")


class Sender:
    """Any number may run; the leases in the database keep them apart."""

    def __init__(self, outbound: Outbound, limits: Limits = LIMITS) -> None:
        self._outbound = outbound
        self._limits = limits
        self._calls: dict[asyncio.Task[None], Claimed] = {}

    async def run(self, ending: asyncio.Event) -> None:
        """Sends until `ending`, then lets the calls under way finish, or gives them back."""
        while not ending.is_set():
            try:
                started = await self.step()
            except db.TROUBLE as error:
                log.warning("sender waits", reason=type(error).__name__)
                await _pause(ending, TROUBLE_SECONDS)
                continue
            if not started:
                await _pause(ending, IDLE_SECONDS)
        await self.finish()

    async def step(self) -> int:
        """Starts the calls that are due and have room; how many."""
        room = CALLS_AT_ONCE - len(self._calls)
        claimed = await claim(room) if room else []
        for delivery in claimed:
            task = asyncio.create_task(self._send(delivery))
            self._calls[task] = delivery
            task.add_done_callback(self._forget)
        return len(claimed)

    async def finish(self, seconds: float = LAST_SECONDS) -> None:
        """Waits for the calls under way; whoever takes longer is cut off and sent again."""
        if self._calls:
            _, late = await asyncio.wait(set(self._calls), timeout=seconds)
            leases = {self._calls[task].lease for task in late}
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)
                await release(leases)

    def _forget(self, task: asyncio.Task[None]) -> None:
        delivery = self._calls.pop(task)
        if not task.cancelled() and (bug := task.exception()) is not None:
            log.error("delivery failed", delivery=str(delivery.id), reason=type(bug).__name__)

    async def _send(self, delivery: Claimed) -> None:
        outcome = await self.call(delivery)
        wait = next_wait(delivery.attempts + 1, random.random())
        await mark(delivery, outcome, wait)

    async def call(self, delivery: Claimed) -> Outcome:
        """One call, signed now; every refusal of the client is an outcome."""
        now, began = datetime.now(UTC), time.perf_counter()
        if not delivery.secrets:
            return Outcome(None, secret_lost().code, None, 0)
        headers = signed_headers(delivery.message_id, delivery.body, delivery.secrets, now)
        try:
            answer = await self._outbound.send(
                "POST",
                delivery.url,
                headers=headers,
                body=delivery.body.encode(),
                limits=self._limits,
                only_beginning=True,
            )
        except Refusal as no:
            return Outcome(None, no.code, None, _ms(began))
        rest = rest_wanted(answer.status, answer.headers, now)
        return Outcome(answer.status, None, excerpt(answer.body), _ms(began), rest)


def _ms(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)


async def _pause(ending: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(ending.wait(), seconds)
    except TimeoutError:
        return
