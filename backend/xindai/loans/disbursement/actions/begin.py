"""What starting and starting again have in common: every check, the order, the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from xindai.contracts import api as contracts
from xindai.contracts.types import SignedContract
from xindai.customers import api as customers
from xindai.kernel.ids import new_id
from xindai.loans.disbursement import line
from xindai.loans.disbursement.duties import check_duties
from xindai.loans.disbursement.news import tell
from xindai.loans.disbursement.rehearse import cash_out_minor, rehearse
from xindai.loans.disbursement.types import DisbursementStatus, Started
from xindai.loans.errors import (
    contract_has_loan,
    contract_in_disbursement,
    no_payee,
    payee_fixed,
)
from xindai.origination import api as origination
from xindai.partners import api as partners
from xindai.payments import api as payments
from xindai.payments.types import NewOrder, PaymentKind
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

PURPOSE: Final = "loan.disbursement"
SETTLE: Final = "disbursement_settle"
_STATE: Final = """
SELECT c.branch_id, EXISTS (SELECT FROM loan l WHERE l.contract_id = $1) AS has_loan,
    EXISTS (SELECT FROM disbursement d WHERE d.contract_id = $1 AND d.status = 'open') AS is_open,
    (SELECT count(*) FROM disbursement d WHERE d.contract_id = $1) AS attempts
FROM customer c WHERE c.id = $2
"""
_ADD: Final = """
INSERT INTO disbursement (id, number, contract_id, customer_id, order_id,
    bank_card_id, attempt, created_by)
VALUES ($1, number_with_check('FK', nextval('disbursement_number')), $2, $3, $4, $5, $6, $7)
RETURNING number
"""


@dataclass(frozen=True, slots=True, repr=False)
class Payee:
    """Whom the money goes to: the card's owner, or a merchant; plain, for this transaction only."""

    name: str
    number: str
    bank: str | None
    card_id: UUID | None
    merchant_id: UUID | None


async def begin(
    tx: Tx, actor: Actor, operation: str, contract_id: UUID, card_id: UUID | None
) -> Started:
    """The planned payout of a contract, inside a transaction that holds the gate of the books.

    Refuses CONTRACT_NOT_FOUND, CONTRACT_NOT_SEALED, CONTRACT_HAS_LOAN, DISBURSEMENT_EXISTS,
    SEPARATION_OF_DUTIES, DISBURSEMENT_NO_PAYEE, DISBURSEMENT_PAYEE_FIXED, BANK_CARD_NOT_FOUND,
    MERCHANT_NOT_ACTIVE, and whatever would be refused when the money has arrived.
    """
    signed = await contracts.disbursable(tx, actor, contract_id)  # locked from here on
    state = await tx.row(_STATE, contract_id, signed.customer_id)
    assert state is not None  # the contract's customer
    if state["has_loan"]:
        raise contract_has_loan()
    if state["is_open"]:
        raise contract_in_disbursement()
    await check_duties(tx, actor, contract_id, signed.application_id)
    payee = await _payee(tx, signed, card_id)
    await line.reserve(tx, actor, contract_id)
    preview = await rehearse(tx, contract_id, signed.principal_minor, signed.currency)
    disbursement_id = new_id()
    order_id = await payments.plan(
        tx,
        actor,
        NewOrder(
            kind=PaymentKind.PAYOUT,
            purpose=PURPOSE,
            subject=f"disbursement/{disbursement_id}",
            branch_id=state["branch_id"],
            customer_id=signed.customer_id,
            merchant_id=payee.merchant_id,
            payee_name=payee.name,
            payee_number=payee.number,
            payee_bank=payee.bank,
            amount_minor=cash_out_minor(preview),
            currency=signed.currency,
            settle_kind=SETTLE,
        ),
    )
    number = await tx.value(
        _ADD,
        disbursement_id,
        contract_id,
        signed.customer_id,
        order_id,
        payee.card_id,
        state["attempts"] + 1,
        actor.id,
    )
    if signed.application_id is not None:
        await origination.disbursing(tx, actor, signed.application_id)
    about: dict[str, Any] = {"number": number, "contract": str(contract_id)}
    await audit.append(tx, actor, operation, f"disbursement/{disbursement_id}", about)
    await tell(tx, disbursement_id, DisbursementStatus.PLANNED)
    return Started(disbursement_id=disbursement_id, preview=preview, currency=signed.currency)


async def _payee(tx: Tx, signed: SignedContract, card_id: UUID | None) -> Payee:
    """To whom the contract says; only a contract that names nobody takes a card from outside."""
    if signed.merchant_id is not None:
        if card_id is not None:
            raise payee_fixed()
        shop = await partners.merchant_payee(tx, signed.merchant_id)
        return Payee(shop.name, shop.number, shop.bank, None, signed.merchant_id)
    if signed.bank_card_id is not None and card_id not in (None, signed.bank_card_id):
        raise payee_fixed()
    card = signed.bank_card_id or card_id
    if card is None:
        raise no_payee()
    account = await customers.card_account(tx, card, signed.customer_id)
    return Payee(account.name, account.number, account.bank, card, None)
