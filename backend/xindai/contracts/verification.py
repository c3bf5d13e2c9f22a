"""Checks what the archive holds of a contract: hash, signed text, seal."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag

from xindai.contracts.errors import contract_not_found, contract_not_sealed
from xindai.contracts.permissions import READ
from xindai.contracts.sealing.certificate import company_seal
from xindai.contracts.sealing.verify import check_seal
from xindai.contracts.types import Verification
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.files import api as files
from xindai.platform.permission import require
from xindai.platform.settings import load_settings

# The newest sealed version: a change that is not signed yet leaves the one before it in force.
_SEALED: Final = f"""
SELECT t.status, d.version, d.file_id, d.sha256, s.document_sha256 AS signed_sha256,
    u.size_bytes AS signed_bytes, s.signed_at, now() AS now
FROM contract t JOIN customer c ON c.id = t.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
LEFT JOIN contract_document d ON d.contract_id = t.id AND d.kind = 'sealed'
LEFT JOIN contract_document u ON u.contract_id = t.id AND u.kind = 'unsigned'
    AND u.version = d.version
LEFT JOIN contract_signature s ON s.document_id = u.id AND s.party = 'company'
WHERE t.id = $3 ORDER BY d.version DESC LIMIT 1
"""


async def verify(actor: Actor, contract_id: UUID) -> Verification:
    """The check of the newest sealed document; refuses CONTRACT_NOT_FOUND, CONTRACT_NOT_SEALED.

    FILE_NOT_FOUND where the store has lost it.
    """
    require(actor, READ)
    async with db.transaction(read_only=True) as tx:
        row = await tx.row(_SEALED, *actor.scope(), contract_id)
        if row is None:
            raise contract_not_found()
        if row["file_id"] is None:
            raise contract_not_sealed(row["status"])
        try:
            content = await files.read(tx, row["file_id"])
        except InvalidTag:
            content = b""  # somebody changed what lies on disk: nothing below holds

    def check() -> Verification:
        seal = company_seal(load_settings(), row["now"])
        found = check_seal(content, seal, row["signed_at"])
        digest = hashlib.sha256(content).digest()
        front = hashlib.sha256(content[: row["signed_bytes"]]).digest()
        unchanged, holds = digest == row["sha256"], front == row["signed_sha256"]
        good = (unchanged, holds, found.is_intact, found.covers_all, found.is_trusted)
        return Verification(
            contract_id=contract_id,
            version=row["version"],
            sha256=digest.hex(),
            is_valid=all(good),
            is_archived_unchanged=unchanged,
            holds_signed_text=holds,
            is_seal_intact=found.is_intact,
            seal_covers_all=found.covers_all,
            is_sealer_trusted=found.is_trusted,
            sealer=found.signer,
        )

    return await asyncio.to_thread(check)
