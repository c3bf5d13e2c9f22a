"""A new master key: the data keys wrapped by it in one transaction, then its file put in place.

Cut off anywhere, one of `master.key` and `master.next` opens every data key, readers try both, and
the next call ends it. Machines that share a database need the same files: copy `master.next` to
each of them first, then call this on one, then on the others.
"""

from __future__ import annotations

from pathlib import Path

from xindai.platform import db
from xindai.platform.keys import master, steps, stored
from xindai.platform.keys.master import MasterKeyError
from xindai.platform.settings import load_settings


async def rotate_master() -> Path:
    """Where the replaced key lies now; refuses ROTATION_RUNNING. MasterKeyError: nothing changed,
    or (the files cannot be written) call again."""
    folder = load_settings().keys
    async with steps.alone():
        async with db.transaction() as tx:
            await stored.load_or_make(tx, folder, "seal", "index", "audit")
        try:
            following = master.begin_change(folder)
            async with db.transaction() as tx:
                await tx.execute(stored.WRITING)
                ring = await stored.load_or_make(tx, folder, "seal")
                if ring.master != following:
                    for key in ring.keys:
                        wrapped = stored.wrap(following, key.key, key.purpose)
                        sql = "UPDATE data_key SET wrapped = $2 WHERE id = $1"
                        await tx.execute(sql, key.number, wrapped)
            return master.end_change(folder)
        except OSError as error:
            raise MasterKeyError(f"cannot write in {folder}: {error.strerror}") from error
