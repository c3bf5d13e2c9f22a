"""`xindai keys …`: what the shell says of keys."""

from __future__ import annotations

from typing import Final

from xindai.platform import audit, db, progress
from xindai.platform.keys import steps, stored
from xindai.platform.keys.reindex import rotate_index
from xindai.platform.keys.reseal import rotate_seal
from xindai.platform.keys.rewrap import rotate_master
from xindai.platform.settings import load_settings

RETIRED_HOURS: Final = 24
"""A retired key is destroyed no sooner: the longest that anything may be in somebody's hands."""

_LIST: Final = """
SELECT id, purpose, CASE
    WHEN destroyed_at IS NOT NULL THEN 'destroyed ' || to_char(destroyed_at, 'YYYY-MM-DD HH24:MI')
    WHEN retired_at IS NOT NULL THEN 'retired ' || to_char(retired_at, 'YYYY-MM-DD HH24:MI')
    WHEN active_at IS NULL THEN 'coming'
    WHEN id = max(id) FILTER (WHERE active_at IS NOT NULL) OVER (PARTITION BY purpose)
        THEN 'in use'
    ELSE 'going' END AS state, to_char(created_at, 'YYYY-MM-DD HH24:MI') AS made
FROM data_key ORDER BY id
"""


async def show() -> int:
    """A line for each key. Times are of the database's session zone."""
    rows = await db.pool().fetch(_LIST)
    for row in rows:
        print(f"{row['id']:>3}  {row['purpose']:<6} made {row['made']}  {row['state']}")
    if not rows:
        print("No key was made yet.")
    return 0


async def rotate(what: str, batch: int | None) -> int:
    """One rotation of `what`: seal, index, audit or master."""
    with progress.bar() as tell:
        if what == "master":
            print(f"The master key is new. The old one is {await rotate_master()}: keep it")
            print("with copies of the database from before, and nowhere else.")
            return 0
        if what == "audit":
            number = await rotate_audit()
        elif what == "index":
            number = await (rotate_index(tell, batch) if batch else rotate_index(tell))
        else:
            number = await (rotate_seal(tell, batch) if batch else rotate_seal(tell))
    print(f"Key {number} is in use ({what}).")
    return await destroy(RETIRED_HOURS)


async def rotate_audit() -> int:
    """A new key for the checkpoints to come; the old ones keep theirs, which stays retired."""
    async with steps.alone(), db.transaction() as tx:
        number = await steps.begin(tx, load_settings().keys, "audit")
        await steps.activate(tx, number)
        await steps.retire_before(tx, number, "audit")
    await audit.checkpoint_and_mark()
    return number


async def destroy(retired_hours: int) -> int:
    """Forget keys that are retired that long and that nothing uses."""
    async with db.transaction() as tx:
        await stored.load(tx, load_settings().keys)  # only who holds the master may do this
        gone = await steps.destroy(tx, retired_hours)
    if gone:
        print(f"Destroyed: {', '.join(map(str, gone))}.")
    return 0
