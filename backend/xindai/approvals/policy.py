"""Which policy applies to a command, and how policies are set."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.approvals.errors import policy_not_found, unknown_command
from xindai.approvals.permissions import POLICY_CHANGE, POLICY_READ
from xindai.approvals.types import PolicyView
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import DECLARED, RISK_MANAGER, require

LONGEST_HOURS: Final = 720
USUAL_HOURS: Final = 72
_SELECT: Final = """
SELECT id, command, min_amount_minor, role_id AS role, valid_hours FROM approval_policy
"""
# Without an amount every tier is met, so the highest one counts.
_MATCH: Final = f"""{_SELECT} WHERE command = $1 AND ($2::bigint IS NULL OR min_amount_minor <= $2)
ORDER BY min_amount_minor DESC LIMIT 1"""
# A change that is sent again with its key gets its answer, whatever it itself set up meanwhile.
_GOVERNED: Final = """
SELECT id FROM approval_policy WHERE (command = $1 OR id = $2) AND NOT EXISTS (
    SELECT FROM idempotency_record
    WHERE actor = $3 AND operation IN ('approval.policy_set', 'approval.policy_remove') AND key = $4
) LIMIT 1
"""
_SET: Final = """
INSERT INTO approval_policy (id, command, min_amount_minor, role_id, valid_hours)
SELECT $1, $2, $3, code, $5 FROM role WHERE code = $4
ON CONFLICT (command, min_amount_minor)
    DO UPDATE SET role_id = excluded.role_id, valid_hours = excluded.valid_hours
RETURNING id
"""


async def policy_for(command: str, amount_minor: int | None) -> PolicyView | None:
    """The policy of the highest amount that the command reaches."""
    row = await db.pool().fetchrow(_MATCH, command, amount_minor)
    return PolicyView(**dict(row)) if row is not None else None


async def policy_of_policies(
    actor: Actor, command: str | None, policy_id: UUID | None, key: str | None
) -> PolicyView | None:
    """The policy on changing the policies of a command that has some; None: it has none yet.

    Whoever could loosen a policy alone could walk past it alone.
    """
    found = await db.pool().fetchval(_GOVERNED, command, policy_id, actor.id, key)
    if found is None:
        return None
    return PolicyView(
        id=found,
        command=POLICY_CHANGE.code,
        min_amount_minor=0,
        role=RISK_MANAGER,
        valid_hours=USUAL_HOURS,
    )


async def policies(actor: Actor) -> list[PolicyView]:
    """All of them, by command and amount."""
    require(actor, POLICY_READ)
    rows = await db.pool().fetch(f"{_SELECT} ORDER BY command, min_amount_minor")
    return [PolicyView(**dict(row)) for row in rows]


async def set_policy(
    actor: Actor, command: str, min_amount_minor: int, role: str, valid_hours: int, key: str
) -> UUID:
    """The policy's id; one of the same command and amount is replaced.

    Refuses UNKNOWN_COMMAND, UNKNOWN_CHOICE (role), OUT_OF_RANGE.
    """
    require(actor, POLICY_CHANGE)
    checked = idempotency.check_key(key)
    if command not in DECLARED:
        raise unknown_command()
    if not 1 <= valid_hours <= LONGEST_HOURS:
        raise Refusal("OUT_OF_RANGE", f"1 to {LONGEST_HOURS} hours", "validHours")
    about = {"command": command, "from": min_amount_minor, "role": role, "hours": valid_hours}
    async with db.transaction() as tx:

        async def act() -> dict[str, str]:
            found = await tx.value(_SET, new_id(), command, min_amount_minor, role, valid_hours)
            if found is None:
                raise Refusal("UNKNOWN_CHOICE", "no such role", "role")
            await audit.append(tx, actor, POLICY_CHANGE.code, f"approval_policy/{found}", about)
            return {"id": str(found)}

        answer = await idempotency.run(tx, actor, "approval.policy_set", checked, about, act)
    return UUID(answer.value()["id"])


async def remove_policy(actor: Actor, policy_id: UUID, key: str) -> None:
    """Commands of its tier fall to the next lower one; refuses POLICY_NOT_FOUND."""
    require(actor, POLICY_CHANGE)
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, str]:
            if not await tx.execute("DELETE FROM approval_policy WHERE id = $1", policy_id):
                raise policy_not_found()
            await audit.append(tx, actor, POLICY_CHANGE.code, f"approval_policy/{policy_id}", {})
            return {}

        given = {"id": str(policy_id)}
        answer = await idempotency.run(tx, actor, "approval.policy_remove", checked, given, act)
    answer.value()


async def get_policy(actor: Actor, policy_id: UUID) -> PolicyView | None:
    """One of them."""
    return next((policy for policy in await policies(actor) if policy.id == policy_id), None)
