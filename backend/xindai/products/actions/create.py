"""Add a product with its first version."""

from __future__ import annotations

from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.products.errors import product_exists
from xindai.products.permissions import CREATE
from xindai.products.rules import check_code, check_terms
from xindai.products.types import NewProduct


async def create_product(actor: Actor, wanted: NewProduct) -> tuple[UUID, UUID]:
    """Ids of the product and of its draft; refuses PRODUCT_EXISTS and terms that do not fit."""
    require(actor, CREATE)
    product_id, version_id = new_id(), new_id()
    terms = check_terms(wanted.terms)
    try:
        async with db.transaction() as tx:
            await tx.execute(
                "INSERT INTO product (id, code, name_zh, name_en) VALUES ($1, $2, $3, $4)",
                product_id,
                check_code(wanted.code),
                wanted.name_zh,
                wanted.name_en,
            )
            await tx.execute(
                """INSERT INTO product_version (id, product_id, version, status, terms)
                   VALUES ($1, $2, 1, 'draft', $3)""",
                version_id,
                product_id,
                terms,
            )
            await audit.append(
                tx, actor, "product.create", f"product/{product_id}", {"code": wanted.code}
            )
    except UniqueViolationError as taken:
        raise product_exists() from taken
    return product_id, version_id
