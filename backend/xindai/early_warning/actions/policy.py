"""Propose a policy, decide on one of somebody else."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.early_warning.actions.command import once
from xindai.early_warning.errors import policy_not_found, policy_waits, same_person
from xindai.early_warning.permissions import POLICY_DECIDE, POLICY_PROPOSE
from xindai.early_warning.rules import check_policy, to_json, words
from xindai.early_warning.types import NewPolicy
from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

PROPOSE: Final = "early_warning.policy_propose"
DECIDE: Final = "early_warning.policy_decide"
_LOCK_TABLE: Final = "LOCK TABLE warning_policy IN SHARE ROW EXCLUSIVE MODE"
_ADD: Final = """
INSERT INTO warning_policy (id, number, rules, elevated_score, high_score, task_days, note,
    proposed_by)
SELECT $1, max(number) + 1, $2, $3, $4, $5, $6, $7 FROM warning_policy
"""
_LOCK: Final = "SELECT * FROM warning_policy WHERE id = $1 FOR UPDATE"
_RETIRE: Final = "UPDATE warning_policy SET status = 'retired' WHERE status = 'active'"
_DECIDED: Final = """
UPDATE warning_policy SET status = $2, decided_by = $3, decided_at = now() WHERE id = $1
"""


async def propose_policy(actor: Actor, wanted: NewPolicy, key: str) -> UUID:
    """The version's id; it waits for a second person.

    Refuses WARNING_POLICY_INVALID, WARNING_POLICY_WAITS, REASON_MISSING (no note).
    """
    require(actor, POLICY_PROPOSE)
    check_policy(wanted)
    numbers = (wanted.elevated_score, wanted.high_score, wanted.task_days)
    rules, note = to_json(wanted.rules), words(wanted.note, "note")

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, str]:
        await tx.execute(_LOCK_TABLE)
        if await tx.value("SELECT true FROM warning_policy WHERE status = 'proposed'"):
            raise policy_waits()
        policy_id = new_id()
        await tx.execute(_ADD, policy_id, rules, *numbers, note, actor.id)
        about = {"rules": len(rules)}
        await audit.append(tx, actor, PROPOSE, f"warning_policy/{policy_id}", about)
        return {"policyId": str(policy_id)}

    given = {"rules": rules, "numbers": list(numbers), "words": note}
    return UUID((await once(actor, PROPOSE, key, given, act))["policyId"])


async def decide_policy(actor: Actor, policy_id: UUID, agrees: bool, key: str) -> UUID:
    """Agreeing makes it the active one: it counts from the next look on. Signals that are there
    keep the weight that they were raised with.

    Refuses WARNING_POLICY_NOT_FOUND, SAME_PERSON.
    """
    require(actor, POLICY_DECIDE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, str]:
        row = await tx.row(_LOCK, policy_id)
        if row is None or row["status"] != "proposed":
            raise policy_not_found()
        if row["proposed_by"] == actor.id:
            raise same_person()
        if agrees:
            await tx.execute(_RETIRE)
        status = "active" if agrees else "turned_down"
        await tx.execute(_DECIDED, policy_id, status, actor.id)
        about = {"number": row["number"], "status": status}
        await audit.append(tx, actor, DECIDE, f"warning_policy/{policy_id}", about)
        return {"policyId": str(policy_id)}

    given = {"policyId": str(policy_id), "agrees": agrees}
    return UUID((await once(actor, DECIDE, key, given, act))["policyId"])
