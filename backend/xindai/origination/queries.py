"""Reads of applications. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.types import AdverseReason
from xindai.kernel.errors import Refusal
from xindai.origination.duties import LEVEL, MADE, STAKE
from xindai.origination.errors import (
    application_not_found,
    conflict_of_interest,
    own_application,
)
from xindai.origination.lock import VISIBLE
from xindai.origination.permissions import OF_QUEUE, READ
from xindai.origination.pricing import rate_text
from xindai.origination.rules import FINAL
from xindai.origination.types import (
    ApplicationFilter,
    ApplicationKind,
    ApplicationOrder,
    ApplicationPage,
    ApplicationPurpose,
    ApplicationView,
)
from xindai.origination.types import ApplicationStatus as S
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_FREE: Final = "(a.claimed_by IS NULL OR a.claimed_until <= now())"
OVER: Final = f"""(a.status IN ({", ".join(f"'{status}'" for status in sorted(FINAL))})
    OR (a.kind = 'line' AND a.status = 'offer_accepted'))"""
"""`rules.is_over` as SQL; a test holds the two equal."""
_COLUMNS: Final = f"""
SELECT a.id, a.number, a.kind, a.customer_id, a.branch_id, a.product_id, a.product_version_id,
    a.channel, a.sub_product, a.merchant_id, a.amount_minor, a.currency, a.instalments, a.method,
    a.purpose, a.bank_card_id, a.status, a.round, a.entered_at, a.due_at,
    coalesce(a.due_at <= now(), false) AS is_overdue, a.expires_on,
    CASE WHEN NOT {_FREE} THEN a.claimed_by END AS claimed_by,
    CASE WHEN NOT {_FREE} THEN a.claimed_until END AS claimed_until,
    a.created_by, a.created_at, a.submitted_by, a.submitted_at, a.supplement, a.return_reason,
    a.rejection,
    a.decision_id, a.grade, a.review_levels, a.needs_phone_check, a.offered_minor,
    a.offered_instalments, a.offered_rate, a.offered_method, a.accepted_minor, a.accepted_at,
    a.contract_id, a.loan_id, a.version
"""
_ORDERS: Final[Mapping[ApplicationOrder, tuple[str, str, str]]] = {
    ApplicationOrder.NEWEST: ("a.id", "uuid", "DESC"),
    ApplicationOrder.OLDEST: ("a.id", "uuid", "ASC"),
    ApplicationOrder.DUE_FIRST: (
        "coalesce(a.due_at, TIMESTAMPTZ '9999-01-01')",
        "timestamptz",
        "ASC",
    ),
    ApplicationOrder.AMOUNT_DESC: ("coalesce(a.amount_minor, 0)", "bigint", "DESC"),
}
_STANDS: Final = f"""
SELECT a.id, {MADE.format(who="$3::text", level=LEVEL)} AS made,
    {STAKE.format(who="$3::text")} AS stake
{VISIBLE} WHERE a.id = ANY($4::uuid[])
"""


async def get_application(actor: Actor, application_id: UUID) -> ApplicationView:
    """One; refuses APPLICATION_NOT_FOUND, also for one of another branch or borrower."""
    found = (await applications_by_id(actor, [application_id])).get(application_id)
    if found is None:
        raise application_not_found()
    return found


async def applications_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ApplicationView]:
    """The visible ones of these, in one statement."""
    require(actor, READ)
    sql = f"{_COLUMNS} {VISIBLE} WHERE a.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {r["id"]: _view(r) for r in rows}


async def find_applications(
    actor: Actor,
    wanted: ApplicationFilter,
    order: ApplicationOrder,
    first: int,
    after: str | None = None,
) -> ApplicationPage:
    """A page of the visible ones; refuses INVALID_CURSOR."""
    require(actor, READ)
    args: list[Any] = [*actor.scope()]
    clauses = _criteria(wanted, args)
    key, kind, way = _ORDERS[order]
    if after is not None:
        value, row_id = _behind(order, after)
        args += [value, row_id]
        beyond = "<" if way == "DESC" else ">"
        place = f"(${len(args) - 1}::text::{kind}, ${len(args)}::uuid)"
        clauses.append(f"({key}, a.id) {beyond} {place}")
    size = max(1, min(first, MAX_PAGE))
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"""{_COLUMNS}, ({key})::text AS place {VISIBLE} {where}
        ORDER BY {key} {way}, a.id {way} LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, *args)
    shown = rows[:size]
    return ApplicationPage(
        tuple(_view(r) for r in shown),
        tuple(f"application|{order.value}|{r['place']}|{r['id']}" for r in shown),
        len(rows) > size,
    )


async def count_applications(actor: Actor, wanted: ApplicationFilter) -> int:
    """How many a list has in all."""
    require(actor, READ)
    args: list[Any] = [*actor.scope()]
    clauses = _criteria(wanted, args)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    return int(await db.pool().fetchval(f"SELECT count(*) {VISIBLE} {where}", *args))


async def may_examine(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, bool]:
    """Whether nothing stands between the actor and these: he made none, and has no stake."""
    return {key: code is None for key, code in (await hindrances(actor, ids)).items()}


async def hindrances(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str | None]:
    """The code by which the actor would be refused as an examiner, or None: OWN_APPLICATION,
    CONFLICT_OF_INTEREST."""
    require(actor, READ)
    rows = await db.pool().fetch(_STANDS, *actor.scope(), actor.id, list(ids))
    return {r["id"]: _hindrance(r) for r in rows}


def _hindrance(row: Any) -> str | None:
    if row["made"]:
        return own_application().code
    return conflict_of_interest().code if row["stake"] else None


def queues_of(actor: Actor) -> tuple[S, ...]:
    """The queues that the actor's permissions are for."""
    return tuple(queue for queue, permission in OF_QUEUE.items() if actor.may(permission))


def _criteria(wanted: ApplicationFilter, args: list[Any]) -> list[str]:
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))

    add("starts_with(a.number, {})", wanted.number)
    add("a.status = ANY({}::text[])", [s.value for s in wanted.statuses] or None)
    add("a.product_id = {}", wanted.product_id)
    add("a.customer_id = {}", wanted.customer_id)
    add("a.branch_id = {}", wanted.branch_id)
    add("a.channel = {}", wanted.channel)
    add("a.claimed_by = {} AND a.claimed_until > now()", wanted.claimed_by)
    add(f"{_FREE} <> {{}}", wanted.is_claimed)
    add("coalesce(a.due_at <= now(), false) = {}", wanted.is_overdue)
    add(f"{OVER} <> {{}}", wanted.is_under_way)
    moment = "a.id IN (SELECT e.application_id FROM application_event e WHERE e.verb = 'submit'"
    add(f"{moment} AND e.booked_on >= {{}})", wanted.submitted_from)
    add(f"{moment} AND e.booked_on <= {{}})", wanted.submitted_to)
    return clauses


def _behind(order: ApplicationOrder, cursor: str) -> tuple[str, UUID]:
    kind, _, rest = cursor.partition("|")
    named, _, rest = rest.partition("|")
    place, _, key = rest.rpartition("|")
    try:
        if kind == "application" and named == order.value and place:
            return place, UUID(key)
    except ValueError:
        pass
    raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")


def _view(r: Any) -> ApplicationView:
    row = {name: r[name] for name in ApplicationView.__slots__}
    return ApplicationView(
        **row
        | {
            "kind": ApplicationKind(r["kind"]),
            "status": S(r["status"]),
            "purpose": ApplicationPurpose(r["purpose"]) if r["purpose"] else None,
            "supplement": tuple(r["supplement"]),
            "rejection": tuple(AdverseReason(**told) for told in r["rejection"]),
            "offered_rate": None if r["offered_rate"] is None else rate_text(r["offered_rate"]),
        }
    )
