"""Jobs that the road cannot go on without, done at once; the worker does all the others later."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog

from xindai.contracts import jobs as contracts
from xindai.demo.road.stage import Stage
from xindai.loans.api import own_loans
from xindai.origination import jobs as origination
from xindai.platform import db
from xindai.platform.jobs import queue
from xindai.platform.jobs.api import Kind, Work

DECIDE: Final = "application_decide"
SEAL: Final = "contract_seal"
AT_ONCE: Final = 4
_KINDS: Final = {kind.name: kind for kind in (*origination.kinds(own_loans), *contracts.KINDS)}
log = structlog.get_logger("xindai.demo")


async def settle(on: Stage, kind_name: str) -> None:
    """Does every due job of a kind; one that fails is left to the worker, with its lease."""
    async with on.working:
        await _settle(kind_name)


async def _settle(kind_name: str) -> None:
    while True:
        async with db.transaction() as tx:
            claimed = await queue.claim(tx, {kind_name: AT_ONCE}, AT_ONCE, "demo")
        if not claimed:
            return
        kind = _KINDS[kind_name]
        await asyncio.gather(*(_do(kind, Work(job, is_told=False)) for job in claimed))


async def _do(kind: Kind, work: Work) -> None:
    try:
        await kind.does(work)
        if not work.is_done:
            async with work.end():
                pass
    except Exception as error:  # noqa: BLE001 - the worker tries again, and keeps what it sees
        log.warning("job is left to the worker", kind=kind.name, reason=type(error).__name__)
