"""Open a dispute: by the borrower, or by an officer who writes down what he says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.engine.check import check
from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.kernel.ids import new_id
from xindai.loans.actions.append import append_event
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.dispute.errors import (
    amount_invalid,
    amount_missing,
    dispute_open,
    document_not_found,
    event_unknown,
    loan_not_active,
    too_many_documents,
)
from xindai.loans.dispute.models import TEXT
from xindai.loans.dispute.move import record, stop_dunning
from xindai.loans.dispute.policy import ANSWER_DAYS, MOST_DOCUMENTS
from xindai.loans.dispute.types import DisputeStatus, NewDispute
from xindai.loans.permissions import DISPUTE
from xindai.loans.requests.actions.command import digest
from xindai.loans.requests.errors import missing
from xindai.loans.requests.wishes import plain
from xindai.loans.types import LoanStatus
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

OPEN: Final = "loan_dispute.open"
_ADD: Final = """
INSERT INTO loan_dispute (id, number, loan_id, customer_id, reason, amount_minor,
    contested_event_id, text_sealed, opened_on, answer_due_on, loan_event_id, created_by)
VALUES ($1, number_with_check('YY', nextval('loan_dispute_number')), $2, $3, $4, $5, $6, $7, $8,
    $9, $10, $11)
RETURNING id, number, loan_id, customer_id, reason, amount_minor
"""
_PAPERS: Final = """
INSERT INTO loan_dispute_document (id, dispute_id, document_id)
SELECT uuidv7(), $1, d.id FROM customer_document d WHERE d.customer_id = $2 AND d.id = ANY($3)
"""


async def open_dispute(actor: Actor, wanted: NewDispute, idempotency_key: str) -> UUID:
    """The dispute, once per key; what is contested rests from the business date on.

    Refuses FORBIDDEN, LOAN_NOT_FOUND, LOAN_NOT_ACTIVE, DISPUTE_OPEN, UNKNOWN_EVENT,
    MISSING_FIELD and DISPUTED_AMOUNT (amount), INVALID_TEXT, TOO_MANY_ITEMS, DOCUMENT_NOT_FOUND.
    """
    require(actor, DISPUTE)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            return {"disputeId": str(await _open(tx, actor, keys, wanted))}

        answer = await idempotency.run(tx, actor, OPEN, key, _given(keys, wanted), act)
    return UUID(answer.value()["disputeId"])


async def _open(tx: Tx, actor: Actor, keys: FieldKeys, wanted: NewDispute) -> UUID:
    loan = await lock(tx, actor, wanted.loan_id)
    text = plain(wanted.text, "text")
    if text is None:
        raise missing("text")
    if loan.status != LoanStatus.ACTIVE:
        raise loan_not_active()
    amount = _amount(loan, wanted)
    event = Event(str(new_id()), EventType.DISPUTE, loan.today, amount)
    check(loan.terms, loan.events, event, loan.today)
    event_id, _ = await append_event(tx, actor, loan, event)
    dispute_id = new_id()
    cells = (
        wanted.reason.value,
        amount,
        wanted.event_id,
        keys.seal(text, TEXT.table, str(dispute_id), TEXT.field),
        loan.today,
        loan.today + timedelta(days=ANSWER_DAYS),
        event_id,
    )
    try:
        async with tx.savepoint():
            row = await tx.row(_ADD, dispute_id, loan.id, loan.customer_id, *cells, actor.id)
    except UniqueViolationError as taken:
        raise dispute_open() from taken
    assert row is not None  # RETURNING of an INSERT
    await _attach(tx, dispute_id, loan.customer_id, wanted.document_ids)
    await stop_dunning(tx, actor, loan.customer_id, dispute_id)
    known = dict(row) | {"branch_id": loan.branch_id, "currency": loan.currency}
    about = {"loan": str(loan.id), "reason": wanted.reason.value}
    await record(tx, actor, known, DisputeStatus.OPEN, 1, about)
    return dispute_id


def _amount(loan: StoredLoan, wanted: NewDispute) -> int:
    """What is contested, at most what the loan still asks for: a repaid part bears nothing."""
    contested = next((e for e in loan.events if e.id == str(wanted.event_id)), None)
    if wanted.event_id is not None and contested is None:
        raise event_unknown()
    amount = wanted.amount_minor
    if amount is None:
        amount = contested.amount if contested is not None else None
    if amount is None:
        raise amount_missing()
    state = fold(loan.terms, loan.events, loan.today)
    owed = sum(row.open(loan.today) for row in state.rows)
    if wanted.amount_minor is None:
        amount = min(amount, owed)  # the contested event may be larger than what is left
    if not 0 < amount <= owed:
        raise amount_invalid()
    return amount


async def _attach(tx: Tx, dispute_id: UUID, customer_id: UUID, wanted: tuple[UUID, ...]) -> None:
    ids = list(dict.fromkeys(wanted))
    if len(ids) > MOST_DOCUMENTS:
        raise too_many_documents(MOST_DOCUMENTS)
    if ids and await tx.execute(_PAPERS, dispute_id, customer_id, ids) != len(ids):
        raise document_not_found()


def _given(keys: FieldKeys, wanted: NewDispute) -> dict[str, Any]:
    return {
        "loanId": str(wanted.loan_id),
        "reason": wanted.reason.value,
        "amount": wanted.amount_minor,
        "eventId": str(wanted.event_id) if wanted.event_id else None,
        "text": digest(keys, wanted.text),
        "documentIds": [str(each) for each in wanted.document_ids],
    }
