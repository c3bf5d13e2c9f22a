"""Ask for a one-time code. Known and unknown phones get the same answer in the same time."""

from __future__ import annotations

from redis.asyncio import Redis

from xindai.identity.accounts import account_of, account_of_phone
from xindai.identity.code_texts import account_text, code_text
from xindai.identity.codes import Purpose, issue_code
from xindai.identity.types import Visit
from xindai.kernel.phone import normal_phone
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.sms import SmsQueue


async def request_code(
    redis: Redis,
    sms: SmsQueue,
    purpose: Purpose,
    phone: str,
    visit: Visit,
    actor: Actor | None = None,
) -> None:
    """Sends a code to a phone; refuses INVALID_PHONE and TOO_MANY_CODES.

    Who registers (or changes to) a phone that has an account is told so by text message, to that
    phone; who resets or signs in with one that has none gets no message. In both cases a code is
    made and thrown away, so every later answer is that to a wrong code.
    """
    digits = normal_phone(phone)
    if purpose is Purpose.CHANGE_PHONE:
        if actor is None:
            raise ValueError("a borrower changes his phone, not a stranger")
        account_of(actor)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        known = await account_of_phone(tx, keys.index(digits, "phone")) is not None
        code = await issue_code(redis, keys, purpose, digits, visit.address)
    wants_account = purpose in (Purpose.RESET, Purpose.SIGN_IN)
    if known is wants_account:
        sms.offer(digits, code_text(purpose, code, visit.language))
    elif known:
        sms.offer(digits, account_text(visit.language))
