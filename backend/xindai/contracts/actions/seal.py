"""The company's seal: what the borrower has signed gets it, and the archive keeps the result."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final
from uuid import UUID

from xindai.contracts.document import date_parts
from xindai.contracts.drawing import archive
from xindai.contracts.errors import contract_not_signed
from xindai.contracts.events import CONTRACT_SEALED
from xindai.contracts.lock import lock_contract
from xindai.contracts.permissions import SEAL
from xindai.contracts.rendering.render import render
from xindai.contracts.sealing.certificate import company_seal
from xindai.contracts.sealing.seal import seal_document
from xindai.contracts.signing import enqueue_sealing, tell
from xindai.contracts.words import day_zh
from xindai.customers import api as customers
from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.permission import require
from xindai.platform.settings import load_settings

OPERATION: Final = "contract.seal"
SEALER: Final = system_actor("seal")
CAPTION: Final = "合同专用章"
REASON: Final = "合同签署"
BEIJING: Final = timezone(timedelta(hours=8))
_WAITING: Final = """
SELECT t.id, t.number, t.customer_id, d.version, d.id AS document_id, d.file_id, d.sha256,
    d.size_bytes, d.template_version_id, d.terms, d.reason, s.id AS signature_id, s.method,
    s.signer, s.evidence, s.address_sealed, s.signed_at, s.signed_on, b.current_on AS today,
    now() AS now
FROM contract t
JOIN contract_document d ON d.contract_id = t.id AND d.version = t.document_version
    AND d.kind = 'unsigned'
JOIN contract_signature s ON s.document_id = d.id AND s.party = 'borrower'
CROSS JOIN business_day b
WHERE t.id = $1 AND t.document_version = $2 AND t.status = 'signed'
"""
_STILL: Final = f"{_WAITING} FOR NO KEY UPDATE OF t"
_RECORD: Final = (
    "SELECT id, place_sealed, recorded_at FROM contract_in_person WHERE document_id = $1"
)
_SIGNATURE: Final = """
INSERT INTO contract_signature (id, contract_id, document_id, party, method, signer,
    document_sha256, evidence, signed_on)
VALUES ($1, $2, $3, 'company', 'seal', $4, $5, $6, $7)
"""
_SEALED: Final = "UPDATE contract SET status = 'sealed' WHERE id = $1"


@dataclass(frozen=True, slots=True, repr=False)
class Waiting:
    """A signed document with all that goes under the seal; plain texts, kept nowhere else."""

    row: Any
    content: bytes
    borrower: str
    evidence: Mapping[str, Any]
    place: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """The sealed PDF and whose certificate it bears."""

    waiting: Waiting
    content: bytes
    signer: str


async def waiting_for_seal(tx: Tx, contract_id: UUID, version: int) -> Waiting | None:
    """None where there is nothing to seal (any more): sealed, changed or cancelled."""
    row = await tx.row(_WAITING, contract_id, version)
    if row is None:
        return None
    person = await customers.person_of(tx, row["customer_id"])
    assert person is not None  # the contract points to him
    keys = await crypto.keys(tx)
    address = row["address_sealed"] and keys.open(
        row["address_sealed"], "contract_signature", str(row["signature_id"]), "address"
    )
    record = await tx.row(_RECORD, row["document_id"])
    place = record and keys.open(
        record["place_sealed"], "contract_in_person", str(record["id"]), "place"
    )
    evidence = {
        "contract": row["number"],
        "version": row["version"],
        "documentSha256": row["sha256"].hex(),
        "documentBytes": row["size_bytes"],
        "signature": str(row["signature_id"]),
        "borrower": person.name,
        "method": row["method"],
        "signer": row["signer"],
        "signedAt": row["signed_at"].astimezone(UTC).isoformat(),
        "signedOn": row["signed_on"].isoformat(),
        "proof": row["evidence"],
        "address": address,
        "place": place,
    }
    content = await files.read(tx, row["file_id"])
    return Waiting(row, content, person.name, evidence, place)


async def make_sealed(waiting: Waiting) -> Sealed:
    """Typesets what the seal shows and signs; with no transaction open."""
    settings, row = load_settings(), waiting.row
    shown = {
        "date": date_parts(row["today"]),
        "borrower": waiting.borrower,
        "evidence": _lines(waiting),
        "company": settings.lender,
        "caption": CAPTION,
        "sealed_on": day_zh(row["today"]),
    }
    appearance = await render("signatures", shown, row["today"])

    def sign() -> Sealed:
        seal = company_seal(settings, row["now"])
        content = seal_document(waiting.content, seal, waiting.evidence, appearance, REASON)
        name = seal.signer.signing_cert.subject.human_friendly if seal.signer.signing_cert else ""
        return Sealed(waiting, content, name)

    return await asyncio.to_thread(sign)


async def keep_sealed(tx: Tx, sealed: Sealed) -> bool:
    """Into the archive, unless the contract was changed or cancelled meanwhile."""
    row = sealed.waiting.row
    if await tx.row(_STILL, row["id"], row["version"]) is None:
        return False
    contract = await lock_contract(tx, SEALER, row["id"])
    digest = await archive(
        tx,
        SEALER,
        sealed.content,
        contract_id=row["id"],
        number=row["number"],
        version=row["version"],
        kind="sealed",
        template_version_id=row["template_version_id"],
        terms=row["terms"],
        reason=row["reason"],
    )
    await tx.execute(
        _SIGNATURE,
        new_id(),
        row["id"],
        row["document_id"],
        SEALER.id,
        row["sha256"],
        {"certificate": sealed.signer, "sealedSha256": digest},
        row["today"],
    )
    await tx.execute(_SEALED, row["id"])
    about = {"version": row["version"], "sha256": digest}
    await audit.append(tx, SEALER, OPERATION, f"contract/{row['id']}", about)
    await tell(tx, contract, CONTRACT_SEALED, "sealed")
    return True


async def seal_again(actor: Actor, contract_id: UUID, idempotency_key: str) -> None:
    """Asks once more for the seal of a signed contract, where the job gave up; once per key.

    Refuses CONTRACT_NOT_FOUND and CONTRACT_NOT_SIGNED.
    """
    require(actor, SEAL)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await lock_contract(tx, actor, contract_id)
            if row["status"] != "signed":
                raise contract_not_signed(row["status"])
            await enqueue_sealing(tx, contract_id, row["document_version"])
            about = {"version": row["document_version"]}
            await audit.append(tx, actor, "contract.seal_again", f"contract/{contract_id}", about)
            return {}

        given = {"contractId": str(contract_id)}
        answer = await idempotency.run(tx, actor, "contract.seal_again", key, given, act)
    answer.value()


def _lines(waiting: Waiting) -> list[str]:
    row, proof = waiting.row, waiting.row["evidence"]
    digest = row["sha256"].hex()
    if row["method"] == "code":
        how = f"签署方式: 一次性验证码 ({proof['phone']})"
    else:
        how = f"签署方式: 面签, {waiting.place}"
    at = row["signed_at"].astimezone(BEIJING)
    return [
        how,
        f"签署时间: {_clock(at)} (北京时间)",
        "签署文本 SHA-256:",
        digest[:32],
        digest[32:],
        "签署记录:",
        str(row["signature_id"]),
    ]


def _clock(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S")
