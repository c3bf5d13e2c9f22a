"""Record signed contracts: one with a key, or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.contracts.errors import customer_not_found, version_not_found
from xindai.contracts.permissions import SIGN
from xindai.contracts.types import NewContract
from xindai.engine.terms import Terms
from xindai.kernel.ids import new_id
from xindai.kernel.rate import rate_decimal
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

OPERATION: Final = "contract.sign"
_COLUMNS: Final = (
    "id",
    "number",
    "customer_id",
    "product_version_id",
    "signed_on",
    "principal_minor",
    "currency",
    "rate_annual",
    "instalment_count",
    "terms",
    "source",
)
_NUMBERS: Final = """
SELECT number_with_check('HT', nextval('contract_number')) FROM generate_series(1, $1)
"""
_CUSTOMERS: Final = f"""
SELECT count(*) FROM customer c JOIN branch b ON b.id = c.branch_id
WHERE {in_scope("b.path", "c.id")} AND c.id = ANY($3::uuid[])
"""
_VERSIONS: Final = """
SELECT count(*) FROM product_version WHERE id = ANY($1::uuid[]) AND status = 'listed'
"""


async def sign_contract(actor: Actor, wanted: NewContract, idempotency_key: str) -> UUID:
    """The id, once per key; refuses CUSTOMER_NOT_FOUND, VERSION_NOT_FOUND and wrong terms."""
    require(actor, SIGN)
    key = idempotency.check_key(idempotency_key)
    given = {
        "customerId": str(wanted.customer_id),
        "versionId": str(wanted.product_version_id),
        "signedOn": wanted.signed_on.isoformat(),
        "terms": dict(wanted.terms),
    }
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"contractId": str((await sign_in_bulk(tx, actor, [wanted]))[0])}

        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    return UUID(answer.value()["contractId"])


async def sign_in_bulk(tx: Tx, actor: Actor, wanted: Sequence[NewContract]) -> list[UUID]:
    """Many contracts inside a transaction that is open already; all or none."""
    require(actor, SIGN)
    rows = [_cells(contract) for contract in wanted]
    customers = list({contract.customer_id for contract in wanted})
    if await tx.value(_CUSTOMERS, *actor.scope(), customers) != len(customers):
        raise customer_not_found()
    versions = list({contract.product_version_id for contract in wanted})
    if await tx.value(_VERSIONS, versions) != len(versions):
        raise version_not_found()
    for row, record in zip(rows, await tx.rows(_NUMBERS, len(rows)), strict=True):
        row["number"] = record[0]
    await tx.copy("contract", _COLUMNS, [tuple(row[name] for name in _COLUMNS) for row in rows])
    ids = [row["id"] for row in rows]
    subject = f"contract/{ids[0]}" if len(ids) == 1 else "contracts"
    about = {"count": len(ids), "first": rows[0]["number"], "last": rows[-1]["number"]}
    await audit.append(tx, actor, OPERATION, subject, about)
    return ids


def _cells(wanted: NewContract) -> dict[str, Any]:
    """The columns; the terms are read strictly and written back in full."""
    terms = Terms.from_json(wanted.terms)
    return {
        "id": new_id(),
        "customer_id": wanted.customer_id,
        "product_version_id": wanted.product_version_id,
        "signed_on": wanted.signed_on,
        "principal_minor": terms.principal_minor,
        "currency": terms.currency,
        "rate_annual": rate_decimal(terms.annual_rate_e8),
        "instalment_count": terms.instalments,
        "terms": terms.to_json(),
        "source": wanted.source,
    }
