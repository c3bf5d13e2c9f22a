"""What a new password must not be, and how it takes the place of the old one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final
from uuid import UUID

from xindai.identity.credentials import hash_password, password_fits
from xindai.identity.rules import check_password
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

REMEMBERED: Final = 5
"""So many passwords of before, the present one among them, do not come back."""
_COMMON: Final = Path(__file__).with_name("common_passwords.txt")
_ENDS: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_KEEP: Final = "INSERT INTO staff_password (id, staff_id, password_hash) VALUES ($1, $2, $3)"
_FORGET: Final = """
DELETE FROM staff_password WHERE staff_id = $1 AND id NOT IN
    (SELECT id FROM staff_password WHERE staff_id = $1 ORDER BY id DESC LIMIT $2)
"""


@cache
def common() -> frozenset[str]:
    """The passwords that everybody tries first, in lower case."""
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def check_new_password(login: str, password: str) -> str:
    """Refuses INVALID_PASSWORD, PASSWORD_IS_LOGIN and PASSWORD_COMMON.

    Digits and signs around a common word make it no better: "Password2026!" is refused too.
    """
    check_password(password)
    lower = password.lower()
    if login.lower() in (lower, lower[::-1], _ENDS.sub("", lower)):
        raise Refusal("PASSWORD_IS_LOGIN", "the password is the login", "password")
    core = _ENDS.sub("", lower)
    if lower in common() or core in common() or len(set(lower)) < 4:
        raise Refusal("PASSWORD_COMMON", "everybody tries this password first", "password")
    return password


async def refuse_reuse(tx: Tx, staff_id: UUID, password: str) -> None:
    """Refuses PASSWORD_REUSED for the present password and those just before it."""
    rows = await tx.rows(
        "SELECT password_hash FROM staff_user WHERE id = $1 UNION ALL"
        " (SELECT password_hash FROM staff_password WHERE staff_id = $1 ORDER BY id DESC LIMIT $2)",
        staff_id,
        REMEMBERED - 1,
    )
    for row in rows:
        if await password_fits(row["password_hash"], password):
            raise Refusal("PASSWORD_REUSED", "it was used before", "password")


async def set_password(tx: Tx, staff_id: UUID, hashed: str) -> None:
    """The new one counts, the old one is remembered, and a lock opens."""
    old = await tx.value("SELECT password_hash FROM staff_user WHERE id = $1 FOR UPDATE", staff_id)
    await tx.execute(_KEEP, new_id(), staff_id, old)
    await tx.execute(_FORGET, staff_id, REMEMBERED - 1)
    await tx.execute(
        "UPDATE staff_user SET password_hash = $2, locked_until = NULL WHERE id = $1",
        staff_id,
        hashed,
    )


async def new_hash(tx: Tx, login: str, staff_id: UUID, password: str) -> str:
    """The hash of a password that passes every rule."""
    check_new_password(login, password)
    await refuse_reuse(tx, staff_id, password)
    return await hash_password(password)
