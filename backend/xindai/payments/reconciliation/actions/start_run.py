"""Start the reconciliation of an account and a day, for the first time or again."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.payments.errors import settlement_account_not_found, statement_missing
from xindai.payments.permissions import RECONCILIATION_RUN
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue
from xindai.platform.permission import require

RUN: Final = "reconciliation.run"
JOB: Final = "reconciliation_run"
_ACCOUNT: Final = """
SELECT a.id, EXISTS (SELECT FROM bank_statement s WHERE s.account_id = a.id
    AND s.statement_on = $3) AS has_statement
FROM settlement_account a JOIN branch b ON b.id = a.branch_id
WHERE a.id = $1 AND b.path LIKE $2
"""
_ADD: Final = """
INSERT INTO reconciliation_run (id, number, account_id, run_on, started_by)
VALUES ($1, number_with_check('DR', nextval('reconciliation_run_number')), $2, $3, $4)
ON CONFLICT (account_id, run_on) DO UPDATE SET status = 'running', ended_at = NULL,
    started_by = excluded.started_by, started_at = now(), version = reconciliation_run.version + 1
RETURNING id, attempts
"""


async def start_run(actor: Actor, account_id: UUID, on: date, idempotency_key: str) -> UUID:
    """The run, done by a job; of a day that was run before it is the same one.

    Refuses SETTLEMENT_ACCOUNT_NOT_FOUND, STATEMENT_MISSING.
    """
    require(actor, RECONCILIATION_RUN)
    key = idempotency.check_key(idempotency_key)
    given = {"account": str(account_id), "on": on.isoformat()}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"id": str(await start_in(tx, actor, account_id, on))}

        answer = await idempotency.run(tx, actor, RUN, key, given, act)
    return UUID(answer.value()["id"])


async def start_in(tx: Tx, actor: Actor, account_id: UUID, on: date) -> UUID:
    """The same inside a transaction."""
    found = await tx.row(_ACCOUNT, account_id, actor.branch_pattern(), on)
    if found is None:
        raise settlement_account_not_found()
    if not found["has_statement"]:
        raise statement_missing()
    row = await tx.row(_ADD, new_id(), account_id, on, actor.id)
    assert row is not None  # RETURNING of an INSERT
    run = str(row["id"])
    await audit.append(tx, actor, RUN, f"reconciliation_run/{run}", {"on": on.isoformat()})
    key = f"{run}:{row['attempts']}"
    await enqueue(tx, JOB, {"run": run}, key=key, requested_by=actor.id)
    return UUID(run)
