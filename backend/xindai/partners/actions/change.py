"""Change a merchant's names and payout terms, add a store, add a person who sells there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.kernel.ids import new_id
from xindai.kernel.phone import normal_phone
from xindai.partners.actions.command import once
from xindai.partners.errors import (
    merchant_active,
    sales_rep_exists,
    store_exists,
    store_not_found,
)
from xindai.partners.permissions import CHANGE
from xindai.partners.rules import fee_rate, normal_code, normal_text, settlement_days
from xindai.partners.types import MerchantChange, MerchantStatus
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_CHANGE: Final = """
UPDATE merchant SET name = coalesce($2, name), name_en = coalesce($3, name_en),
    fee_rate = coalesce($4, fee_rate), settlement_days = coalesce($5, settlement_days),
    makers = CASE WHEN $6 THEN array_append(array_remove(makers, $7::text), $7::text)
        ELSE makers END,
    version = version + 1
WHERE id = $1
"""
_STORE: Final = """
INSERT INTO merchant_store (id, merchant_id, code, name, region) VALUES ($1, $2, $3, $4, $5)
"""
_REP: Final = """
INSERT INTO sales_rep (id, store_id, name_sealed, name_masked, phone_sealed, phone_masked,
    phone_index) VALUES ($1, $2, $3, $4, $5, $6, $7)
"""


async def change_merchant(
    actor: Actor, merchant_id: UUID, wanted: MerchantChange, idempotency_key: str
) -> None:
    """What is None stays; payout terms change only while the merchant is not active.

    Refuses MERCHANT_NOT_FOUND, MERCHANT_ACTIVE, WRONG_STATUS and ill-formed fields.
    """
    require(actor, CHANGE)
    name = None if wanted.name is None else normal_text(wanted.name, "name")
    name_en = None if wanted.name_en is None else normal_text(wanted.name_en, "nameEn")
    fee = None if wanted.fee_rate is None else fee_rate(wanted.fee_rate)
    days = None if wanted.settlement_days is None else settlement_days(wanted.settlement_days)
    given = {"name": name, "nameEn": name_en, "feeRate": wanted.fee_rate, "settlementDays": days}

    async def act(tx: Tx, row: Mapping[str, Any]) -> dict[str, Any]:
        covered = fee is not None or days is not None
        if covered and row["status"] == MerchantStatus.ACTIVE:
            raise merchant_active()
        await tx.execute(_CHANGE, row["id"], name, name_en, fee, days, covered, actor.id)
        return {field: value for field, value in given.items() if value is not None}

    await once(actor, CHANGE.code, merchant_id, idempotency_key, given, act)


async def add_store(
    actor: Actor, merchant_id: UUID, code: str, name: str, region: str | None, idempotency_key: str
) -> None:
    """Refuses MERCHANT_NOT_FOUND, STORE_EXISTS, WRONG_STATUS and ill-formed fields."""
    require(actor, CHANGE)
    place = normal_text(region, "region") if region else None
    cells = (normal_code(code), normal_text(name, "name"), place)

    async def act(tx: Tx, row: Mapping[str, Any]) -> dict[str, Any]:
        try:
            async with tx.savepoint():
                await tx.execute(_STORE, new_id(), row["id"], *cells)
        except UniqueViolationError as taken:
            raise store_exists() from taken
        return {"store": code}

    given = {"code": code, "name": name, "region": region}
    await once(actor, "merchant.store_add", merchant_id, idempotency_key, given, act)


async def add_sales_rep(
    actor: Actor, store_id: UUID, name: str, phone: str, idempotency_key: str
) -> UUID:
    """The merchant of the store, to be shown; the person is sealed.

    Refuses STORE_NOT_FOUND, SALES_REP_EXISTS, INVALID_PHONE, INVALID_PARTNER_NAME, WRONG_STATUS.
    """
    require(actor, CHANGE)
    person, number = normal_text(name, "name"), normal_phone(phone)
    merchant_id: UUID | None = await db.pool().fetchval(
        """SELECT s.merchant_id FROM merchant_store s JOIN merchant m ON m.id = s.merchant_id
           JOIN branch b ON b.id = m.branch_id AND b.path LIKE $2 WHERE s.id = $1""",
        store_id,
        actor.branch_pattern(),
    )
    if merchant_id is None:
        raise store_not_found()

    async def act(tx: Tx, row: Mapping[str, Any]) -> dict[str, Any]:
        sealer, rep_id = await crypto.keys(tx), new_id()
        cells = (
            sealer.seal(person, "sales_rep", str(rep_id), "name"),
            crypto.mask_name(person),
            sealer.seal(number, "sales_rep", str(rep_id), "phone"),
            crypto.mask_phone(number),
            sealer.index(number, "phone"),
        )
        try:
            async with tx.savepoint():
                await tx.execute(_REP, rep_id, store_id, *cells)
        except UniqueViolationError as taken:
            raise sales_rep_exists() from taken
        return {"store": str(store_id), "rep": str(rep_id)}

    operation, given = "merchant.sales_rep_add", {"store": str(store_id)}
    secret = f"{person}|{number}"
    await once(actor, operation, merchant_id, idempotency_key, given, act, secret=secret)
    return merchant_id
