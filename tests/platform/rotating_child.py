"""Rotates keys in processes that die: the first before its first step, the next STRIDE steps later
…, until one comes to its end. Steps are statements and changes of files. After each death yet
another process opens every value.  rotating_child.py URL seal|index|master STRIDE"""

import asyncio
import os
import signal
import sys
import time
from importlib import import_module

from xindai.kernel.errors import Refusal
from xindai.platform import crypto, db
from xindai.platform.keys.reindex import rotate_index
from xindai.platform.keys.reseal import rotate_seal
from xindai.platform.keys.rewrap import rotate_master

BUSY = 3
STEPS = ((db.Tx, ("rows", "value", "execute", "executemany")), (os, ("link", "replace", "unlink")))


def deadly(step: int) -> None:
    """Kills this process with SIGKILL before that step."""
    left = [step]

    def wrap(owner: object, name: str) -> None:
        whole = getattr(owner, name)

        def counted(*args: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return whole(*args, **named)

        setattr(owner, name, counted)

    for owner, names in STEPS:
        for name in names:
            wrap(owner, name)


async def rotate(url: str, what: str) -> int:
    await db.connect(url)
    try:
        if what == "seal":
            await rotate_seal(lambda *_: None, batch=6)
        elif what == "index":
            await rotate_index(lambda *_: None, batch=10)
        else:
            await rotate_master()
    except Refusal as no:
        assert no.code == "ROTATION_RUNNING", no  # the dead one's connection is not closed yet
        return BUSY
    finally:
        await db.close()
    return 0


async def everything_opens(url: str) -> int:
    await db.connect(url)
    try:
        async with db.transaction(read_only=True) as tx:
            keys = await crypto.keys(tx)
            for column in crypto.sealed_columns():
                for row in await tx.rows(f"SELECT * FROM {column.table}"):
                    if row[column.column] is None:
                        continue
                    record = str(row[column.record])
                    text = keys.open(row[column.column], column.table, record, column.field)
                    if column.index:
                        assert row[column.index] == keys.index(text, column.field), column
    finally:
        await db.close()
    return 0


def forked(work: object, step: int = 0) -> int:
    """The exit status of a process that does this; negative: the signal that killed it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if step:
                deadly(step)
            code = asyncio.run(work)
        finally:
            os._exit(code)
    work.close()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(url: str, what: str, stride: int) -> int:
    for name in db.MODEL_MODULES:  # once, not in each of the processes
        import_module(name)
    for deaths in range(200):
        while (ended := forked(rotate(url, what), 1 + deaths * stride)) == BUSY:
            time.sleep(0.05)
        if forked(everything_opens(url)) != 0:
            print(f"after a death before step {1 + deaths * stride} not everything opens")
            return 1
        if ended == 0:
            print(deaths)
            return 0
        assert ended == -signal.SIGKILL, ended
    print("it never came to its end")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
