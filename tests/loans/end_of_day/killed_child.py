"""Runs the end of day and kills itself with SIGKILL before its n-th statement (0: never)."""

import asyncio
import os
import signal
import sys
from datetime import date

from xindai.loans.end_of_day.run import run_to
from xindai.platform import db
from xindai.platform.actor import system_actor


def deadly(statement: int) -> None:
    left = [statement]

    def wrap(name):
        whole = getattr(db.Tx, name)

        async def counted(self, *args):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return await whole(self, *args)

        setattr(db.Tx, name, counted)

    for name in ("rows", "row", "value", "execute", "executemany", "copy"):
        wrap(name)


async def main(url: str, statement: int, last: date) -> None:
    if statement:
        deadly(statement)
    await db.connect(url)
    try:
        await run_to(system_actor("eod"), last)
    finally:
        await db.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), date.fromisoformat(sys.argv[3])))
