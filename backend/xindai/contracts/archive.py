"""Reads of the archive: documents and signatures of the visible contracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.contracts.permissions import READ
from xindai.contracts.types import (
    DocumentKind,
    DocumentView,
    SignatureView,
    SigningMethod,
    SigningParty,
)
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.files import api as files
from xindai.platform.permission import require

_VISIBLE: Final = f"""
JOIN contract t ON t.id = x.contract_id JOIN customer c ON c.id = t.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
WHERE x.contract_id = ANY($3::uuid[])
"""
_DOCUMENTS: Final = f"""
SELECT x.id, x.contract_id, x.version, x.kind, x.file_id, encode(x.sha256, 'hex') AS sha256,
    x.size_bytes, x.reason, x.created_at
FROM contract_document x {_VISIBLE} ORDER BY x.version, x.kind DESC
"""
_SIGNATURES: Final = f"""
SELECT x.id, x.contract_id, x.document_id, x.party, x.method, x.signer,
    encode(x.document_sha256, 'hex') AS document_sha256, x.signed_at
FROM contract_signature x {_VISIBLE} ORDER BY x.signed_at, x.id
"""


async def documents_of_contracts(
    actor: Actor, contract_ids: Sequence[UUID]
) -> dict[UUID, list[DocumentView]]:
    """Every document of the visible ones of these contracts, oldest first, in one statement."""
    require(actor, READ)
    out: dict[UUID, list[DocumentView]] = {contract_id: [] for contract_id in contract_ids}
    for r in await db.pool().fetch(_DOCUMENTS, *actor.scope(), list(contract_ids)):
        row = dict(r) | {"kind": DocumentKind(r["kind"])}
        out[r["contract_id"]].append(DocumentView(**row))
    return out


async def signatures_of_contracts(
    actor: Actor, contract_ids: Sequence[UUID]
) -> dict[UUID, list[SignatureView]]:
    """Every signature of the visible ones of these contracts, oldest first, in one statement."""
    require(actor, READ)
    out: dict[UUID, list[SignatureView]] = {contract_id: [] for contract_id in contract_ids}
    for r in await db.pool().fetch(_SIGNATURES, *actor.scope(), list(contract_ids)):
        row = dict(r) | {"party": SigningParty(r["party"]), "method": SigningMethod(r["method"])}
        out[r["contract_id"]].append(SignatureView(**row))
    return out


def document_path(view: DocumentView) -> str:
    """Where whoever was shown the document reads it, for five minutes."""
    return files.signed_path(view.file_id)
