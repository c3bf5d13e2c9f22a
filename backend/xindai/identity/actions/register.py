"""Register: a phone, the code sent to it, a password and the required consents."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity import consents
from xindai.identity.accounts import borrower_actor
from xindai.identity.codes import Purpose, count_try, phone_index, spend_code
from xindai.identity.credentials import hash_password
from xindai.identity.errors import code_wrong
from xindai.identity.passwords import check_new_password
from xindai.identity.sessions import start_session
from xindai.identity.types import AccountView, BorrowerSignedIn, NewAccount, Visit
from xindai.kernel.ids import new_id
from xindai.kernel.phone import normal_phone
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import NOBODY_YET, Actor, ActorKind
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

OPERATION: Final = "identity.register"
CHANNEL: Final = "web"
_ADD: Final = """
INSERT INTO borrower_account (id, phone_sealed, phone_masked, phone_index, password_hash)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (phone_index) WHERE closed_at IS NULL DO NOTHING RETURNING created_at
"""


async def register(
    redis: Redis, wanted: NewAccount, idempotency_key: str, visit: Visit
) -> BorrowerSignedIn:
    """A new account and its first session, once per key.

    Refuses CODE_WRONG, TOO_MANY_CODES, CONSENT_MISSING, DOCUMENT_OUTDATED, PASSWORD_COMMON,
    PASSWORD_IS_LOGIN (the phone) and ill-formed fields; never tells whether the phone has an
    account. The password is hashed only behind the code.
    """
    phone = normal_phone(wanted.phone)
    check_new_password(phone, wanted.password)
    documents = consents.check_consents(wanted.consents)
    consents.require_consents(documents)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        await count_try(redis, keys, visit.address)

        async def act() -> dict[str, Any]:
            await spend_code(redis, keys, Purpose.REGISTER, phone, wanted.code)
            account = await _add(tx, keys, phone, wanted.password)
            await consents.give(tx, account.id, documents, visit.address, CHANNEL)
            token, expires_at = await start_session(
                tx, account_id=account.id, address=visit.address, user_agent=visit.user_agent
            )
            actor, subject = borrower_actor(account.id), f"account/{account.id}"
            about = {"consents": {d.kind.value: d.version for d in documents}}
            await audit.append(tx, actor, OPERATION, subject, about)
            return _kept(keys, account, token, expires_at)

        answer = await idempotency.run(
            tx, stranger(keys, phone), OPERATION, key, _given(keys, phone, wanted), act
        )
    return _opened(keys, answer.value())


async def _add(tx: Tx, keys: FieldKeys, phone: str, password: str) -> AccountView:
    account_id, masked = new_id(), crypto.mask_phone(phone)
    created_at = await tx.value(
        _ADD,
        account_id,
        keys.seal(phone, "borrower_account", str(account_id), "phone"),
        masked,
        keys.index(phone, "phone"),
        await hash_password(password),
    )
    if created_at is None:  # two at once, or an account made since the code was sent
        raise code_wrong()
    return AccountView(account_id, masked, created_at)


def stranger(keys: FieldKeys, phone: str) -> Actor:
    """Who has no account yet: his keys are bound to the phone."""
    name = f"phone:{phone_index(keys, phone)[:40]}"
    return Actor(name, ActorKind.BORROWER, customer_id=NOBODY_YET)


def _given(keys: FieldKeys, phone: str, wanted: NewAccount) -> dict[str, Any]:
    return {
        "phone": phone_index(keys, phone),
        "code": keys.index(wanted.code, "given_code").hex(),
        "password": keys.index(wanted.password, "given_password").hex(),
        "consents": sorted([c.kind, c.version] for c in wanted.consents),
    }


def _kept(
    keys: FieldKeys, account: AccountView, token: str, expires_at: datetime
) -> dict[str, Any]:
    """The answer as it is kept for repetitions; the token is sealed, not in plain."""
    return {
        "account": str(account.id),
        "phone": account.phone,
        "created_at": account.created_at.isoformat(),
        "expires_at": expires_at.isoformat(),
        "token": keys.seal(token, "idempotency_record", str(account.id), "token").hex(),
    }


def _opened(keys: FieldKeys, kept: dict[str, Any]) -> BorrowerSignedIn:
    record = kept["account"]
    created_at = datetime.fromisoformat(kept["created_at"])
    return BorrowerSignedIn(
        keys.open(bytes.fromhex(kept["token"]), "idempotency_record", record, "token"),
        datetime.fromisoformat(kept["expires_at"]),
        AccountView(UUID(record), kept["phone"], created_at),
    )
