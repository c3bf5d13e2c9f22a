"""Draw up a contract: a draft with its PDF, for the borrower to read and sign."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.contracts.agreement import Agreement, agreed
from xindai.contracts.drawing import Sketch, draw, keep_document, sketch
from xindai.contracts.errors import agreement_moved, application_has_contract
from xindai.contracts.permissions import PREPARE
from xindai.contracts.types import Preparation
from xindai.kernel.ids import new_id
from xindai.kernel.rate import rate_decimal
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

OPERATION: Final = "contract.prepare"
_NUMBER: Final = "SELECT number_with_check('HT', nextval('contract_number'))"
_ANSWERED: Final = """
SELECT EXISTS (SELECT FROM idempotency_record WHERE actor = $1 AND operation = $2 AND key = $3)
"""
_ADD: Final = """
INSERT INTO contract (id, number, customer_id, product_version_id, signed_on, principal_minor,
    currency, rate_annual, instalment_count, terms, source, status, document_version,
    template_version_id, bank_card_id, merchant_id, is_bilingual,
    application_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'online', 'draft', 1, $11, $12, $13, $14, $15)
"""


async def prepare(actor: Actor, wanted: Preparation, idempotency_key: str) -> UUID:
    """The id of the draft, once per key.

    Refuses what `agreed` refuses, APPLICATION_HAS_CONTRACT, CONTRACT_RENDER_FAILED, and
    AGREEMENT_MOVED where something changed while the document was made.
    """
    require(actor, PREPARE)
    key = idempotency.check_key(idempotency_key)
    drawn: Sketch | None = None
    content = b""
    async with db.transaction() as tx:
        if not await tx.value(_ANSWERED, actor.id, OPERATION, key):
            agreement = await agreed(tx, actor, wanted)
            drawn = await sketch(tx, agreement, await tx.value(_NUMBER), 1, None)
    if drawn is not None:
        content = await draw(drawn)  # with no transaction open
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            if drawn is None or await agreed(tx, actor, wanted) != drawn.agreement:
                raise agreement_moved()
            return {"contractId": str(await _keep(tx, actor, drawn, content))}

        answer = await idempotency.run(tx, actor, OPERATION, key, _given(wanted), act)
    return UUID(answer.value()["contractId"])


async def _keep(tx: Tx, actor: Actor, drawn: Sketch, content: bytes) -> UUID:
    contract_id, agreement = new_id(), drawn.agreement
    try:
        async with tx.savepoint():
            await tx.execute(_ADD, contract_id, drawn.facts.number, *_cells(agreement))
    except UniqueViolationError as taken:
        raise application_has_contract() from taken
    digest = await keep_document(tx, actor, contract_id, drawn, content, kind="unsigned")
    about = {"number": drawn.facts.number, "version": 1, "sha256": digest}
    await audit.append(tx, actor, OPERATION, f"contract/{contract_id}", about)
    return contract_id


def _cells(agreement: Agreement) -> tuple[Any, ...]:
    terms = agreement.terms
    return (
        agreement.customer_id,
        agreement.product_version_id,
        agreement.on,
        terms.principal_minor,
        terms.currency,
        rate_decimal(terms.annual_rate_e8),
        terms.instalments,
        terms.to_json(),
        agreement.template_version_id,
        agreement.bank_card_id,
        agreement.merchant_id,
        agreement.is_bilingual,
        agreement.application_id,
    )


def _given(wanted: Preparation) -> dict[str, Any]:
    return {
        "applicationId": wanted.application_id and str(wanted.application_id),
        "customerId": wanted.customer_id and str(wanted.customer_id),
        "versionId": wanted.product_version_id and str(wanted.product_version_id),
        "terms": None if wanted.terms is None else dict(wanted.terms),
        "bankCardId": wanted.bank_card_id and str(wanted.bank_card_id),
        "merchantId": wanted.merchant_id and str(wanted.merchant_id),
        "template": wanted.template,
        "isBilingual": wanted.is_bilingual,
    }
