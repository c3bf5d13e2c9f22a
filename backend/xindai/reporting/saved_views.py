"""One's own views of lists: kept sealed, for a filter may hold somebody's name or number."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.reporting.errors import staff_only, too_many_views, view_invalid, view_not_found
from xindai.reporting.types import NewView, SavedView

SET: Final = "saved_view.set"
REMOVE: Final = "saved_view.remove"
MOST_VIEWS: Final = 50
MOST_COLUMNS: Final = 100
MOST_BYTES: Final = 8_000
LONGEST_NAME: Final = 60
_TABLE: Final = "saved_view"
_LIST: Final = re.compile(r"[a-z][A-Za-z0-9]{0,39}", re.ASCII)
_CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,60}", re.ASCII)
_OWN: Final = """
SELECT id, list, name_sealed, content_sealed, is_default, changed_at FROM saved_view
WHERE owner = $1 AND ($2::text IS NULL OR list = $2) AND ($3::uuid IS NULL OR id = $3) ORDER BY id
"""
_COUNT: Final = "SELECT count(*) FROM saved_view WHERE owner = $1 AND list = $2"
_FREE: Final = """
UPDATE saved_view SET is_default = false
WHERE owner = $1 AND list = $2 AND is_default AND name_index <> $3
"""
_KNOWN: Final = "SELECT id FROM saved_view WHERE owner = $1 AND list = $2 AND name_index = $3"
_PUT: Final = """
INSERT INTO saved_view (id, owner, list, name_sealed, name_index, content_sealed, is_default)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE SET content_sealed = $6, is_default = $7, changed_at = now()
"""
_REMOVE: Final = "DELETE FROM saved_view WHERE id = $1 AND owner = $2"


def require_staff(actor: Actor) -> None:
    """Refuses FORBIDDEN to borrowers and clients."""
    if actor.kind is not ActorKind.STAFF:
        raise staff_only()


async def saved_views(
    actor: Actor, of_list: str | None, view_id: UUID | None = None
) -> list[SavedView]:
    """The actor's own views of a list or of all, oldest first; refuses FORBIDDEN."""
    require_staff(actor)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        rows = await tx.rows(_OWN, actor.id, of_list, view_id)
        return [_view(keys, row) for row in rows]


async def set_view(actor: Actor, wanted: NewView, idempotency_key: str) -> UUID:
    """Keeps a view under its name; a default takes the place of the one before.

    Refuses SAVED_VIEW_INVALID, TOO_MANY_SAVED_VIEWS.
    """
    require_staff(actor)
    key = idempotency.check_key(idempotency_key)
    name, content = _checked(wanted)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        given = {"view": keys.index(f"{wanted.list}|{name}|{content}|{wanted.is_default}", SET)}

        async def act() -> dict[str, Any]:
            # One at a time of a person's: two defaults at once would meet in the index.
            await tx.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 7310))", actor.id)
            return {"view": str(await _put(tx, keys, actor, wanted, name, content))}

        hashed = {"view": given["view"].hex()}
        answer = await idempotency.run(tx, actor, SET, key, hashed, act)
    return UUID(answer.value()["view"])


async def remove_view(actor: Actor, view_id: UUID, idempotency_key: str) -> None:
    """Takes a view away; refuses SAVED_VIEW_NOT_FOUND."""
    require_staff(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            if not await tx.execute(_REMOVE, view_id, actor.id):
                raise view_not_found()
            await audit.append(tx, actor, REMOVE, f"{_TABLE}/{view_id}", {})
            return {}

        answer = await idempotency.run(tx, actor, REMOVE, key, {"view": str(view_id)}, act)
    answer.value()


async def _put(
    tx: Tx, keys: FieldKeys, actor: Actor, wanted: NewView, name: str, content: str
) -> UUID:
    index = keys.index(name, "name")
    known: UUID | None = await tx.value(_KNOWN, actor.id, wanted.list, index)
    if known is None and await tx.value(_COUNT, actor.id, wanted.list) >= MOST_VIEWS:
        raise too_many_views(MOST_VIEWS)
    if wanted.is_default:
        await tx.execute(_FREE, actor.id, wanted.list, index)
    view_id = known or new_id()
    sealed = (
        keys.seal(name, _TABLE, str(view_id), "name"),
        index,
        keys.seal(content, _TABLE, str(view_id), "content"),
    )
    await tx.execute(_PUT, view_id, actor.id, wanted.list, *sealed, wanted.is_default)
    about = {"list": wanted.list, "isDefault": wanted.is_default}
    await audit.append(tx, actor, SET, f"{_TABLE}/{view_id}", about)
    return view_id


def _checked(wanted: NewView) -> tuple[str, str]:
    """The name and the content as they are kept; SAVED_VIEW_INVALID."""
    if not _LIST.fullmatch(wanted.list):
        raise view_invalid("list", "the name of a list is wanted")
    name = wanted.name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise view_invalid("name", f"1 to {LONGEST_NAME} printable characters")
    if len(wanted.columns) > MOST_COLUMNS or not all(_CODE.fullmatch(c) for c in wanted.columns):
        raise view_invalid("columns", f"at most {MOST_COLUMNS} names of columns")
    if wanted.order is not None and not _CODE.fullmatch(wanted.order):
        raise view_invalid("order", "the name of an order is wanted")
    if wanted.filter is not None and not isinstance(wanted.filter, Mapping):
        raise view_invalid("filter", "an object is wanted")
    content = {"filter": wanted.filter, "columns": wanted.columns, "order": wanted.order}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    if len(text.encode()) > MOST_BYTES:
        raise view_invalid("filter", f"at most {MOST_BYTES} bytes")
    return name, text


def _view(keys: FieldKeys, row: Any) -> SavedView:
    record = str(row["id"])
    content = json.loads(keys.open(row["content_sealed"], _TABLE, record, "content"))
    return SavedView(
        id=row["id"],
        list=row["list"],
        name=keys.open(row["name_sealed"], _TABLE, record, "name"),
        filter=content["filter"],
        columns=tuple(content["columns"]),
        order=content["order"],
        is_default=row["is_default"],
        changed_at=row["changed_at"],
    )
