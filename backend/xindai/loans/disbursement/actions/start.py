"""Start the payout of a contract, or start it again after the bank has said no."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xindai.loans.actions.lock import GATE
from xindai.loans.disbursement.actions.begin import begin
from xindai.loans.disbursement.types import RetryDisbursement, StartDisbursement, Started
from xindai.loans.errors import disbursement_not_failed, disbursement_not_found
from xindai.loans.permissions import DISBURSEMENT_START
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

START: Final = "disbursement.start"
RETRY: Final = "disbursement.retry"
_FAILED: Final = f"""
SELECT d.contract_id, d.bank_card_id, d.status,
    (SELECT t.bank_card_id FROM contract t WHERE t.id = d.contract_id) AS contract_card_id,
    d.attempt = (SELECT max(n.attempt) FROM disbursement n WHERE n.contract_id = d.contract_id)
        AS is_newest
FROM disbursement d JOIN customer c ON c.id = d.customer_id JOIN branch b ON b.id = c.branch_id
WHERE {in_scope("b.path", "c.id")} AND d.id = $3
"""


async def start(actor: Actor, wanted: StartDisbursement) -> Started:
    """The planned disbursement, once per key; refuses as `begin` does. A dry run does it all and
    keeps nothing."""
    given = {
        "contractId": str(wanted.contract_id),
        "bankCardId": str(wanted.bank_card_id) if wanted.bank_card_id else None,
    }

    async def act(tx: Tx) -> Started:
        return await begin(tx, actor, START, wanted.contract_id, wanted.bank_card_id)

    return await _run(actor, START, wanted.idempotency_key, wanted.dry_run, given, act)


async def retry(actor: Actor, wanted: RetryDisbursement) -> Started:
    """A new attempt with an order of its own; refuses DISBURSEMENT_NOT_FOUND,
    DISBURSEMENT_NOT_FAILED and as `begin` does."""
    given = {
        "disbursementId": str(wanted.disbursement_id),
        "bankCardId": str(wanted.bank_card_id) if wanted.bank_card_id else None,
    }

    async def act(tx: Tx) -> Started:
        row = await tx.row(_FAILED, *actor.scope(), wanted.disbursement_id)
        if row is None:
            raise disbursement_not_found()
        if row["status"] != "failed" or not row["is_newest"]:
            raise disbursement_not_failed()
        # A contract that has changed since names the card itself.
        card = wanted.bank_card_id or (None if row["contract_card_id"] else row["bank_card_id"])
        return await begin(tx, actor, RETRY, row["contract_id"], card)

    return await _run(actor, RETRY, wanted.idempotency_key, wanted.dry_run, given, act)


async def _run(
    actor: Actor,
    operation: str,
    key: str,
    dry_run: bool,
    given: Mapping[str, Any],
    act: Callable[[Tx], Awaitable[Started]],
) -> Started:
    require(actor, DISBURSEMENT_START)
    if dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            return replace(await act(tx), disbursement_id=None)
    idempotency.check_key(key)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def once() -> dict[str, Any]:
            done = await act(tx)
            return {"disbursementId": str(done.disbursement_id), "currency": done.currency}

        answer = await idempotency.run(tx, actor, operation, key, given, once)
    told = answer.value()
    return Started(
        disbursement_id=UUID(told["disbursementId"]),
        preview=None,
        currency=told["currency"],
        replayed=answer.replayed,
    )
