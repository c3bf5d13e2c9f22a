"""Lines for the customers of a list: proposed by one, approved by another, granted by a job."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.actions.propose import keep
from xindai.credit_lines.errors import duplicate_customer, not_whitelisted, product_not_there
from xindai.credit_lines.permissions import PRE_APPROVE
from xindai.credit_lines.rules import (
    check_last_day,
    check_limit,
    check_parts,
    check_reason,
    part_json,
)
from xindai.credit_lines.types import PreApproval, ProposalKind
from xindai.customers import api as customers
from xindai.customers.errors import branch_not_found, customer_not_found
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.kernel.money import decimals_of
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

MOST_CUSTOMERS: Final = 1000
"""In one list."""
_SEEN: Final = f"""
SELECT count(*) FROM customer c
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")} WHERE c.id = ANY($3::uuid[])
"""
# The proposal belongs to the smallest branch above all of its customers, or to its maker's.
_BRANCH: Final = """
SELECT own.id, d.current_on AS today FROM branch own CROSS JOIN business_day d
WHERE own.path LIKE $1 AND NOT EXISTS (
    SELECT FROM customer c JOIN branch b ON b.id = c.branch_id
    WHERE c.id = ANY($2::uuid[]) AND NOT starts_with(b.path, own.path))
ORDER BY length(own.path) DESC LIMIT 1
"""
_PRODUCTS: Final = "SELECT count(*) FROM product WHERE id = ANY($1::uuid[])"
_ROWS: Final = ("id", "proposal_id", "customer_id", "amount_minor")


async def pre_approve(actor: Actor, wanted: PreApproval, idempotency_key: str) -> UUID:
    """The proposal's id, once per key; the lines come after another person's approval.

    An entry without an amount takes that of the customer's whitelist, as it is now. A part's limit
    of None is the whole of the line. Refuses CUSTOMER_NOT_FOUND, DUPLICATE_CUSTOMER,
    NOT_WHITELISTED, PRODUCT_NOT_FOUND, OUT_OF_RANGE, TOO_MANY_ITEMS, REASON_MISSING, and
    BRANCH_NOT_FOUND where no branch that the actor sees stands above all customers.
    """
    require(actor, PRE_APPROVE)
    key, reason = idempotency.check_key(idempotency_key), check_reason(wanted.reason)
    decimals_of(wanted.currency)
    entries = wanted.entries
    if not 1 <= len(entries) <= MOST_CUSTOMERS:
        raise Refusal("TOO_MANY_ITEMS", f"1 to {MOST_CUSTOMERS} customers", "entries")
    if len({customer for customer, _ in entries}) != len(entries):
        raise duplicate_customer()
    content = {
        "expiresOn": wanted.expires_on.isoformat(),
        "subLines": [part_json(part) for part in wanted.sub_lines],
        "customers": len(entries),
    }
    given = {"content": content, "currency": wanted.currency, "reason": reason}
    given["entries"] = _digest(wanted)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            branch_id = await _check(tx, actor, wanted)
            amounts = await _amounts(tx, wanted)
            kind = ProposalKind.PRE_APPROVAL.value
            cells = (kind, None, branch_id, wanted.currency, content, reason)
            proposal_id = await keep(tx, actor, cells)
            rows = [(new_id(), proposal_id, *entry) for entry in amounts.items()]
            await tx.copy("line_pre_approval", _ROWS, rows)
            return {"id": str(proposal_id)}

        answer = await idempotency.run(tx, actor, PRE_APPROVE.code, key, given, act)
    return UUID(answer.value()["id"])


def _digest(wanted: PreApproval) -> str:
    text = json.dumps([[str(customer), amount] for customer, amount in wanted.entries])
    return hashlib.sha256(text.encode()).hexdigest()


async def _check(tx: Tx, actor: Actor, wanted: PreApproval) -> UUID:
    ids = [customer for customer, _ in wanted.entries]
    if await tx.value(_SEEN, *actor.scope(), ids) != len(ids):
        raise customer_not_found()
    row = await tx.row(_BRANCH, actor.branch_pattern(), ids)
    if row is None:
        raise branch_not_found()
    check_last_day(wanted.expires_on, row["today"])
    products = [part.product_id for part in wanted.sub_lines]
    if await tx.value(_PRODUCTS, products) != len(set(products)):
        raise product_not_there()
    branch_id: UUID = row["id"]
    return branch_id


async def _amounts(tx: Tx, wanted: PreApproval) -> dict[UUID, int]:
    """The limit of each customer; refuses NOT_WHITELISTED, OUT_OF_RANGE."""
    amounts: dict[UUID, int] = {}
    for customer_id, said in wanted.entries:
        amount = (await customers.facts(tx, customer_id)).whitelist if said is None else said
        if amount is None:
            raise not_whitelisted()
        check_parts(wanted.sub_lines, check_limit(amount, "entries"))
        amounts[customer_id] = amount
    return amounts
