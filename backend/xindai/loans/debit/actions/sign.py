"""Sign a mandate with a code to the borrower's own phone, as contracts are signed; revoke it."""

from __future__ import annotations

import hmac
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity import api as identity
from xindai.identity.types import Visit
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.kernel.money import parse_positive
from xindai.loans.debit import wording
from xindai.loans.debit.errors import (
    mandate_not_found,
    mandate_revoked,
    period_wrong,
    wording_changed,
)
from xindai.loans.debit.news import tell_mandate
from xindai.loans.debit.types import MandateDraft, MandateTerms
from xindai.loans.errors import loan_not_active, loan_not_found
from xindai.loans.permissions import DEBIT_READ, MANDATE_SIGN
from xindai.loans.queries import VISIBLE
from xindai.loans.types import LoanStatus
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.platform.sms import SmsQueue

SIGN: Final = "debit_mandate.sign"
REVOKE: Final = "debit_mandate.revoke"
CURRENCY: Final = "CNY"
LONGEST_DAYS: Final = 3660
_LOAN: Final = f"SELECT l.number, l.status, l.currency {VISIBLE} WHERE l.id = $3"
_CARD: Final = """
SELECT number_masked, bank_name FROM bank_card
WHERE id = $1 AND customer_id = $2 AND unbound_at IS NULL
"""
_OVER: Final = """
UPDATE debit_mandate SET revoked_by = $3, revoked_at = now(), version = version + 1
WHERE customer_id = $1 AND loan_id IS NOT DISTINCT FROM $2 AND revoked_at IS NULL
"""
_ADD: Final = """
INSERT INTO debit_mandate (id, number, customer_id, loan_id, bank_card_id, max_minor, currency,
    valid_from, valid_to, wording_version, wording, wording_sha256, evidence, signed_by)
VALUES ($1, number_with_check('DK', nextval('debit_mandate_number')), $2, $3, $4, $5, $6, $7, $8,
    $9, $10, $11, $12, $13) RETURNING number
"""
_MINE: Final = """
SELECT * FROM debit_mandate WHERE id = $1 AND customer_id = $2 FOR NO KEY UPDATE
"""
_END: Final = """
UPDATE debit_mandate SET revoked_by = $2, revoked_at = now(), version = version + 1 WHERE id = $1
"""


async def draft_mandate(actor: Actor, terms: MandateTerms) -> MandateDraft:
    """What would be signed now. Refuses FORBIDDEN to everybody but borrowers, LOAN_NOT_FOUND,
    LOAN_NOT_ACTIVE, BANK_CARD_NOT_FOUND, INVALID_AMOUNT, AMOUNT_NOT_POSITIVE, MANDATE_PERIOD."""
    identity.account_of(actor)
    require(actor, DEBIT_READ)
    async with db.transaction(read_only=True) as tx:
        return (await _draft(tx, actor, terms))[0]


async def request_mandate_code(
    redis: Redis, sms: SmsQueue, actor: Actor, terms: MandateTerms, sha256: str, visit: Visit
) -> None:
    """Sends the code; refuses as `draft_mandate`, and DOCUMENT_CHANGED, TOO_MANY_CODES."""
    identity.account_of(actor)
    require(actor, MANDATE_SIGN)
    async with db.transaction() as tx:
        found, _ = await _read(tx, actor, terms, sha256)
        code = await identity.issue_signing_code(
            tx, redis, actor, _subject(found), "代扣协议", visit
        )
    sms.offer(code.phone, code.text)


async def sign_mandate(
    redis: Redis, actor: Actor, terms: MandateTerms, sha256: str, code: str, key: str, visit: Visit
) -> UUID:
    """The mandate, once per key; one of the same scope is over with it.

    Refuses as `request_mandate_code` does, and CODE_WRONG.
    """
    identity.account_of(actor)
    require(actor, MANDATE_SIGN)
    key = idempotency.check_key(key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        await identity.count_signing_try(tx, redis, visit)

        async def act() -> dict[str, Any]:
            found, max_minor = await _read(tx, actor, terms, sha256)
            proof = await identity.spend_signing_code(tx, redis, actor, _subject(found), code)
            return {"mandateId": str(await _keep(tx, actor, terms, found, max_minor, proof))}

        given = {name: None if v is None else str(v) for name, v in asdict(terms).items()}
        given |= {"sha256": sha256[:64], "code": keys.index(code, "given_code").hex()}
        answer = await idempotency.run(tx, actor, SIGN, key, given, act)
    return UUID(answer.value()["mandateId"])


async def revoke_mandate(actor: Actor, mandate_id: UUID, key: str) -> None:
    """Nothing is planned under it any more, from this moment on.

    Refuses DEBIT_MANDATE_NOT_FOUND, DEBIT_MANDATE_REVOKED.
    """
    identity.account_of(actor)
    require(actor, MANDATE_SIGN)
    key = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await tx.row(_MINE, mandate_id, actor.customer_id)
            if row is None:
                raise mandate_not_found()
            if row["revoked_at"] is not None:
                raise mandate_revoked()
            await tx.execute(_END, mandate_id, actor.id)
            about = {"number": row["number"]}
            await audit.append(tx, actor, REVOKE, f"debit_mandate/{mandate_id}", about)
            await tell_mandate(tx, mandate_id, "revoked")
            return {}

        given = {"mandateId": str(mandate_id)}
        answer = await idempotency.run(tx, actor, REVOKE, key, given, act)
    answer.value()


async def _read(tx: Tx, actor: Actor, terms: MandateTerms, sha256: str) -> tuple[MandateDraft, int]:
    found, max_minor = await _draft(tx, actor, terms)
    told = sha256.strip().lower()
    if not told.isascii() or not hmac.compare_digest(found.sha256, told):
        raise wording_changed()
    return found, max_minor


async def _draft(tx: Tx, actor: Actor, terms: MandateTerms) -> tuple[MandateDraft, int]:
    number, currency = None, CURRENCY
    if terms.loan_id is not None:
        loan = await tx.row(_LOAN, *actor.scope(), terms.loan_id)
        if loan is None:
            raise loan_not_found()
        if loan["status"] != LoanStatus.ACTIVE:
            raise loan_not_active()
        number, currency = loan["number"], loan["currency"]
    card = await tx.row(_CARD, terms.bank_card_id, actor.customer_id)
    if card is None:
        raise Refusal("BANK_CARD_NOT_FOUND", "there is no such card", "bankCardId")
    max_minor = parse_positive(terms.max_amount, currency, "maxAmount")
    today = await tx.value("SELECT current_on FROM business_day")
    if terms.valid_from < today:
        raise period_wrong("validFrom")
    if not 0 <= (terms.valid_to - terms.valid_from).days <= LONGEST_DAYS:
        raise period_wrong("validTo")
    made = wording.draft(
        number,
        card["bank_name"] or "",
        card["number_masked"],
        (max_minor, currency),
        terms.valid_from,
        terms.valid_to,
    )
    return made, max_minor


async def _keep(
    tx: Tx, actor: Actor, terms: MandateTerms, found: MandateDraft, max_minor: int, proof: Any
) -> UUID:
    await tx.execute(_OVER, actor.customer_id, terms.loan_id, actor.id)
    mandate_id, currency = new_id(), CURRENCY
    if terms.loan_id is not None:
        currency = await tx.value("SELECT currency FROM loan WHERE id = $1", terms.loan_id)
    number = await tx.value(
        _ADD,
        mandate_id,
        actor.customer_id,
        terms.loan_id,
        terms.bank_card_id,
        max_minor,
        currency,
        terms.valid_from,
        terms.valid_to,
        found.version,
        f"{found.text_zh}\n\n{found.text_en}",
        bytes.fromhex(found.sha256),
        dict(proof),
        actor.id,
    )
    about = {"number": number, "version": found.version, "sha256": found.sha256}
    await audit.append(tx, actor, SIGN, f"debit_mandate/{mandate_id}", about)
    await tell_mandate(tx, mandate_id, "signed")
    return mandate_id


def _subject(found: MandateDraft) -> str:
    return f"debit_mandate|{found.sha256}"
