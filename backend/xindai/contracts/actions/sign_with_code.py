"""The borrower signs: a code to his own phone, good for this document of this contract alone."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.contracts.signing import signed_by_borrower, to_be_signed
from xindai.identity import api as identity
from xindai.identity.types import Visit
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.sms import SmsQueue

OPERATION: Final = "contract.sign_with_code"


async def request_signing_code(
    redis: Redis, sms: SmsQueue, actor: Actor, contract_id: UUID, document_sha256: str, visit: Visit
) -> None:
    """Sends the code; the one before it is over.

    Refuses FORBIDDEN to everybody but borrowers, CONTRACT_NOT_FOUND, WRONG_CONTRACT_STATUS,
    DOCUMENT_CHANGED and TOO_MANY_CODES.
    """
    identity.account_of(actor)
    async with db.transaction() as tx:
        row, found = await to_be_signed(tx, actor, contract_id, document_sha256)
        subject = _subject(contract_id, found["sha256"])
        code = await identity.issue_signing_code(tx, redis, actor, subject, row["number"], visit)
    sms.offer(code.phone, code.text)


async def sign_with_code(
    redis: Redis,
    actor: Actor,
    contract_id: UUID,
    document_sha256: str,
    code: str,
    idempotency_key: str,
    visit: Visit,
) -> None:
    """The borrower's signature under the document that he has read, once per key.

    Refuses as `request_signing_code` does, and CODE_WRONG also for the code of another contract,
    or of an earlier document of this one.
    """
    identity.account_of(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        await identity.count_signing_try(tx, redis, visit)

        async def act() -> dict[str, Any]:
            row, found = await to_be_signed(tx, actor, contract_id, document_sha256)
            subject = _subject(contract_id, found["sha256"])
            proof = await identity.spend_signing_code(tx, redis, actor, subject, code)
            await signed_by_borrower(
                tx,
                actor,
                row,
                found,
                method="code",
                signer=actor.id,
                evidence=proof,
                address=visit.address,
            )
            return {}

        given = {
            "contractId": str(contract_id),
            "documentSha256": document_sha256[:64],
            "code": keys.index(code, "given_code").hex(),
        }
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    answer.value()


def _subject(contract_id: UUID, sha256: bytes) -> str:
    return f"contract/{contract_id}|{sha256.hex()}"
