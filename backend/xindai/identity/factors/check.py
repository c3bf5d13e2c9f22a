"""Which factors a person has, and whether what he shows is one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity.errors import factor_missing
from xindai.identity.factors import passkeys, recovery, totp
from xindai.identity.factors.challenges import Purpose
from xindai.identity.factors.passkeys import Answer
from xindai.identity.types import Site
from xindai.platform import audit
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx

_HAS: Final = """
SELECT EXISTS (SELECT FROM staff_totp WHERE staff_id = $1 AND confirmed_at IS NOT NULL) AS totp,
    EXISTS (SELECT FROM staff_passkey WHERE staff_id = $1 AND cloned_at IS NULL) AS passkey,
    (SELECT count(*) FROM staff_recovery_code WHERE staff_id = $1 AND used_at IS NULL)
        AS recovery_codes
"""


@dataclass(frozen=True, slots=True, repr=False)
class Proof:
    """One factor as it was sent; exactly one of the three."""

    totp: str | None = None
    recovery_code: str | None = None
    passkey: Answer | None = None

    def __post_init__(self) -> None:
        if sum(given is not None for given in (self.totp, self.recovery_code, self.passkey)) != 1:
            raise factor_missing()

    @property
    def kind(self) -> str:
        """For the audit."""
        if self.totp is not None:
            return "totp"
        return "recovery_code" if self.recovery_code is not None else "passkey"


async def methods(tx: Tx, staff_id: UUID) -> list[str]:
    """ "totp", "passkey" and, beside one of them, "recoveryCode"; none: the password is all."""
    row = await tx.row(_HAS, staff_id)
    assert row is not None
    found = [name for name in ("totp", "passkey") if row[name]]
    return [*found, "recoveryCode"] if found and row["recovery_codes"] else found


async def fits(
    tx: Tx, redis: Redis, site: Site | None, staff_id: UUID, proof: Proof, purpose: Purpose
) -> bool:
    """Whether it is a factor of his; used up by it. Commit also where it is not."""
    if proof.totp is not None:
        return await totp.fits(tx, staff_id, proof.totp)
    if proof.recovery_code is not None:
        if not await recovery.fits(tx, staff_id, proof.recovery_code):
            return False
        row = await tx.row(_HAS, staff_id)
        about = {"left": row["recovery_codes"] if row else 0}
        await audit.append(
            tx, system_actor("sign_in"), "identity.recovery_code", f"staff/{staff_id}", about
        )
        return True
    assert proof.passkey is not None
    if site is None:
        return False
    used = await passkeys.answered(tx, redis, site, proof.passkey, purpose, staff_id)
    return used is not None and not await note_clone(tx, used)


async def note_clone(tx: Tx, used: passkeys.Used) -> bool:
    """Whether the key was copied; that stands in the audit."""
    if used.cloned:
        about = {"passkey": str(used.passkey_id)}
        await audit.append(
            tx, system_actor("sign_in"), "identity.passkey_cloned", f"staff/{used.staff_id}", about
        )
    return used.cloned
