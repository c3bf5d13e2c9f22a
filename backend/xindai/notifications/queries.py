"""One's own notices: nobody reads another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from xindai.notifications.kinds import KINDS, words
from xindai.notifications.types import NotificationPage, NotificationView
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind

MAX_PAGE: Final = 100
_OWN: Final = """
SELECT id, kind, params, created_at, read_at, delivered_at FROM notification WHERE recipient = $1
"""
_READ: Final = """
UPDATE notification SET read_at = now(), delivered_at = coalesce(delivered_at, now())
WHERE recipient = $1 AND read_at IS NULL AND ($2::uuid[] IS NULL OR id = ANY($2))
"""
_ARRIVED: Final = """
UPDATE notification SET delivered_at = now()
WHERE recipient = $1 AND delivered_at IS NULL AND created_at <= $2
"""


async def notifications_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, NotificationView]:
    """The actor's own ones of these."""
    rows = await db.pool().fetch(f"{_OWN} AND id = ANY($2::uuid[])", actor.id, list(ids))
    return {r["id"]: _view(r) for r in rows}


async def find_notifications(
    actor: Actor, unread: bool, first: int, after: str | None = None
) -> NotificationPage:
    """A page of one's own, newest first; refuses INVALID_CURSOR."""
    size = max(1, min(first, MAX_PAGE))
    sql = f"""{_OWN} AND (NOT $2 OR read_at IS NULL) AND ($3::uuid IS NULL OR id < $3)
        ORDER BY id DESC LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, actor.id, unread, row_behind("notice", after))
    shown = tuple(_view(r) for r in rows[:size])
    return NotificationPage(
        shown, tuple(cursor_of("notice", n.id) for n in shown), len(rows) > size
    )


async def count_unread(actor: Actor) -> int:
    """How many wait."""
    sql = "SELECT count(*) FROM notification WHERE recipient = $1 AND read_at IS NULL"
    return int(await db.pool().fetchval(sql, actor.id))


async def mark_read(actor: Actor, ids: Sequence[UUID] | None, key: str) -> int:
    """How many of one's own were unread until now; None means all of them."""
    checked = idempotency.check_key(key)
    wanted = None if ids is None else sorted(str(one) for one in ids)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"count": await tx.execute(_READ, actor.id, wanted)}

        given = {"ids": wanted}
        answer = await idempotency.run(tx, actor, "notification.read", checked, given, act)
    return int(answer.value()["count"])


async def arrived(actor: Actor, until: datetime) -> None:
    """Whoever goes on behind a moment has the notices of before it.

    One that was written before and told after it is told again in this very resumption.
    """
    await db.pool().execute(_ARRIVED, actor.id, until)


def _view(r: Mapping[str, Any]) -> NotificationView:
    known = r["kind"] in KINDS
    zh, en = words(r["kind"], r["params"]) if known else (r["kind"], r["kind"])
    return NotificationView(**dict(r), zh=zh, en=en)
