"""Set up a settlement account."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.kernel.money import decimals_of
from xindai.payments.errors import settlement_account_exists
from xindai.payments.permissions import RECONCILIATION_SET_UP
from xindai.payments.reconciliation.types import NewSettlementAccount
from xindai.payments.rules import mask_account
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

ADD: Final = "settlement_account.add"
_CODE: Final = re.compile(r"[A-Z0-9-]{2,40}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9A-Z]{8,34}", re.ASCII)
_ADD: Final = """
INSERT INTO settlement_account (id, code, name_zh, name_en, channel, branch_id, currency,
    number_masked, cut_off_minute, payout_fee_minor, collection_fee_minor, created_by)
SELECT $1, $2, $3, $4, $5, b.id, $7, $8, $9, $10, $11, $12 FROM branch b
WHERE b.id = $6 AND b.path LIKE $13
"""


async def add_account(actor: Actor, wanted: NewSettlementAccount, idempotency_key: str) -> UUID:
    """Once per key. Refuses INVALID_ACCOUNT_CODE, OUT_OF_RANGE, BRANCH_NOT_FOUND,
    SETTLEMENT_ACCOUNT_EXISTS."""
    require(actor, RECONCILIATION_SET_UP)
    key = idempotency.check_key(idempotency_key)
    _check(wanted)
    masked = mask_account(wanted.number)
    given = {name: str(getattr(wanted, name)) for name in wanted.__slots__ if name != "number"}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            account_id = new_id()
            cells = (
                wanted.code, wanted.name_zh.strip(), wanted.name_en.strip(), wanted.channel.value,
                wanted.branch_id, wanted.currency, masked, wanted.cut_off_minute,
                wanted.payout_fee_minor, wanted.collection_fee_minor, actor.id,
            )  # fmt: skip
            try:
                async with tx.savepoint():
                    added = await tx.execute(_ADD, account_id, *cells, actor.branch_pattern())
            except UniqueViolationError:
                raise settlement_account_exists() from None
            if not added:
                raise Refusal("BRANCH_NOT_FOUND", "there is no such branch", "branchId")
            about = {"code": wanted.code, "branch": str(wanted.branch_id)}
            await audit.append(tx, actor, ADD, f"settlement_account/{account_id}", about)
            return {"id": str(account_id)}

        answer = await idempotency.run(tx, actor, ADD, key, given | {"number": masked}, act)
    return UUID(answer.value()["id"])


def _check(wanted: NewSettlementAccount) -> None:
    decimals_of(wanted.currency)
    if not _CODE.fullmatch(wanted.code):
        raise Refusal("INVALID_ACCOUNT_CODE", "2 to 40 capital letters, digits, hyphens", "code")
    for name in ("name_zh", "name_en"):
        text = getattr(wanted, name).strip()
        if not 2 <= len(text) <= 80 or not text.isprintable():
            raise Refusal("OUT_OF_RANGE", "2 to 80 characters", name)
    if not _NUMBER.fullmatch(wanted.number):
        raise Refusal("OUT_OF_RANGE", "8 to 34 digits or capital letters", "number")
    if not 1 <= wanted.cut_off_minute <= 24 * 60:
        raise Refusal("OUT_OF_RANGE", "1 to 1440 minutes after midnight", "cutOffMinute")
