"""Reads of merchants, their stores and people, masked; first the actor's branch subtree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.partners.permissions import READ
from xindai.partners.types import (
    AccountView,
    MerchantDetail,
    MerchantFilter,
    MerchantPage,
    MerchantStatus,
    SalesRepView,
    StoreView,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_SELECT: Final = """
SELECT m.id, m.code, m.name, m.name_en, m.branch_id, m.status, m.fee_rate, m.settlement_days,
    m.makers, m.checker, m.reason, m.version, m.created_at, m.activated_at
"""
_VISIBLE: Final = "FROM merchant m JOIN branch b ON b.id = m.branch_id AND b.path LIKE $1"
_ACCOUNTS: Final = f"""
SELECT a.merchant_id, a.id, a.name_masked AS name, a.number_masked AS number,
    a.status = 'proposed' AS is_proposed, a.maker, a.created_at
{_VISIBLE} JOIN merchant_account a ON a.merchant_id = m.id AND a.status IN ('current', 'proposed')
WHERE m.id = ANY($2::uuid[]) ORDER BY a.status
"""
_STORES: Final = f"""
SELECT s.id, s.merchant_id, s.code, s.name, s.region
{_VISIBLE} JOIN merchant_store s ON s.merchant_id = m.id
WHERE m.id = ANY($2::uuid[]) ORDER BY s.code
"""
_REPS: Final = f"""
SELECT r.id, r.store_id, r.name_masked AS name, r.phone_masked AS phone
{_VISIBLE} JOIN merchant_store s ON s.merchant_id = m.id JOIN sales_rep r ON r.store_id = s.id
WHERE s.id = ANY($2::uuid[]) ORDER BY r.id
"""


async def merchants_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, MerchantDetail]:
    """The visible ones of these merchants, in one statement."""
    require(actor, READ)
    sql = f"{_SELECT} {_VISIBLE} WHERE m.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {r["id"]: _view(r) for r in rows}


async def accounts_of_merchants(
    actor: Actor, merchant_ids: Sequence[UUID]
) -> dict[UUID, list[AccountView]]:
    """The account in force and the one that waits."""
    require(actor, READ)
    out: dict[UUID, list[AccountView]] = defaultdict(list)
    for r in await db.pool().fetch(_ACCOUNTS, actor.branch_pattern(), list(merchant_ids)):
        cells = dict(r)
        out[cells.pop("merchant_id")].append(AccountView(**cells))
    return out


async def stores_of_merchants(
    actor: Actor, merchant_ids: Sequence[UUID]
) -> dict[UUID, list[StoreView]]:
    """By code."""
    require(actor, READ)
    out: dict[UUID, list[StoreView]] = defaultdict(list)
    for r in await db.pool().fetch(_STORES, actor.branch_pattern(), list(merchant_ids)):
        out[r["merchant_id"]].append(StoreView(**dict(r)))
    return out


async def reps_of_stores(actor: Actor, store_ids: Sequence[UUID]) -> dict[UUID, list[SalesRepView]]:
    """Oldest first."""
    require(actor, READ)
    out: dict[UUID, list[SalesRepView]] = defaultdict(list)
    for r in await db.pool().fetch(_REPS, actor.branch_pattern(), list(store_ids)):
        out[r["store_id"]].append(SalesRepView(**dict(r)))
    return out


async def find_merchants(
    actor: Actor, wanted: MerchantFilter, first: int = 20, after: str | None = None
) -> MerchantPage:
    """A page in the order of their codes; refuses INVALID_CURSOR."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    where, args = _criteria(actor, wanted)
    if after is not None:
        args.append(_parse_cursor(after))
        where += f" AND m.code > ${len(args)}"
    sql = f"{_SELECT} {_VISIBLE} WHERE {where} ORDER BY m.code LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, *args)
    shown = tuple(_view(r) for r in rows[:size])
    return MerchantPage(shown, tuple(f"merchant|{m.code}" for m in shown), len(rows) > size)


async def count_merchants(actor: Actor, wanted: MerchantFilter) -> int:
    """How many merchants a list has in all."""
    require(actor, READ)
    where, args = _criteria(actor, wanted)
    return int(await db.pool().fetchval(f"SELECT count(*) {_VISIBLE} WHERE {where}", *args))


def _criteria(actor: Actor, wanted: MerchantFilter) -> tuple[str, list[Any]]:
    args: list[Any] = [actor.branch_pattern()]
    clauses = ["true"]
    for clause, value in (
        ("(starts_with(m.code, {0}) OR position({0} IN m.name) > 0)", wanted.text),
        ("m.status = {0}", wanted.status.value if wanted.status else None),
        ("m.branch_id = {0}", wanted.branch_id),
    ):
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))
    return " AND ".join(clauses), args


def _view(r: Mapping[str, Any]) -> MerchantDetail:
    return MerchantDetail(
        **dict(r) | {"status": MerchantStatus(r["status"]), "makers": tuple(r["makers"])}
    )


def _parse_cursor(text: str) -> str:
    kind, _, code = text.partition("|")
    if kind != "merchant" or not code:
        raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")
    return code
