"""Write something down for the colleagues."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.origination.lock import lock
from xindai.origination.models import NOTE as SEALED
from xindai.origination.move import record
from xindai.origination.permissions import NOTE
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

MOST: Final = 2000
_ADD: Final = """
INSERT INTO application_note (id, application_id, author, note_sealed) VALUES ($1, $2, $3, $4)
"""


async def add_note(actor: Actor, application_id: UUID, text: str, key: str) -> None:
    """Sealed: it may be about a person. Refuses APPLICATION_NOT_FOUND, NOTE_INVALID."""
    require(actor, NOTE)
    idempotency.check_key(key)
    words = text.strip()
    if not 1 <= len(words) <= MOST:
        raise Refusal("NOTE_INVALID", f"1 to {MOST} characters", "text")
    async with db.transaction() as tx:
        sealer = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            row, note_id = await lock(tx, actor, application_id), new_id()
            sealed = sealer.seal(words, SEALED.table, str(note_id), SEALED.field)
            await tx.execute(_ADD, note_id, row["id"], actor.id, sealed)
            await record(tx, actor, row, "note")
            return {}

        # Keyed: the record of the command must not tell what it is the hash of.
        digest = sealer.index(words, SEALED.field).hex()
        given = {"applicationId": str(application_id), "digest": digest}
        answer = await idempotency.run(tx, actor, "application.note", key, given, act)
    answer.value()
