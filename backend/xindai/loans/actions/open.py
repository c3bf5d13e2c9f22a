"""Open a loan of a signed contract: its number, its plan, and no money yet."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.contracts import api as contracts
from xindai.engine.fold import fold
from xindai.engine.terms import Terms
from xindai.kernel.ids import new_id
from xindai.loans.actions.lock import GATE
from xindai.loans.errors import contract_has_loan, contract_in_disbursement, contract_not_found
from xindai.loans.events import LOAN_OPENED, LoanOpened
from xindai.loans.permissions import OPEN
from xindai.loans.rows import INSTALMENT, LOAN_FOLDED, instalment_cells, loan_cells
from xindai.loans.types import OpenLoan
from xindai.platform import audit, db, idempotency, outbox
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

OPERATION: Final = "loan.open"
BINDING: Final = ("recorded", "sealed")
"""Statuses of a contract that both sides signed, on paper or here."""

CONTRACTS: Final = f"""
SELECT c.id, c.status, c.customer_id, c.currency, c.principal_minor, c.terms, v.product_id,
       u.branch_id,
       d.current_on AS today,
       EXISTS (SELECT FROM loan l WHERE l.contract_id = c.id) AS has_loan
FROM contract c JOIN product_version v ON v.id = c.product_version_id
JOIN customer u ON u.id = c.customer_id JOIN branch b ON b.id = u.branch_id
CROSS JOIN business_day d
WHERE {in_scope("b.path", "u.id")} AND c.id = ANY($3::uuid[])
"""
_IN_DISBURSEMENT: Final = """
SELECT EXISTS (SELECT FROM disbursement WHERE contract_id = $1 AND status = 'open')
"""
_FOLDED: Final = ", ".join(LOAN_FOLDED)
_ROW: Final = ", ".join(INSTALMENT)
_INSERT: Final = f"""
WITH opened AS (
    INSERT INTO loan (id, number, customer_id, contract_id, product_id, branch_id, currency,
                      principal_minor, terms, grade, purpose, folded_on, {_FOLDED})
    SELECT $1, number_with_check('JJ', nextval('loan_number')), $2, $3, $4, $5, $6, $7, $8, $9,
           $10, $11, {_FOLDED}
    FROM jsonb_populate_record(NULL::loan, $12) RETURNING number
), planned AS (
    INSERT INTO instalment (loan_id, customer_id, {_ROW})
    SELECT $1, $2, {_ROW} FROM jsonb_populate_recordset(NULL::instalment, $13)
)
SELECT number FROM opened
"""


async def open_loan(actor: Actor, wanted: OpenLoan) -> UUID:
    """The id of the new pending loan; refuses CONTRACT_NOT_FOUND, CONTRACT_NOT_SEALED,
    CONTRACT_HAS_LOAN, DISBURSEMENT_EXISTS."""
    require(actor, OPEN)
    key = idempotency.check_key(wanted.idempotency_key)
    given = {
        "contractId": str(wanted.contract_id),
        "grade": wanted.grade,
        "purpose": wanted.purpose,
    }
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            return {"loanId": str(await _by_hand(tx, actor, wanted))}

        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    return UUID(answer.value()["loanId"])


async def _by_hand(tx: Tx, actor: Actor, wanted: OpenLoan) -> UUID:
    await lock_contract(tx, wanted.contract_id)
    if await tx.value(_IN_DISBURSEMENT, wanted.contract_id):
        raise contract_in_disbursement()
    return await open_in(tx, actor, wanted)


async def lock_contract(tx: Tx, contract_id: UUID) -> None:
    """Whoever opens, pays out or cancels a contract waits here for the others."""
    await tx.execute("SELECT FROM contract WHERE id = $1 FOR NO KEY UPDATE", contract_id)


async def open_in(tx: Tx, actor: Actor, wanted: OpenLoan) -> UUID:
    """The new pending loan, inside a transaction that holds the gate of the books.

    Refuses CONTRACT_NOT_FOUND, CONTRACT_NOT_SEALED, CONTRACT_HAS_LOAN.
    """
    # The contract row is locked: two openings with two keys queue here, and the second sees
    # the loan of the first.
    await lock_contract(tx, wanted.contract_id)
    contract = await tx.row(CONTRACTS, *actor.scope(), [wanted.contract_id])
    if contract is None:
        raise contract_not_found()
    if contract["status"] != "recorded":  # signed here: the gate of contracts decides
        await contracts.disbursable(tx, actor, wanted.contract_id)
    if contract["has_loan"]:
        raise contract_has_loan()
    terms = Terms.from_json(contract["terms"])
    state = fold(terms, (), contract["today"])
    loan_id = new_id()
    number = await tx.value(
        _INSERT,
        loan_id,
        contract["customer_id"],
        wanted.contract_id,
        contract["product_id"],
        contract["branch_id"],
        contract["currency"],
        contract["principal_minor"],
        contract["terms"],
        wanted.grade,
        wanted.purpose,
        contract["today"],
        loan_cells(terms, state),
        [instalment_cells(row) for row in state.rows],
    )
    about = {"number": number, "contractId": str(wanted.contract_id)}
    await audit.append(tx, actor, OPERATION, f"loan/{loan_id}", about)
    news = LoanOpened(
        loan_id=loan_id,
        customer_id=contract["customer_id"],
        branch_id=contract["branch_id"],
        number=number,
    )
    await outbox.add(tx, LOAN_OPENED, str(loan_id), news.to_json())
    return loan_id
