"""Keep a command for its checker instead of doing it."""

from __future__ import annotations

import json
from typing import Any, Final
from uuid import UUID

from xindai.approvals.events import TASK_ASSIGNED, TaskAssigned, tasks_of
from xindai.approvals.types import PolicyView, Submission
from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency, outbox
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

OPERATION: Final = "approval.submit"
_INSERT: Final = """
INSERT INTO approval_request (id, command, mutation, input_sealed, input_index, subject,
    amount_minor, maker, branch_path, role_id, status, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', now() + make_interval(hours => $11))
"""


async def submit(actor: Actor, wanted: Submission, policy: PolicyView) -> UUID:
    """The id of the pending request, once per key of the command itself."""
    key = idempotency.check_key(wanted.idempotency_key)
    text = json.dumps(wanted.arguments, ensure_ascii=False, sort_keys=True)
    async with db.transaction() as tx:
        sealer = await crypto.keys(tx)
        digest = sealer.index(text, "input")  # keyed: it must not tell what it is the hash of

        async def act() -> dict[str, Any]:
            return {"id": str(await _keep(tx, actor, wanted, policy, sealer, text))}

        operation, given = f"{OPERATION}:{wanted.mutation}", {"arguments": digest.hex()}
        answer = await idempotency.run(tx, actor, operation, key, given, act)
    return UUID(answer.value()["id"])


async def _keep(
    tx: Tx,
    actor: Actor,
    wanted: Submission,
    policy: PolicyView,
    sealer: FieldKeys,
    text: str,
) -> UUID:
    request_id = new_id()
    await tx.execute(
        _INSERT,
        request_id,
        wanted.command,
        wanted.mutation,
        sealer.seal(text, "approval_request", str(request_id), "input"),
        sealer.index(text, "input"),
        wanted.subject,
        wanted.amount_minor,
        actor.id,
        actor.branch_path,
        policy.role,
        policy.valid_hours,
    )
    about = {"command": wanted.command, "subject": wanted.subject, "role": policy.role}
    await audit.append(tx, actor, OPERATION, f"approval/{request_id}", about)
    task = TaskAssigned(
        task_id=request_id,
        task="approval",
        command=wanted.command,
        role=policy.role,
        branch_path=actor.branch_path,
    )
    await outbox.add(tx, TASK_ASSIGNED, tasks_of(policy.role), task.to_json())
    return request_id
