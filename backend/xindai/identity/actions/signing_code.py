"""One-time codes with which a borrower signs a document: sent to the phone of his account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis

from xindai.identity.accounts import own_phone
from xindai.identity.code_texts import code_text
from xindai.identity.codes import Purpose, count_try, issue_code, spend_code
from xindai.identity.types import Visit
from xindai.platform import crypto
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


@dataclass(frozen=True, slots=True, repr=False)
class SigningCode:
    """A text message to be offered after the commit."""

    phone: str
    text: str


async def issue_signing_code(
    tx: Tx, redis: Redis, actor: Actor, subject: str, what: str, visit: Visit
) -> SigningCode:
    """A code for this subject alone; `what` is how the message names it.

    Refuses FORBIDDEN to everybody but borrowers, and TOO_MANY_CODES.
    """
    phone = await own_phone(tx, actor)
    keys = await crypto.keys(tx)
    purpose = Purpose.SIGN_CONTRACT
    code = await issue_code(redis, keys, purpose, phone, visit.address, subject)
    return SigningCode(phone, code_text(purpose, code, visit.language, what))


async def count_signing_try(tx: Tx, redis: Redis, visit: Visit) -> None:
    """One more try from an address, repetitions of a command included; refuses TOO_MANY_CODES."""
    await count_try(redis, await crypto.keys(tx), visit.address)


async def spend_signing_code(
    tx: Tx, redis: Redis, actor: Actor, subject: str, code: str
) -> dict[str, Any]:
    """Uses the code up; what proves it later: the phone, masked, and the code's keyed hash.

    Refuses CODE_WRONG, also for a code that was sent for another subject.
    """
    phone = await own_phone(tx, actor)
    keys = await crypto.keys(tx)
    await spend_code(redis, keys, Purpose.SIGN_CONTRACT, phone, code, subject)
    proof = keys.index(f"{subject}|{code[:20]}", "signing_code")
    return {"phone": crypto.mask_phone(phone), "codeHash": proof.hex()}
