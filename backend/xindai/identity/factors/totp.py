"""Authenticator apps (RFC 6238): six digits every thirty seconds, each accepted once."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import pyotp
from pyotp.exceptions import OTPVerificationError

from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform.db import Tx

ISSUER: Final = "Xindai"
WINDOW: Final = 1
"""Steps before and after now that still count: clocks differ, people type slowly."""
_TABLE: Final = "staff_totp"
_NOW: Final = "SELECT extract(epoch FROM clock_timestamp())::bigint"


async def begin(tx: Tx, staff_id: UUID) -> UUID:
    """A fresh secret that does not count yet; a draft of before is dropped."""
    await tx.execute(
        "DELETE FROM staff_totp WHERE staff_id = $1 AND confirmed_at IS NULL", staff_id
    )
    totp_id = new_id()
    keys = await crypto.keys(tx)
    sealed = keys.seal(pyotp.random_base32(), _TABLE, str(totp_id), "secret")
    await tx.execute(
        "INSERT INTO staff_totp (id, staff_id, secret_sealed) VALUES ($1, $2, $3)",
        totp_id,
        staff_id,
        sealed,
    )
    return totp_id


async def draft_secret(tx: Tx, totp_id: UUID) -> str | None:
    """The secret while it is being set up; None once it counts or is gone."""
    sealed = await tx.value(
        "SELECT secret_sealed FROM staff_totp WHERE id = $1 AND confirmed_at IS NULL", totp_id
    )
    if sealed is None:
        return None
    return (await crypto.keys(tx)).open(sealed, _TABLE, str(totp_id), "secret")


def address(secret: str, login: str) -> str:
    """What the app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


async def confirm(tx: Tx, staff_id: UUID, code: str) -> bool:
    """Whether the code is one of the draft's: from now on the draft counts, and alone."""
    draft = await tx.value(
        "SELECT id FROM staff_totp WHERE staff_id = $1 AND confirmed_at IS NULL FOR UPDATE",
        staff_id,
    )
    if draft is None or not await _accept(tx, draft, code):
        return False
    await tx.execute(
        "DELETE FROM staff_totp WHERE staff_id = $1 AND confirmed_at IS NOT NULL", staff_id
    )
    await tx.execute("UPDATE staff_totp SET confirmed_at = now() WHERE id = $1", draft)
    return True


async def fits(tx: Tx, staff_id: UUID, code: str) -> bool:
    """Whether the code is one of now; it is used up by it, and so are those before it."""
    totp_id = await tx.value(
        "SELECT id FROM staff_totp WHERE staff_id = $1 AND confirmed_at IS NOT NULL FOR UPDATE",
        staff_id,
    )
    return totp_id is not None and await _accept(tx, totp_id, code)


async def _accept(tx: Tx, totp_id: UUID, code: str) -> bool:
    row = await tx.row("SELECT secret_sealed, last_step FROM staff_totp WHERE id = $1", totp_id)
    assert row is not None
    secret = (await crypto.keys(tx)).open(row["secret_sealed"], _TABLE, str(totp_id), "secret")
    try:
        step = pyotp.TOTP(secret).verify_and_get_timecode(
            code[:20], for_time=await tx.value(_NOW), valid_window=WINDOW
        )
    except OTPVerificationError:
        return False
    return bool(
        await tx.execute(
            "UPDATE staff_totp SET last_step = $2 WHERE id = $1 AND last_step < $2", totp_id, step
        )
    )
