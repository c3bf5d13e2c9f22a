"""Add a product with its first version."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.books import check_accounts
from xindai.products.errors import product_exists
from xindai.products.permissions import CREATE
from xindai.products.rules import check_code, check_name, check_terms
from xindai.products.types import NewProduct

OPERATION: Final = "product.create"
_PRODUCT: Final = "INSERT INTO product (id, code, name_zh, name_en) VALUES ($1, $2, $3, $4)"
_VERSION: Final = """
INSERT INTO product_version (id, product_id, version, status, terms, makers)
VALUES ($1, $2, 1, 'draft', $3, ARRAY[$4::text])
"""


async def create_product(actor: Actor, wanted: NewProduct, key: str) -> tuple[UUID, UUID]:
    """Ids of the product and of its draft; refuses PRODUCT_EXISTS and terms that do not fit."""
    require(actor, CREATE)
    checked = idempotency.check_key(key)
    given = {
        "code": wanted.code,
        "nameZh": wanted.name_zh,
        "nameEn": wanted.name_en,
        "terms": dict(wanted.terms),
    }
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            product_id, version_id = await create_in(tx, actor, wanted)
            return {"productId": str(product_id), "versionId": str(version_id)}

        answer = await idempotency.run(tx, actor, OPERATION, checked, given, act)
    made = answer.value()
    return UUID(made["productId"]), UUID(made["versionId"])


async def create_in(tx: Tx, actor: Actor, wanted: NewProduct) -> tuple[UUID, UUID]:
    """The same in a transaction that is open."""
    product_id, version_id = new_id(), new_id()
    terms = check_terms(wanted.terms)
    await check_accounts(tx, terms)
    names = check_name(wanted.name_zh, "nameZh"), check_name(wanted.name_en, "nameEn")
    try:
        async with tx.savepoint():
            await tx.execute(_PRODUCT, product_id, check_code(wanted.code), *names)
    except UniqueViolationError as taken:
        raise product_exists() from taken
    await tx.execute(_VERSION, version_id, product_id, terms, actor.id)
    await audit.append(tx, actor, OPERATION, f"product/{product_id}", {"code": wanted.code})
    return product_id, version_id
