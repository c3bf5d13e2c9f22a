"""Ten new recovery codes; the old ones open nothing any more."""

from __future__ import annotations

from typing import Any

from xindai.identity.actions.enrol_totp import told
from xindai.identity.errors import factor_missing
from xindai.identity.factors import check, recovery
from xindai.identity.once import once
from xindai.identity.proof import require_recent, staff_id_of
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


async def renew_recovery_codes(actor: Actor, key: str) -> list[str] | None:
    """The codes, once per key; refuses STEP_UP_NEEDED, FACTOR_MISSING before the first factor."""
    staff_id = staff_id_of(actor)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        if not await check.methods(tx, staff_id):
            raise factor_missing()
        batch = await recovery.renew(tx, staff_id)
        await audit.append(tx, actor, "identity.recovery_renew", f"staff/{staff_id}", {})
        return {"batch": str(batch)}

    return await told(await once(actor, "identity.recovery_renew", key, {}, act))
