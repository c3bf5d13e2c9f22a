"""End a borrower's account. Whether he may is decided by those who know what he owes."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.identity.accounts import account_of, end_sessions, open_account
from xindai.platform import audit, crypto
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

OPERATION: Final = "identity.close_account"
_CLOSE: Final = """
UPDATE borrower_account SET closed_at = now(), password_hash = '', phone_sealed = $2,
    phone_masked = '', phone_index = $3 WHERE id = $1
"""
_CONSENTS: Final = """
UPDATE consent SET withdrawn_at = now() WHERE account_id = $1 AND withdrawn_at IS NULL
"""


async def close_account_in(tx: Tx, actor: Actor) -> UUID:
    """The id of the account: no way in is left, its phone is free, its consents are history."""
    account_id = account_of(actor)
    await open_account(tx, account_id)
    keys = await crypto.keys(tx)
    empty = keys.seal("", "borrower_account", str(account_id), "phone")
    await tx.execute(_CLOSE, account_id, empty, keys.index("", "phone"))
    await tx.execute(_CONSENTS, account_id)
    ended = await end_sessions(tx, account_id)
    await audit.append(tx, actor, OPERATION, f"account/{account_id}", {"sessions_ended": ended})
    return account_id
