"""What every way of signing ends in: the borrower's signature, and a job for the seal."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.contracts.errors import document_changed, wrong_contract_status
from xindai.contracts.events import CONTRACT_SIGNED, ContractMoved
from xindai.contracts.lock import current_document, lock_contract
from xindai.kernel.ids import new_id
from xindai.origination import api as origination
from xindai.platform import audit, crypto, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs import api as jobs

SEALING: Final = "contract_seal"
"""The kind of job that seals what the borrower signed."""
_SIGNATURE: Final = """
INSERT INTO contract_signature (id, contract_id, document_id, party, method, signer,
    document_sha256, evidence, address_sealed, signed_on)
VALUES ($1, $2, $3, 'borrower', $4, $5, $6, $7, $8, $9)
"""
_SIGNED: Final = "UPDATE contract SET status = 'signed', signed_on = $2 WHERE id = $1"


_SIGNED_BEFORE: Final = """
SELECT EXISTS (SELECT FROM contract_signature
               WHERE contract_id = $1 AND party = 'borrower' AND document_id <> $2)
"""


async def to_be_signed(
    tx: Tx, actor: Actor, contract_id: UUID, document_sha256: str
) -> tuple[Any, Any]:
    """The contract, locked, and the document that the signer has read.

    Refuses CONTRACT_NOT_FOUND, WRONG_CONTRACT_STATUS, and DOCUMENT_CHANGED where the hash is not
    that of the document as it stands now.
    """
    row = await lock_contract(tx, actor, contract_id)
    if row["status"] != "draft":
        raise wrong_contract_status(row["status"])
    found = await current_document(tx, row)
    digest = document_sha256.strip().lower()
    if not digest.isascii() or not hmac.compare_digest(found["sha256"].hex(), digest):
        raise document_changed()
    return row, found


async def signed_by_borrower(
    tx: Tx,
    actor: Actor,
    row: Any,
    found: Any,
    *,
    method: str,
    signer: str,
    evidence: Mapping[str, Any],
    address: str | None,
) -> None:
    """Keeps the signature of a locked draft and has it sealed."""
    signature_id = new_id()
    sealed = None
    if address:
        keys = await crypto.keys(tx)
        sealed = keys.seal(address, "contract_signature", str(signature_id), "address")
    await tx.execute(
        _SIGNATURE,
        signature_id,
        row["id"],
        found["id"],
        method,
        signer,
        found["sha256"],
        dict(evidence),
        sealed,
        row["today"],
    )
    await tx.execute(_SIGNED, row["id"], row["today"])
    again = await tx.value(_SIGNED_BEFORE, row["id"], found["id"])
    if row["application_id"] is not None and not again:
        await origination.contract_signed(tx, actor, row["application_id"], row["id"])
    about = {"version": found["version"], "sha256": found["sha256"].hex(), "method": method}
    await audit.append(tx, actor, "contract.sign_document", f"contract/{row['id']}", about)
    await tell(tx, row, CONTRACT_SIGNED, "signed")
    await enqueue_sealing(tx, row["id"], found["version"])


async def enqueue_sealing(tx: Tx, contract_id: UUID, version: int) -> None:
    """One job a document, however often it is asked for."""
    payload = {"contractId": str(contract_id), "version": version}
    await jobs.enqueue(tx, SEALING, payload, key=f"{contract_id}:{version}")


async def tell(tx: Tx, row: Any, topic: str, status: str) -> None:
    """The news of a status."""
    news = ContractMoved(
        contract_id=row["id"],
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        application_id=row["application_id"],
        number=row["number"],
        status=status,
        document_version=row["document_version"],
    )
    await outbox.add(tx, topic, str(row["id"]), news.to_json())
