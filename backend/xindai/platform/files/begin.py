"""Begin an upload: a row that waits for its content, and the path that takes it once."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.files.check import check_announced
from xindai.platform.files.errors import too_many_uploads
from xindai.platform.files.paths import upload_path
from xindai.platform.files.scanning import scanner_of
from xindai.platform.files.types import Begun, NewUpload
from xindai.platform.settings import load_settings

OPERATION: Final = "file.upload_begin"
MINUTES: Final = 10
MOST_AN_HOUR: Final = 120
_BEGUN: Final = """
SELECT count(*) FROM stored_file
WHERE uploaded_by = $1 AND created_at > now() - interval '1 hour' AND upload_until IS NOT NULL
"""
_UNTIL: Final = "SELECT upload_until FROM stored_file WHERE id = $1"
_ADD: Final = f"""
INSERT INTO stored_file (id, purpose, name_sealed, uploaded_by, declared_bytes, upload_until)
VALUES ($1, $2, $3, $4, $5, date_trunc('second', now()) + interval '{MINUTES} minutes')
"""


async def begin_upload(actor: Actor, wanted: NewUpload, idempotency_key: str) -> Begun:
    """Once per key. The path is good for ten minutes, once, for this file.

    Refuses FILE_NAME_INVALID, FILE_TYPE_NOT_ALLOWED, FILE_TOO_LARGE, TOO_MANY_UPLOADS, and
    SCANNER_MISSING where production has said nothing about a scanner.
    """
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        sent = json.dumps([wanted.name, wanted.size_bytes, wanted.purpose])

        async def act() -> dict[str, Any]:
            scanner_of(load_settings())
            name = check_announced(wanted.name, wanted.size_bytes, wanted.purpose)
            if await tx.value(_BEGUN, actor.id) >= MOST_AN_HOUR:
                raise too_many_uploads(MOST_AN_HOUR)
            file_id = new_id()
            sealed = keys.seal(name, "stored_file", str(file_id), "name")
            await tx.execute(_ADD, file_id, wanted.purpose, sealed, actor.id, wanted.size_bytes)
            about = {"purpose": wanted.purpose, "bytes": wanted.size_bytes}
            await audit.append(tx, actor, OPERATION, f"file/{file_id}", about)
            return {"file": str(file_id)}

        # A keyed hash: names of files tell who is on them.
        given = {"file": keys.index(sent, "given_file").hex()}
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    file_id = UUID(answer.value()["file"])
    # The row has the moment, so that a repetition gets the same path.
    until: datetime = await db.pool().fetchval(_UNTIL, file_id)
    return Begun(
        file_id=file_id, path=upload_path(file_id, int(until.timestamp())), expires_at=until
    )
