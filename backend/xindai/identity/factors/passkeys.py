"""Passkeys (WebAuthn): a key in a person's device signs our challenge after it has known him.

Keys are resident, so that one signs in without a login name, and the device must verify its
person, so that a key is two factors in one. A counter that goes back shuts the key: it was copied.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import webauthn
from redis.asyncio import Redis
from webauthn.helpers import parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from xindai.identity.errors import factor_wrong
from xindai.identity.factors import challenges
from xindai.identity.factors.challenges import Purpose
from xindai.identity.types import Site
from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

RP_NAME: Final = "Xindai 信贷"
MOST_PER_PERSON: Final = 20
LONGEST_ANSWER: Final = 20_000
VERIFIED: Final = UserVerificationRequirement.REQUIRED
_BAD: Final = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)
"""What the library raises at answers that are none."""

Answer = Mapping[str, Any]
"""`PublicKeyCredential.toJSON()` of the browser."""


@dataclass(frozen=True, slots=True)
class Used:
    """Whose key answered; `cloned`: its counter went back, so it counts for nothing."""

    staff_id: UUID
    passkey_id: UUID
    cloned: bool


async def registration_options(
    tx: Tx, redis: Redis, site: Site, staff_id: UUID, login: str, display_name: str
) -> dict[str, Any]:
    """For `navigator.credentials.create`; keys that he has already are left out."""
    options = webauthn.generate_registration_options(
        rp_id=site.rp_id,
        rp_name=RP_NAME,
        user_id=staff_id.bytes,
        user_name=login,
        user_display_name=display_name,
        challenge=await challenges.make(redis, Purpose.REGISTER, staff_id),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
        ),
        exclude_credentials=await _known(tx, staff_id),
    )
    return _json(options)


async def authentication_options(
    tx: Tx, redis: Redis, site: Site, purpose: Purpose, staff_id: UUID | None = None
) -> dict[str, Any]:
    """For `navigator.credentials.get`; without a person the device offers what it has."""
    options = webauthn.generate_authentication_options(
        rp_id=site.rp_id,
        challenge=await challenges.make(redis, purpose, staff_id),
        allow_credentials=await _known(tx, staff_id) if staff_id else [],
        user_verification=VERIFIED,
    )
    return _json(options)


async def register(
    tx: Tx, redis: Redis, site: Site, staff_id: UUID, name: str, answer: Answer
) -> UUID:
    """The id of the new key; refuses FACTOR_WRONG for an answer to no challenge of his."""
    try:
        challenge = _challenge(answer)
        if not await challenges.spend(redis, challenge, Purpose.REGISTER, staff_id):
            raise factor_wrong("passkey")
        made = webauthn.verify_registration_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=site.rp_id,
            expected_origin=list(site.origins),
            require_user_verification=True,
        )
    except _BAD as error:
        raise factor_wrong("passkey") from error
    passkey_id = new_id()
    added = await tx.execute(
        "INSERT INTO staff_passkey (id, staff_id, name, credential_id, public_key, sign_count,"
        " is_backed_up) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        passkey_id,
        staff_id,
        name,
        made.credential_id,
        made.credential_public_key,
        made.sign_count,
        made.credential_backed_up,
    )
    if not added:
        raise factor_wrong("passkey")
    return passkey_id


async def answered(
    tx: Tx,
    redis: Redis,
    site: Site,
    answer: Answer,
    purpose: Purpose,
    staff_id: UUID | None = None,
) -> Used | None:
    """Whose key it was; None where it is nobody's, or not that of `staff_id`, or no fit answer.

    A copied key is marked in this transaction: commit it also then.
    """
    try:
        challenge = _challenge(answer)
        if not await challenges.spend(redis, challenge, purpose, staff_id):
            return None
        credential = webauthn.helpers.parse_authentication_credential_json(dict(answer))
        row = await _row(tx, credential, staff_id)
        if row is None:
            return None
        seen = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.rp_id,
            expected_origin=list(site.origins),
            credential_public_key=row["public_key"],
            credential_current_sign_count=0,  # looked at below: a step back is more than a "no"
            require_user_verification=True,
        )
    except _BAD:
        return None
    count, before = seen.new_sign_count, row["sign_count"]
    if (count or before) and count <= before:
        await tx.execute("UPDATE staff_passkey SET cloned_at = now() WHERE id = $1", row["id"])
        return Used(row["staff_id"], row["id"], cloned=True)
    await tx.execute(
        "UPDATE staff_passkey SET sign_count = $2, last_used_at = now(), is_backed_up = $3"
        " WHERE id = $1",
        row["id"],
        count,
        seen.credential_backed_up,
    )
    return Used(row["staff_id"], row["id"], cloned=False)


async def _row(tx: Tx, credential: AuthenticationCredential, staff_id: UUID | None) -> Any:
    row = await tx.row(
        "SELECT * FROM staff_passkey WHERE credential_id = $1 AND cloned_at IS NULL FOR UPDATE",
        credential.raw_id,
    )
    if row is None or staff_id not in (None, row["staff_id"]):
        return None
    handle = credential.response.user_handle
    # A resident key says whose it is; without a login it must.
    if handle is None:
        return row if staff_id is not None else None
    return row if handle == row["staff_id"].bytes else None


def _challenge(answer: Answer) -> bytes:
    """What the browser says it answers; ValueError for what is no such thing."""
    if len(json.dumps(answer)) > LONGEST_ANSWER:
        raise ValueError("too long")
    sent = webauthn.base64url_to_bytes(answer["response"]["clientDataJSON"])
    return parse_client_data_json(sent).challenge


async def _known(tx: Tx, staff_id: UUID) -> list[PublicKeyCredentialDescriptor]:
    rows = await tx.rows("SELECT credential_id FROM staff_passkey WHERE staff_id = $1", staff_id)
    return [PublicKeyCredentialDescriptor(id=row["credential_id"]) for row in rows]


def _json(options: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(webauthn.options_to_json(options))
    return made
