"""Change a contract that no money has followed: a new document, to be signed anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xindai.contracts.agreement import Agreement, template_in_force
from xindai.contracts.drawing import Sketch, draw, keep_document, sketch
from xindai.contracts.errors import (
    agreement_moved,
    amount_above_approved,
    bank_card_not_found,
    contract_in_disbursement,
    nothing_changes,
    reason_missing,
    wrong_contract_status,
)
from xindai.contracts.lock import lock_contract
from xindai.contracts.offered import check_offered
from xindai.contracts.permissions import CHANGE
from xindai.contracts.rules import normal_reason
from xindai.contracts.standard import STANDARD
from xindai.contracts.types import ContractChange
from xindai.engine.terms import Terms
from xindai.kernel.money import format_minor
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products import api as products

OPERATION: Final = "contract.change"
LIVE: Final = ("draft", "signed", "sealed")
_ANSWERED: Final = """
SELECT EXISTS (SELECT FROM idempotency_record WHERE actor = $1 AND operation = $2 AND key = $3)
"""
_FIRST: Final = """
SELECT (terms ->> 'principal') AS principal FROM contract_document
WHERE contract_id = $1 AND version = 1 AND kind = 'unsigned'
"""
_CARD: Final = """
SELECT id FROM bank_card WHERE id = $1 AND customer_id = $2 AND unbound_at IS NULL
"""
_TEMPLATE: Final = """
SELECT t.code FROM contract_template t JOIN contract_template_version v ON v.template_id = t.id
WHERE v.id = $1
"""
_CHANGE: Final = """
UPDATE contract SET status = 'draft', document_version = $2, signed_on = $3, principal_minor = $4,
    instalment_count = $5, terms = $6, bank_card_id = $7, template_version_id = $8,
    is_bilingual = $9
WHERE id = $1
"""


async def change_contract(actor: Actor, wanted: ContractChange, idempotency_key: str) -> int:
    """The version of the new document, once per key; the contract is a draft again.

    Less money, other instalments, another card, or only a new day: never more than was approved.
    Refuses CONTRACT_NOT_FOUND, WRONG_CONTRACT_STATUS, CONTRACT_IN_DISBURSEMENT, REASON_MISSING,
    CONTRACT_AMOUNT_ABOVE_APPROVED, CONTRACT_UNCHANGED, BANK_CARD_NOT_FOUND and terms that do not
    fit the product.
    """
    require(actor, CHANGE)
    key = idempotency.check_key(idempotency_key)
    reason = normal_reason(wanted.reason)
    if reason is None:
        raise reason_missing()
    drawn: Sketch | None = None
    content = b""
    async with db.transaction() as tx:
        if not await tx.value(_ANSWERED, actor.id, OPERATION, key):
            drawn = await _sketched(tx, actor, wanted, reason)
    if drawn is not None:
        content = await draw(drawn)  # with no transaction open
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            found = await _sketched(tx, actor, wanted, reason)
            if drawn is None or (found.agreement, found.facts) != (drawn.agreement, drawn.facts):
                raise agreement_moved()
            await _keep(tx, actor, wanted.contract_id, drawn, content)
            return {"version": drawn.facts.version}

        answer = await idempotency.run(tx, actor, OPERATION, key, _given(wanted, reason), act)
    return int(answer.value()["version"])


async def _sketched(tx: Tx, actor: Actor, wanted: ContractChange, reason: str) -> Sketch:
    row = await lock_contract(tx, actor, wanted.contract_id)
    check_changeable(row)
    terms = await _terms(tx, row, wanted)
    card = wanted.bank_card_id or row["bank_card_id"]
    if wanted.bank_card_id and await tx.value(_CARD, card, row["customer_id"]) is None:
        raise bank_card_not_found()
    code = await tx.value(_TEMPLATE, row["template_version_id"])
    bilingual = wanted.is_bilingual
    agreement = Agreement(
        customer_id=row["customer_id"],
        product_version_id=row["product_version_id"],
        application_id=row["application_id"],
        terms=terms,
        bank_card_id=card,
        merchant_id=row["merchant_id"],
        template_version_id=await template_in_force(tx, code or STANDARD),
        is_bilingual=row["is_bilingual"] if bilingual is None else bilingual,
        on=row["today"],
    )
    same = (
        terms.to_json() == row["terms"],
        card == row["bank_card_id"],
        agreement.is_bilingual == row["is_bilingual"],
        row["today"] == row["signed_on"],
    )
    if all(same):
        raise nothing_changes()
    return await sketch(tx, agreement, row["number"], row["document_version"] + 1, reason)


def check_changeable(row: Any) -> None:
    """Refuses WRONG_CONTRACT_STATUS and CONTRACT_IN_DISBURSEMENT."""
    if row["status"] not in LIVE:
        raise wrong_contract_status(row["status"])
    if row["disbursing_at"] is not None:
        raise contract_in_disbursement()


async def _terms(tx: Tx, row: Any, wanted: ContractChange) -> Terms:
    """The terms as they would be from today on, within what was approved."""
    now = Terms.from_json(row["terms"])
    amount = now.principal_minor if wanted.amount_minor is None else wanted.amount_minor
    count = wanted.instalments or now.instalments
    first = await tx.value(_FIRST, row["id"])
    if amount > int(str(first).replace(".", "")):
        raise amount_above_approved(format_minor(amount, now.currency))
    moved = replace(now, principal_minor=amount, instalments=count, disbursed_on=row["today"])
    terms = Terms.from_json(moved.to_json())
    check_offered(await products.offer_of_record(tx, row["product_version_id"]), terms)
    return terms


async def _keep(tx: Tx, actor: Actor, contract_id: UUID, drawn: Sketch, content: bytes) -> None:
    agreement, facts = drawn.agreement, drawn.facts
    await tx.execute(
        _CHANGE,
        contract_id,
        facts.version,
        agreement.on,
        agreement.terms.principal_minor,
        agreement.terms.instalments,
        agreement.terms.to_json(),
        agreement.bank_card_id,
        agreement.template_version_id,
        agreement.is_bilingual,
    )
    digest = await keep_document(tx, actor, contract_id, drawn, content, kind="unsigned")
    about = {"version": facts.version, "sha256": digest, "reason": facts.reason}
    await audit.append(tx, actor, OPERATION, f"contract/{contract_id}", about)


def _given(wanted: ContractChange, reason: str) -> dict[str, Any]:
    return {
        "contractId": str(wanted.contract_id),
        "reason": reason,
        "amountMinor": wanted.amount_minor,
        "instalments": wanted.instalments,
        "bankCardId": wanted.bank_card_id and str(wanted.bank_card_id),
        "isBilingual": wanted.is_bilingual,
    }
