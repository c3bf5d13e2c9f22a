"""A customer's papers: hand one in, look at what is on it, say whether it is good."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import lock_customer, note, once, require_change
from xindai.customers.errors import (
    document_checked,
    document_expired,
    document_not_found,
    reason_missing,
    same_person,
)
from xindai.customers.permissions import DOCUMENT_OPEN, VERIFY
from xindai.customers.queries import VISIBLE
from xindai.customers.rules import plain_text
from xindai.customers.types.known import NewDocument
from xindai.kernel.ids import new_id
from xindai.platform import clock
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.files.errors import file_used
from xindai.platform.permission import require

ADD: Final = "customer.document_add"
OPEN: Final = "customer.document_open"
LONGEST_NOTE: Final = 200
_ADD: Final = """
INSERT INTO customer_document (id, customer_id, category, file_id, expires_on, added_by)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (file_id) DO NOTHING
"""
_ONE: Final = f"""
SELECT d.id, d.customer_id, d.file_id, d.status, d.added_by {VISIBLE}
JOIN customer_document d ON d.customer_id = c.id WHERE d.id = $3 FOR NO KEY UPDATE OF d
"""
_VERDICT: Final = """
UPDATE customer_document SET status = $2, verified_by = $3, verified_at = now(), note = $4
WHERE id = $1
"""


async def add_document(
    actor: Actor, customer_id: UUID, wanted: NewDocument, idempotency_key: str
) -> UUID:
    """The document, of a file that the same actor uploaded for it.

    Refuses FILE_NOT_FOUND, FILE_USED, CUSTOMER_DOCUMENT_EXPIRED.
    """
    require_change(actor)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        await lock_customer(tx, actor, customer_id)
        if wanted.expires_on and wanted.expires_on < await clock.business_date(tx):
            raise document_expired()
        file = await files.own_file(tx, actor, wanted.file_id, files.Purpose.CUSTOMER_DOCUMENT)
        document_id = new_id()
        cells = (wanted.category, file.id, wanted.expires_on, actor.id)
        if not await tx.execute(_ADD, document_id, customer_id, *cells):
            raise file_used()
        about = {"document": str(document_id), "category": wanted.category}
        await note(tx, actor, ADD, customer_id, about)
        return {"document": str(document_id)}

    given = {"customer": customer_id, **asdict(wanted)}
    return UUID((await once(actor, ADD, idempotency_key, given, act))["document"])


async def verify_document(
    actor: Actor, document_id: UUID, is_good: bool, remark: str | None, idempotency_key: str
) -> UUID:
    """The customer; refuses SAME_PERSON for whoever handed it in, CUSTOMER_DOCUMENT_CHECKED."""
    require(actor, VERIFY)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        row = await _lock(tx, actor, document_id)
        if row["status"] != "unverified":
            raise document_checked()
        if row["added_by"] == actor.id:
            raise same_person("documentId")
        text = plain_text(remark, LONGEST_NOTE, "note") if remark else None
        verdict = "verified" if is_good else "rejected"
        await tx.execute(_VERDICT, document_id, verdict, actor.id, text)
        about = {"document": str(document_id), "verdict": verdict}
        await note(tx, actor, VERIFY.code, row["customer_id"], about)
        return {"customer": str(row["customer_id"])}

    given = {"document": document_id, "isGood": is_good, "note": remark}
    return UUID((await once(actor, VERIFY.code, idempotency_key, given, act))["customer"])


async def open_document(
    actor: Actor, document_id: UUID, reason: str | None, idempotency_key: str
) -> str:
    """A path that shows the paper for five minutes; audited once per key.

    Staff say why (REASON_MISSING); a borrower looks at his own. A repetition gets a fresh path.
    """
    own = actor.kind is ActorKind.BORROWER
    if not own:
        require(actor, DOCUMENT_OPEN)
    why = (reason or "").strip()[:200]
    if not own and (len(why) < 2 or not why.isprintable()):
        raise reason_missing()

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        row = await _lock(tx, actor, document_id)
        await note(
            tx, actor, OPEN, row["customer_id"], {"document": str(document_id), "reason": why}
        )
        return {"file": str(row["file_id"])}

    given = {"document": document_id, "reason": why}
    kept = await once(actor, OPEN, idempotency_key, given, act)
    return files.signed_path(UUID(kept["file"]))


async def _lock(tx: Tx, actor: Actor, document_id: UUID) -> Any:
    row = await tx.row(_ONE, *actor.scope(), document_id)
    if row is None:
        raise document_not_found()
    return row
