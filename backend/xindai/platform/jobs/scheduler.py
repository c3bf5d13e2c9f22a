"""Watches the clock in every worker; the table decides who takes a tick."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

import structlog

from xindai.platform import db
from xindai.platform.jobs.schedules import Schedule, register, tick

LOOK_SECONDS: Final = 1.0
log = structlog.get_logger("xindai.jobs")


async def watch(schedules: Iterable[Schedule], ending: asyncio.Event) -> None:
    """Take due ticks until `ending`; a server that is away is waited for."""
    known = {given.name: given for given in schedules}
    is_registered = False
    while not ending.is_set():
        try:
            if not is_registered:
                await register(known.values())
                is_registered = True
            await tick(known)
        except db.TROUBLE as error:
            log.warning("schedules wait", reason=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(ending.wait(), LOOK_SECONDS)
