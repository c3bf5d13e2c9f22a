"""What every verb of policies has in common: a right, a key, one transaction, one record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.errors import version_not_found, wrong_status
from xindai.decisioning.standard_policy import about
from xindai.decisioning.types import VersionStatus
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import Permission, require

_POLICY: Final = """
SELECT p.id FROM decision_policy p JOIN decision_policy_version v ON v.policy_id = p.id
WHERE v.id = $1 FOR UPDATE OF p
"""
Act = Callable[[Tx], Awaitable[UUID]]


async def command(
    actor: Actor,
    permission: Permission,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    act: Act,
) -> UUID:
    """The id of the version that `act` answers with, once per key; audited under `operation`."""
    require(actor, permission)
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def once() -> dict[str, Any]:
            version_id = await act(tx)
            told = {name: value for name, value in given.items() if name in ("percent", "code")}
            await audit.append(tx, actor, operation, about(version_id), told)
            return {"id": str(version_id)}

        answer = await idempotency.run(tx, actor, operation, checked, given, once)
    return UUID(answer.value()["id"])


async def locked(tx: Tx, version_id: UUID, wanted: VersionStatus) -> Mapping[str, Any]:
    """A version in the wanted state, its policy locked: verbs of one policy go one by one.

    Refuses POLICY_VERSION_NOT_FOUND, POLICY_WRONG_STATUS.
    """
    if not await tx.value(_POLICY, version_id):
        raise version_not_found()
    row = await tx.row("SELECT * FROM decision_policy_version WHERE id = $1 FOR UPDATE", version_id)
    assert row is not None, "the policy was found by it"
    if row["status"] != wanted:
        raise wrong_status(row["status"], wanted)
    return dict(row)
