"""Promise the figures of a loan: they move only with an explanation from now on."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.errors import product_not_found
from xindai.products.golden import figures, given_to_json
from xindai.products.permissions import CHANGE
from xindai.products.queries import offer_of_record
from xindai.products.rules import check_name
from xindai.products.types import GoldenInput

OPERATION: Final = "product.add_golden_case"
_PROMISES: Final = """
SELECT id FROM product_version WHERE product_id = $1
ORDER BY status = 'listed' DESC, version DESC LIMIT 1
"""
_INSERT: Final = """
INSERT INTO product_golden_case (id, product_id, name, given, expected, created_by)
VALUES ($1, $2, $3, $4, $5, $6)
"""


async def add_golden_case(actor: Actor, product_id: UUID, wanted: GoldenInput, key: str) -> UUID:
    """The case's id; its figures are those of the version on offer, else of the newest.

    Refuses PRODUCT_NOT_FOUND, GOLDEN_CASE_EXISTS, and what `contract_terms` refuses.
    """
    require(actor, CHANGE)
    checked = idempotency.check_key(key)
    name = check_name(wanted.name, "name")
    given = {"productId": str(product_id), "name": name} | given_to_json(wanted)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"id": str(await add_in(tx, actor, product_id, wanted))}

        answer = await idempotency.run(tx, actor, OPERATION, checked, given, act)
    return UUID(answer.value()["id"])


async def add_in(tx: Tx, actor: Actor, product_id: UUID, wanted: GoldenInput) -> UUID:
    """The same in a transaction that is open; figures that a file promises are taken as they are,
    and looked at when a version is submitted."""
    version_id = await tx.value(_PROMISES, product_id)
    if version_id is None:
        raise product_not_found()
    expected = wanted.expected
    if expected is None:
        expected = figures(await offer_of_record(tx, version_id), wanted)
    case_id, name = new_id(), check_name(wanted.name, "name")
    row = (case_id, product_id, name, given_to_json(wanted), expected, actor.id)
    try:
        async with tx.savepoint():
            await tx.execute(_INSERT, *row)
    except UniqueViolationError as taken:
        raise Refusal("GOLDEN_CASE_EXISTS", "a case has this name", "name") from taken
    await audit.append(tx, actor, OPERATION, f"product/{product_id}", {"name": name})
    return case_id
