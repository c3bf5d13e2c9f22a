"""Hand a request in: by the borrower, or by an officer who writes down what he says."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.kernel.ids import new_id
from xindai.loans.errors import loan_not_found
from xindai.loans.permissions import REQUEST_SUBMIT
from xindai.loans.queries import VISIBLE
from xindai.loans.requests.actions.command import digest
from xindai.loans.requests.errors import (
    document_not_found,
    loan_not_active,
    request_open,
    too_many_documents,
)
from xindai.loans.requests.models import TEXT
from xindai.loans.requests.move import record
from xindai.loans.requests.types import NewRequest, RequestStatus
from xindai.loans.requests.wishes import IN_WORDS, check_wish, plain
from xindai.loans.types import LoanStatus
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

SUBMIT: Final = "service_request.submit"
MOST_DOCUMENTS: Final = 10
_LOAN: Final = f"""
SELECT l.id, l.customer_id, l.branch_id, l.status, d.current_on AS today {VISIBLE} WHERE l.id = $3
"""
_ADD: Final = """
INSERT INTO service_request (id, number, loan_id, customer_id, kind, reason, wish_instalments,
    wish_from_due, wish_to_due, wish_until, wish_monthly_minor, text_sealed, created_by)
VALUES ($1, number_with_check('FW', nextval('service_request_number')), $2, $3, $4, $5, $6, $7,
    $8, $9, $10, $11, $12)
RETURNING id, number, loan_id, customer_id, kind
"""
_PAPERS: Final = """
INSERT INTO service_request_document (id, request_id, document_id)
SELECT uuidv7(), $1, d.id FROM customer_document d WHERE d.customer_id = $2 AND d.id = ANY($3)
"""


async def submit(actor: Actor, wanted: NewRequest, idempotency_key: str) -> UUID:
    """The request, once per key.

    Refuses LOAN_NOT_FOUND, LOAN_NOT_ACTIVE (where the loan is to change), SERVICE_REQUEST_OPEN,
    INVALID_TEXT, TOO_MANY_ITEMS, DOCUMENT_NOT_FOUND, and what `check_wish` refuses.
    """
    require(actor, REQUEST_SUBMIT)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            return {"requestId": str(await keep(tx, actor, keys, wanted))}

        answer = await idempotency.run(tx, actor, SUBMIT, key, _given(keys, wanted), act)
    return UUID(answer.value()["requestId"])


async def keep(tx: Tx, actor: Actor, keys: FieldKeys, wanted: NewRequest) -> UUID:
    """The request, inside of a transaction; refuses as `submit`."""
    loan = await tx.row(_LOAN, *actor.scope(), wanted.loan_id)
    if loan is None:
        raise loan_not_found()
    text = plain(wanted.text, "text")
    check_wish(wanted.kind, wanted.wish, text, loan["today"])
    if wanted.kind not in IN_WORDS and loan["status"] != LoanStatus.ACTIVE:
        raise loan_not_active()
    request_id = new_id()
    sealed = text and keys.seal(text, TEXT.table, str(request_id), TEXT.field)
    cells = (wanted.kind.value, wanted.reason.value, *asdict(wanted.wish).values(), sealed)
    try:
        async with tx.savepoint():
            row = await tx.row(_ADD, request_id, loan["id"], loan["customer_id"], *cells, actor.id)
    except UniqueViolationError as taken:
        raise request_open() from taken
    assert row is not None  # it has just been written
    await _attach(tx, request_id, loan["customer_id"], wanted.document_ids)
    about = {"number": row["number"], "kind": wanted.kind.value, "loan": str(loan["id"])}
    known = dict(row) | {"branch_id": loan["branch_id"]}
    await record(tx, actor, known, "submit", RequestStatus.SUBMITTED, 1, about)
    return request_id


async def _attach(tx: Tx, request_id: UUID, customer_id: UUID, wanted: tuple[UUID, ...]) -> None:
    ids = list(dict.fromkeys(wanted))
    if len(ids) > MOST_DOCUMENTS:
        raise too_many_documents(MOST_DOCUMENTS)
    if ids and await tx.execute(_PAPERS, request_id, customer_id, ids) != len(ids):
        raise document_not_found()


def _given(keys: FieldKeys, wanted: NewRequest) -> dict[str, Any]:
    wish = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(wanted.wish).items()
    }
    return {
        "loanId": str(wanted.loan_id),
        "kind": wanted.kind.value,
        "reason": wanted.reason.value,
        "wish": wish,
        "text": digest(keys, wanted.text),
        "documentIds": [str(each) for each in wanted.document_ids],
    }
