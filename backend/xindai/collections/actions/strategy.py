"""Propose a strategy, decide on one of somebody else."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import once
from xindai.collections.errors import out_of_range, same_person, strategy_not_found
from xindai.collections.follow import rule_of
from xindai.collections.permissions import STRATEGY_DECIDE, STRATEGY_PROPOSE
from xindai.collections.rules import check_rules, why
from xindai.collections.types.outside import (
    Forecast,
    NewStrategy,
)
from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

PROPOSE: Final = "collection.strategy_propose"
DECIDE: Final = "collection.strategy_decide"
_BOUNDS: Final = (
    ("continuity_days", "continuityDays", 0, 365),
    ("grace_days", "graceDays", 0, 30),
    ("longest_promise_days", "longestPromiseDays", 1, 90),
)
_ADD: Final = """
INSERT INTO collection_strategy (id, number, rules, continuity_days, grace_days,
    longest_promise_days, note, proposed_by)
SELECT $1, max(number) + 1, $2, $3, $4, $5, $6, $7 FROM collection_strategy
"""
_LOCK: Final = "SELECT * FROM collection_strategy WHERE id = $1 FOR UPDATE"
_RETIRE: Final = "UPDATE collection_strategy SET status = 'retired' WHERE status = 'active'"
_DECIDED: Final = """
UPDATE collection_strategy SET status = $2, decided_by = $3, decided_at = now() WHERE id = $1
"""
_FORECAST: Final = f"""
SELECT coalesce(rule.value ->> 'queue', k.queue_id) AS queue, count(*)::int AS cases,
    sum(k.overdue_minor)::bigint AS overdue_minor
FROM collection_case k JOIN branch b ON b.id = k.branch_id
    AND {in_scope("b.path", "k.customer_id")}
LEFT JOIN LATERAL (
    {rule_of("$3::jsonb", "k.days_past_due", "k.overdue_minor", "k.grade")}) rule ON true
WHERE k.status = 'open' GROUP BY 1 ORDER BY 1
"""


async def propose_strategy(actor: Actor, wanted: NewStrategy, key: str) -> UUID:
    """The version's id; it waits for a second person. Refuses STRATEGY_INVALID, OUT_OF_RANGE,
    REASON_MISSING (no note)."""
    require(actor, STRATEGY_PROPOSE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, str]:
        await _check(tx, wanted)
        await tx.execute("LOCK TABLE collection_strategy IN SHARE ROW EXCLUSIVE MODE")
        strategy_id, rules = new_id(), [dict(rule) for rule in wanted.rules]
        days = (wanted.continuity_days, wanted.grace_days, wanted.longest_promise_days)
        await tx.execute(_ADD, strategy_id, rules, *days, why(wanted.note, "note"), actor.id)
        about = {"rules": len(rules)}
        await audit.append(tx, actor, PROPOSE, f"collection_strategy/{strategy_id}", about)
        return {"strategyId": str(strategy_id)}

    given = {
        "rules": [dict(rule) for rule in wanted.rules],
        "days": [wanted.continuity_days, wanted.grace_days, wanted.longest_promise_days],
        "note": wanted.note,
    }
    return UUID((await once(actor, PROPOSE, key, given, act))["strategyId"])


async def forecast(actor: Actor, wanted: NewStrategy) -> list[Forecast]:
    """How the open cases that the actor sees would lie under a strategy; refuses as to propose."""
    require(actor, STRATEGY_PROPOSE)
    async with db.transaction(read_only=True) as tx:
        await _check(tx, wanted)
        rules = [dict(rule) for rule in wanted.rules]
        rows = await tx.rows(_FORECAST, *actor.scope(), rules)
        return [Forecast(**dict(row)) for row in rows]


async def decide_strategy(actor: Actor, strategy_id: UUID, agrees: bool, key: str) -> UUID:
    """Agreeing makes it the active one; cases follow at the next end of a day.

    Refuses STRATEGY_NOT_FOUND, SAME_PERSON.
    """
    require(actor, STRATEGY_DECIDE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, str]:
        row = await tx.row(_LOCK, strategy_id)
        if row is None or row["status"] != "proposed":
            raise strategy_not_found()
        if row["proposed_by"] == actor.id:
            raise same_person()
        if agrees:
            await tx.execute(_RETIRE)
        status = "active" if agrees else "turned_down"
        await tx.execute(_DECIDED, strategy_id, status, actor.id)
        about = {"number": row["number"], "status": status}
        await audit.append(tx, actor, DECIDE, f"collection_strategy/{strategy_id}", about)
        return {"strategyId": str(strategy_id)}

    given = {"strategyId": str(strategy_id), "agrees": agrees}
    return UUID((await once(actor, DECIDE, key, given, act))["strategyId"])


async def _check(tx: Tx, wanted: NewStrategy) -> None:
    for name, field, least, most in _BOUNDS:
        if not least <= getattr(wanted, name) <= most:
            raise out_of_range(field, f"{least} to {most}")
    rows: list[Any] = await tx.rows("SELECT code FROM collection_queue")
    check_rules(wanted.rules, {row["code"] for row in rows})
