"""Whether a mail address is the customer's own: a code goes there, and he sends it back.

Until then the address gets that mail and no other. The code is made by the job that sends it and
kept as a keyed hash; each try counts before it is looked at, so many at once are counted too.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from xindai.notifications import errors
from xindai.notifications.messages.channel import Outcome
from xindai.notifications.messages.mail import Mail, Mailer
from xindai.notifications.messages.models import EMAIL
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work, enqueue
from xindai.platform.settings import load_settings

JOB: Final = "email_code"
MOST_TRIES: Final = 5
MOST_CODES: Final = 5
"""A day: nobody's mailbox is filled from here."""
MINUTES: Final = 30
_FIELD: Final = "email_code"
_ALLOW: Final = """
UPDATE message_preference SET email_codes = CASE WHEN email_codes_on = current_date
    THEN email_codes + 1 ELSE 1 END, email_codes_on = current_date
WHERE subject_id = $1 AND email_sealed IS NOT NULL AND email_confirmed_at IS NULL
AND (email_codes_on IS DISTINCT FROM current_date OR email_codes < $2) RETURNING true
"""
_OPEN: Final = """
SELECT language, email_sealed FROM message_preference
WHERE subject_id = $1 AND email_sealed IS NOT NULL AND email_confirmed_at IS NULL FOR UPDATE
"""
_MADE: Final = """
UPDATE message_preference SET email_code_hash = $2, email_code_tries = 0,
    email_code_until = now() + make_interval(mins => $3)
WHERE subject_id = $1
"""
_TRY: Final = """
UPDATE message_preference SET email_code_tries = email_code_tries + 1
WHERE subject_id = $1 AND email_code_hash IS NOT NULL AND email_code_until > now()
AND email_code_tries < $2 RETURNING email_code_hash
"""
_CONFIRM: Final = """
UPDATE message_preference SET email_confirmed_at = now(), email_code_hash = NULL,
    email_code_until = NULL
WHERE subject_id = $1 AND email_code_hash = $2 RETURNING true
"""
_TEXTS: Final = {
    "zh": (
        "{lender}: 邮箱确认码 {code}",
        "您好,\n\n您的邮箱确认码是 {code}, {minutes}分钟内有效。"
        "如非本人操作请忽略本邮件。\n\n{lender}",
    ),
    "en": (
        "{lender}: code {code} for your e-mail address",
        "Hello,\n\nthe code for your e-mail address is {code}; it holds for {minutes} minutes. "
        "Ignore this mail if you did not ask for it.\n\n{lender}",
    ),
}


async def want_code(tx: Tx, subject_id: UUID) -> None:
    """A code goes to the address that stands there now.

    Refuses EMAIL_NOT_OPEN where none waits to be confirmed, EMAIL_CODES_USED_UP after five a day.
    """
    if await tx.value(_ALLOW, subject_id, MOST_CODES) is None:
        open_one = await tx.row(_OPEN, subject_id)
        raise errors.email_not_open() if open_one is None else errors.email_codes_used_up()
    await enqueue(tx, JOB, {"subject": str(subject_id)}, key=str(subject_id))


async def send_code(work: Work, mailer: Callable[[], Mailer | None]) -> None:
    """The job `email_code`: a new code by mail; trouble is tried again with another one."""
    subject_id = UUID(work.payload["subject"])
    by = mailer()
    async with work.transaction() as tx:
        row = await tx.row(_OPEN, subject_id)
        if row is None or by is None:
            return
        code, sealer = f"{secrets.randbelow(1_000_000):06d}", await crypto.keys(tx)
        to = sealer.open(row["email_sealed"], EMAIL.table, str(subject_id), EMAIL.field)
        await tx.execute(_MADE, subject_id, sealer.index(f"{subject_id}|{code}", _FIELD), MINUTES)
    result = await by.post(_mail(to, row["language"], code, work.job.id))
    if result.outcome is Outcome.TROUBLE:
        raise ConnectionError(result.detail)
    async with work.end():
        pass


def _mail(to: str, language: str, code: str, reference: UUID) -> Mail:
    subject, body = _TEXTS[language]
    values = {"code": code, "minutes": MINUTES, "lender": load_settings().lender}
    return Mail(
        to=to,
        subject=subject.format(**values),
        body=body.format(**values),
        language=language,
        reference=f"code.{reference.hex}",
    )


async def resend_code(actor: Actor, subject_id: UUID, key: str) -> None:
    """Another code, once a key; refuses as `want_code`."""
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await want_code(tx, subject_id)
            await audit.append(tx, actor, "email.code", f"customer/{subject_id}", {})
            return {}

        answer = await idempotency.run(tx, actor, "email.code", checked, {}, act)
    answer.value()


async def confirm_email(actor: Actor, subject_id: UUID, code: str, key: str) -> None:
    """The address gets messages from now on; refuses EMAIL_CODE_WRONG, also for one too old."""
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:
        kept = await tx.value(_TRY, subject_id, MOST_TRIES)
    async with db.transaction() as tx:
        given = (await crypto.keys(tx)).index(f"{subject_id}|{code.strip()}", _FIELD)

        async def act() -> dict[str, Any]:
            is_right = kept is not None and hmac.compare_digest(bytes(kept), given)
            if not is_right or await tx.value(_CONFIRM, subject_id, given) is None:
                raise errors.email_code_wrong()
            await audit.append(tx, actor, "email.confirm", f"customer/{subject_id}", {})
            return {}

        about = {"code": given.hex()}
        answer = await idempotency.run(tx, actor, "email.confirm", checked, about, act)
    answer.value()
