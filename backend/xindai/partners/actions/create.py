"""Enter a merchant with the account it wants to be paid to."""

from __future__ import annotations

import json
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.kernel.ids import new_id
from xindai.partners.actions.account import propose_account
from xindai.partners.errors import branch_not_found, merchant_exists
from xindai.partners.permissions import CREATE
from xindai.partners.rules import (
    fee_rate,
    normal_account,
    normal_code,
    normal_text,
    settlement_days,
)
from xindai.partners.types import CardAccount, NewMerchant
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_INSERT: Final = """
INSERT INTO merchant
    (id, code, name, name_en, branch_id, status, fee_rate, settlement_days, makers)
SELECT $1, $2, $3, $4, id, 'applied', $7, $8, ARRAY[$9::text]
FROM branch WHERE id = $5 AND path LIKE $6
"""


async def create_merchant(actor: Actor, wanted: NewMerchant, idempotency_key: str) -> UUID:
    """The id, once per key; somebody else activates it.

    Refuses MERCHANT_EXISTS, BRANCH_NOT_FOUND and ill-formed fields.
    """
    require(actor, CREATE)
    key = idempotency.check_key(idempotency_key)
    account = normal_account(wanted.account)
    name_en = normal_text(wanted.name_en, "nameEn") if wanted.name_en else None
    cells = (normal_code(wanted.code), normal_text(wanted.name, "name"), name_en)
    terms = (fee_rate(wanted.fee_rate), settlement_days(wanted.settlement_days))
    given: dict[str, Any] = {
        "code": wanted.code,
        "name": wanted.name,
        "nameEn": wanted.name_en,
        "branch": str(wanted.branch_id),
        "feeRate": wanted.fee_rate,
        "settlementDays": wanted.settlement_days,
    }
    async with db.transaction() as tx:
        given["account"] = (await crypto.keys(tx)).index(account_text(account), "input").hex()

        async def act() -> dict[str, Any]:
            merchant_id = new_id()
            scope = (wanted.branch_id, actor.branch_pattern())
            await _insert(tx, (merchant_id, *cells, *scope, *terms, actor.id))
            await propose_account(tx, actor, merchant_id, account)
            about = {"code": wanted.code, "feeRate": str(terms[0]), "days": terms[1]}
            await audit.append(tx, actor, CREATE.code, f"merchant/{merchant_id}", about)
            return {"id": str(merchant_id)}

        answer = await idempotency.run(tx, actor, CREATE.code, key, given, act)
    return UUID(answer.value()["id"])


def account_text(account: CardAccount) -> str:
    """An account as one text, to be hashed with a key."""
    return json.dumps([account.name, account.number, account.bank], ensure_ascii=False)


async def _insert(tx: Tx, cells: tuple[Any, ...]) -> None:
    try:
        async with tx.savepoint():
            if not await tx.execute(_INSERT, *cells):
                raise branch_not_found()
    except UniqueViolationError as taken:
        raise merchant_exists() from taken
