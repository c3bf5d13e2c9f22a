"""A worker that kills itself with SIGKILL at a place of its only job: before or behind a commit."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

from tests.platform.jobs.conftest import act
from xindai.platform import db
from xindai.platform.jobs.kinds import Kind
from xindai.platform.jobs.runner import Runner
from xindai.platform.jobs.work import Work


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str, place: str) -> None:
    async def does(work: Work) -> None:
        async with work.end() as tx:
            await act(tx, work)
            if place == "before the commit":
                die()
        die()

    await db.connect(url)
    await Runner([Kind("count", does)]).run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
