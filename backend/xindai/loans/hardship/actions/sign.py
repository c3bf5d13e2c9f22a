"""The borrower signs the supplement with a code to his own phone."""

from __future__ import annotations

import hmac
from datetime import date
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity import api as identity
from xindai.identity.types import Visit
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.hardship.errors import wording_changed, wrong_status
from xindai.loans.hardship.execution import event_of, execute_in, still_fits
from xindai.loans.hardship.move import lock_offer, move, owner_of
from xindai.loans.hardship.types import HardshipStatus, ReliefKind
from xindai.loans.permissions import REQUEST_SUBMIT
from xindai.loans.requests.actions.submit import keep
from xindai.loans.requests.types import NewRequest, RequestKind, RequestReason, Wish
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.platform.sms import SmsQueue

SIGN: Final = "hardship.sign"
EXECUTOR: Final = system_actor("hardship")
"""Who executes what nobody has to agree to."""
_KINDS: Final = {
    ReliefKind.EXTENSION: RequestKind.EXTENSION,
    ReliefKind.DUE_SHIFT: RequestKind.DUE_SHIFT,
    ReliefKind.PAYMENT_HOLIDAY: RequestKind.PAYMENT_HOLIDAY,
    ReliefKind.RESTRUCTURING: RequestKind.RESTRUCTURE,
}
_TEXT: Final = {
    ReliefKind.SHORTENING: "缩期 / fewer instalments",
    ReliefKind.WAIVER: "减免 / a waiver",
}


async def request_code(
    redis: Redis, sms: SmsQueue, actor: Actor, offer_id: UUID, sha256: str, visit: Visit
) -> None:
    """Sends the code; the one before it is over.

    Refuses FORBIDDEN to everybody but borrowers, HARDSHIP_OFFER_NOT_FOUND, WRONG_STATUS,
    OFFER_OUTDATED, DOCUMENT_CHANGED, TOO_MANY_CODES.
    """
    identity.account_of(actor)
    require(actor, REQUEST_SUBMIT)
    async with db.transaction() as tx:
        await tx.execute(GATE)
        row, _ = await _to_sign(tx, actor, offer_id, sha256)
        code = await identity.issue_signing_code(
            tx, redis, actor, _subject(row), row["number"], visit
        )
    sms.offer(code.phone, code.text)


async def sign(
    redis: Redis, actor: Actor, offer_id: UUID, sha256: str, code: str, key: str, visit: Visit
) -> None:
    """His signature, once per key. Where nobody has to agree the loan is changed with it; else
    it is a request of his from now on.

    Refuses as `request_code` does, and CODE_WRONG, SERVICE_REQUEST_OPEN, LOAN_REFUND_EXISTS.
    """
    identity.account_of(actor)
    require(actor, REQUEST_SUBMIT)
    key = idempotency.check_key(key)
    async with db.transaction() as tx:
        await tx.execute(GATE)
        keys = await crypto.keys(tx)
        await identity.count_signing_try(tx, redis, visit)

        async def act() -> dict[str, Any]:
            row, loan = await _to_sign(tx, actor, offer_id, sha256)
            proof = await identity.spend_signing_code(tx, redis, actor, _subject(row), code)
            cells: dict[str, Any] = {
                "evidence": dict(proof),
                "signed_at": await tx.value("SELECT now()"),
            }
            if row["needs_approval"]:
                cells["request_id"] = await keep(tx, actor, keys, _request(row))
            await move(tx, actor, row, HardshipStatus.SIGNED, cells)
            if not row["needs_approval"]:
                event_id, _ = await execute_in(tx, EXECUTOR, loan, row)
                signed = await lock_offer(tx, actor, offer_id)
                done = {"loan_event_id": event_id}
                await move(tx, EXECUTOR, signed, HardshipStatus.EXECUTED, done)
            return {}

        given = {
            "offerId": str(offer_id),
            "sha256": sha256[:64],
            "code": keys.index(code, "given_code").hex(),
        }
        answer = await idempotency.run(tx, actor, SIGN, key, given, act)
    answer.value()


async def _to_sign(tx: Tx, actor: Actor, offer_id: UUID, sha256: str) -> tuple[Any, Any]:
    loan_id, _ = await owner_of(tx, actor, offer_id)
    loan = await lock(tx, actor, loan_id)
    row = await lock_offer(tx, actor, offer_id)
    if row["status"] != HardshipStatus.CHOSEN:
        raise wrong_status(row["status"])
    told = sha256.strip().lower()
    if not told.isascii() or not hmac.compare_digest(row["wording_sha256"].hex(), told):
        raise wording_changed()
    still_fits(loan, row, "offerId")
    return row, loan


def _subject(row: Any) -> str:
    return f"hardship_offer/{row['id']}|{row['wording_sha256'].hex()}"


def _request(row: Any) -> NewRequest:
    """What the desk sees of it."""
    kind, data = ReliefKind(row["kind"]), event_of(row, row["currency"]).data
    asked = _KINDS.get(kind, RequestKind.OTHER)
    wish = Wish(
        instalments=data.get("instalments")
        if asked in (RequestKind.EXTENSION, RequestKind.RESTRUCTURE)
        else None,
        from_due=_day(data, "from_due"),
        to_due=_day(data, "to_due"),
        until=_day(data, "until"),
    )
    return NewRequest(
        loan_id=row["loan_id"],
        kind=asked,
        reason=RequestReason(row["reason"]),
        wish=wish,
        text=f"{row['number']} {_TEXT.get(kind, '')}".strip(),
    )


def _day(data: Any, name: str) -> date | None:
    found: date | None = data.get(name)
    return found
