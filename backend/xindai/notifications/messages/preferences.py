"""What a customer wants to be told by what, and his browsers that show pushes."""

from __future__ import annotations

import base64
import json
import re
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from xindai.kernel.ids import new_id
from xindai.notifications import errors
from xindai.notifications.contact.types import ContactChannel, Purpose
from xindai.notifications.messages.catalogue import CHANNELS
from xindai.notifications.messages.confirm import want_code
from xindai.notifications.messages.models import BROWSER_KEYS, EMAIL, ENDPOINT
from xindai.notifications.messages.types import NewPreference, PreferenceView, PushSubscription
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

CHOICES: Final = (Purpose.REMINDER, Purpose.COLLECTION, Purpose.SERVICE, Purpose.MARKETING)
MOST_BROWSERS: Final = 10
_EMAIL: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"(?=.{4,190}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+",
    re.ASCII,
)
_READ: Final = """
SELECT language, channels, email_sealed, email_masked, email_confirmed_at,
    EXISTS (SELECT FROM push_subscription s
        WHERE s.subject_id = $1 AND s.gone_at IS NULL) AS has_push
FROM (VALUES (1)) one LEFT JOIN message_preference p ON p.subject_id = $1
"""
_KEEP: Final = """
INSERT INTO message_preference (id, subject_id, language, channels, email_sealed, email_masked)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (subject_id) DO UPDATE SET language = $3, channels = $4, changed_at = now(),
    email_sealed = CASE WHEN $7 THEN $5 ELSE message_preference.email_sealed END,
    email_masked = CASE WHEN $7 THEN $6 ELSE message_preference.email_masked END,
    email_confirmed_at = CASE WHEN $7 THEN NULL ELSE message_preference.email_confirmed_at END,
    email_code_hash = CASE WHEN $7 THEN NULL ELSE message_preference.email_code_hash END,
    email_code_until = CASE WHEN $7 THEN NULL ELSE message_preference.email_code_until END
"""
_SUBSCRIBE: Final = """
INSERT INTO push_subscription (id, subject_id, endpoint_sealed, keys_sealed, endpoint_index)
VALUES ($1, $2, $3, $4, $5)
"""
_LEAVE: Final = """
UPDATE push_subscription SET gone_at = now() WHERE gone_at IS NULL AND (endpoint_index = $1
    OR id IN (SELECT id FROM push_subscription WHERE subject_id = $2 AND gone_at IS NULL
        ORDER BY id DESC OFFSET $3))
"""


async def preference_of(subject_id: UUID) -> PreferenceView:
    """The caller has found the customer among those that the actor may see."""
    async with db.transaction(read_only=True) as tx:
        return _view(await tx.row(_READ, subject_id))


def _view(row: Any) -> PreferenceView:
    kept = row["channels"] or {}
    channels = {
        purpose: tuple(ContactChannel(each) for each in kept[purpose.value])
        if purpose.value in kept
        else CHANNELS
        for purpose in CHOICES
    }
    return PreferenceView(
        language=row["language"] or "zh",
        channels=channels,
        email=row["email_masked"],
        email_confirmed=row["email_confirmed_at"] is not None,
        has_push=row["has_push"],
    )


async def set_preference(actor: Actor, subject_id: UUID, wanted: NewPreference, key: str) -> None:
    """Refuses INVALID_PREFERENCE, INVALID_EMAIL, EMAIL_CODES_USED_UP. Reminders keep at least one
    channel; a code goes to a new address, which gets nothing else until it is confirmed.
    """
    checked = idempotency.check_key(key)
    if wanted.language not in ("zh", "en"):
        raise errors.invalid_preference("language")
    for purpose, channels in wanted.channels.items():
        if not set(channels) <= set(CHANNELS):
            raise errors.invalid_preference("channels")
        if not channels and purpose is not Purpose.MARKETING:
            raise errors.invalid_preference("channels")
    email = wanted.email.strip() if wanted.email is not None else None
    if email and not _EMAIL.fullmatch(email):
        raise errors.invalid_email()
    kept = {purpose.value: sorted(channels) for purpose, channels in wanted.channels.items()}
    async with db.transaction() as tx:
        sealer = await crypto.keys(tx)
        mark = None if email is None else sealer.index(email, EMAIL.field).hex()
        given = {"language": wanted.language, "channels": kept, "email": mark}

        async def act() -> dict[str, Any]:
            sealed = None
            if email:
                sealed = sealer.seal(email, EMAIL.table, str(subject_id), EMAIL.field)
            masked = mask_email(email) if email else None
            changes = email is not None
            values = subject_id, wanted.language, kept, sealed, masked, changes
            await tx.execute(_KEEP, new_id(), *values)
            if email:
                await want_code(tx, subject_id)
            about = {"language": wanted.language, "channels": kept, "emailChanged": changes}
            await audit.append(tx, actor, "message_preference.set", f"customer/{subject_id}", about)
            return {}

        answer = await idempotency.run(tx, actor, "message_preference.set", checked, given, act)
    answer.value()


def mask_email(email: str) -> str:
    """ "zhang.san@example.com" -> "zh***@example.com"."""
    name, _, host = email.partition("@")
    return f"{name[: min(2, len(name) - 1)]}***@{host}"


async def subscribe(actor: Actor, subject_id: UUID, given: PushSubscription, key: str) -> None:
    """A browser of the customer's shows pushes from now on; refuses INVALID_PUSH_SUBSCRIPTION."""
    checked = idempotency.check_key(key)
    check_subscription(given)
    async with db.transaction() as tx:
        sealer = await crypto.keys(tx)
        index = sealer.index(given.endpoint, ENDPOINT.field)

        async def act() -> dict[str, Any]:
            await tx.execute(_LEAVE, index, subject_id, MOST_BROWSERS - 1)
            record = new_id()
            name = str(record)
            endpoint = sealer.seal(given.endpoint, ENDPOINT.table, name, ENDPOINT.field)
            both = json.dumps([given.p256dh, given.auth])
            keys = sealer.seal(both, BROWSER_KEYS.table, name, BROWSER_KEYS.field)
            await tx.execute(_SUBSCRIBE, record, subject_id, endpoint, keys, index)
            await audit.append(tx, actor, "push.subscribe", f"push_subscription/{record}", {})
            return {}

        about = {"endpoint": index.hex()}
        answer = await idempotency.run(tx, actor, "push.subscribe", checked, about, act)
    answer.value()


async def unsubscribe(actor: Actor, subject_id: UUID, endpoint: str, key: str) -> None:
    """That browser shows nothing any more; one that nobody knows is no trouble."""
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:
        index = (await crypto.keys(tx)).index(endpoint, ENDPOINT.field)

        async def act() -> dict[str, Any]:
            sql = """UPDATE push_subscription SET gone_at = now()
                WHERE subject_id = $1 AND endpoint_index = $2 AND gone_at IS NULL"""
            gone = await tx.execute(sql, subject_id, index)
            about = {"browsers": gone}
            await audit.append(tx, actor, "push.unsubscribe", f"customer/{subject_id}", about)
            return {}

        which = {"endpoint": index.hex()}
        answer = await idempotency.run(tx, actor, "push.unsubscribe", checked, which, act)
    answer.value()


def check_subscription(given: PushSubscription) -> None:
    """An https address and two keys of the right size."""
    if not re.fullmatch(r"https://[!-~]{4,1000}", given.endpoint, re.ASCII):
        raise errors.invalid_subscription("endpoint")
    for field, size in (("p256dh", 65), ("auth", 16)):
        if len(decoded(getattr(given, field))) != size:
            raise errors.invalid_subscription(field)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(given.p256dh))
    except ValueError as off:
        raise errors.invalid_subscription("p256dh") from off


def decoded(text: str) -> bytes:
    """base64url without padding, as browsers write it; empty for what is none."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,200}", text, re.ASCII):
        return b""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""


async def email_of(tx: Tx, subject_id: UUID) -> str | None:
    """The address in plain, for sending; None for one that is not confirmed."""
    row = await tx.row(_READ, subject_id)
    if row is None or row["email_sealed"] is None or row["email_confirmed_at"] is None:
        return None
    sealer = await crypto.keys(tx)
    return sealer.open(row["email_sealed"], EMAIL.table, str(subject_id), EMAIL.field)


async def wishes_of(tx: Tx, subject_id: UUID) -> PreferenceView:
    """The same as `preference_of`, inside a transaction."""
    return _view(await tx.row(_READ, subject_id))


async def browsers_of(tx: Tx, subject_id: UUID) -> list[tuple[UUID, PushSubscription]]:
    """Where to push, in plain."""
    sql = """SELECT id, endpoint_sealed, keys_sealed FROM push_subscription
        WHERE subject_id = $1 AND gone_at IS NULL ORDER BY id"""
    sealer = await crypto.keys(tx)
    found = []
    for r in await tx.rows(sql, subject_id):
        name = str(r["id"])
        endpoint = sealer.open(r["endpoint_sealed"], ENDPOINT.table, name, ENDPOINT.field)
        keys = sealer.open(r["keys_sealed"], BROWSER_KEYS.table, name, BROWSER_KEYS.field)
        found.append((r["id"], PushSubscription(endpoint, *json.loads(keys))))
    return found
