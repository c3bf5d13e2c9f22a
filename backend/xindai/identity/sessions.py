"""Sessions begin and end here, those of people and of borrowers alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from xindai.identity.credentials import digest, new_token
from xindai.identity.events import session_ended
from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

LIFETIME: Final = timedelta(hours=12)
"""A working day; nothing prolongs a session."""
LONGEST_USER_AGENT: Final = 200
_START: Final = """
INSERT INTO session (id, token_hash, staff_id, account_id, expires_at, address, user_agent)
VALUES ($1, $2, $3, $4, now() + $5, $6, $7) RETURNING expires_at
"""
_END: Final = """
DELETE FROM session WHERE token_hash = $1
RETURNING coalesce('staff:' || staff_id, 'borrower:' || account_id)
"""


async def start_session(
    tx: Tx,
    *,
    staff_id: UUID | None = None,
    account_id: UUID | None = None,
    address: str = "",
    user_agent: str = "",
) -> tuple[str, datetime]:
    """A token, shown this once, and when it ends; expired sessions of the same person go."""
    await tx.execute(
        "DELETE FROM session WHERE (staff_id = $1 OR account_id = $2) AND expires_at <= now()",
        staff_id,
        account_id,
    )
    token = new_token()
    expires_at: datetime = await tx.value(
        _START,
        new_id(),
        digest(token),
        staff_id,
        account_id,
        LIFETIME,
        address,
        user_agent[:LONGEST_USER_AGENT],
    )
    return token, expires_at


async def end_session(tx: Tx, token: str) -> bool:
    """Whether there was one of this token; what runs on it ends too."""
    actor_id = await tx.value(_END, digest(token))
    if actor_id is not None:
        await session_ended(tx, actor_id)
    return actor_id is not None
