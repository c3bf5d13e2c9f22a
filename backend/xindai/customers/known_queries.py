"""Reads of what is known of customers, many at once. The first step is their row scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from xindai.customers.facts import relation
from xindai.customers.permissions import HISTORY, READ
from xindai.customers.queries import VISIBLE
from xindai.customers.types.known import (
    AmountKind,
    AmountSide,
    AmountView,
    ContactRelation,
    ContactView,
    DocumentCategory,
    DocumentStatus,
    DocumentView,
    Education,
    EmploymentKind,
    EmploymentView,
    Grade,
    MaritalStatus,
    ProfileView,
    RatingView,
    Relation,
    Residence,
    TagsView,
)
from xindai.identity import api as identity
from xindai.identity.types import ConsentView
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

V = TypeVar("V")
_PROFILE: Final = f"""
SELECT p.customer_id, p.marital_status, p.education, p.residence, p.dependants,
    p.address_masked AS address, p.changed_at
{VISIBLE} JOIN customer_profile p ON p.customer_id = c.id WHERE c.id = ANY($3::uuid[])
"""
_CONTACT: Final = f"""
SELECT k.id, k.customer_id, k.relation, k.name_masked AS name, k.phone_masked AS phone, k.added_at
{VISIBLE} JOIN customer_contact k ON k.customer_id = c.id AND k.removed_at IS NULL
WHERE c.id = ANY($3::uuid[]) ORDER BY k.id
"""
_EMPLOYMENT: Final = f"""
SELECT w.id, w.customer_id, w.kind, w.employer_masked AS employer, w.since_on, w.added_at
{VISIBLE} JOIN customer_employment w ON w.customer_id = c.id AND w.ended_at IS NULL
WHERE c.id = ANY($3::uuid[])
"""
_AMOUNT: Final = f"""
SELECT a.id, a.customer_id, a.side, a.kind, a.amount_minor, a.currency, a.document_id, a.added_at
{VISIBLE} JOIN customer_monthly_amount a ON a.customer_id = c.id AND a.removed_at IS NULL
WHERE c.id = ANY($3::uuid[]) ORDER BY a.id
"""
_DOCUMENT: Final = f"""
SELECT d.id, d.customer_id, d.category, d.status, d.expires_on, f.media_type, f.size_bytes,
    d.added_by, d.added_at, d.verified_by, d.verified_at, d.note
{VISIBLE} JOIN customer_document d ON d.customer_id = c.id JOIN stored_file f ON f.id = d.file_id
"""
_TAG: Final = f"""
SELECT t.customer_id, t.kind, t.code
{VISIBLE} JOIN customer_tag t ON t.customer_id = c.id AND t.removed_at IS NULL
WHERE c.id = ANY($3::uuid[]) ORDER BY t.code
"""
_RATING: Final = f"""
SELECT r.id, r.customer_id, r.grade, r.reason, r.rated_by, r.rated_at
{VISIBLE} JOIN customer_rating r ON r.customer_id = c.id
WHERE c.id = ANY($3::uuid[]) ORDER BY r.id DESC
"""
_RELATION: Final = f"""
SELECT c.id AS whose, r.id, r.customer_id, r.other_id, r.kind, r.added_at
{VISIBLE} JOIN customer_relation r ON c.id IN (r.customer_id, r.other_id) AND r.ended_at IS NULL
WHERE c.id = ANY($3::uuid[]) ORDER BY r.id
"""
_ACCOUNT: Final = f"""
SELECT c.id, c.account_id {VISIBLE} WHERE c.id = ANY($3::uuid[]) AND c.account_id IS NOT NULL
"""


async def profiles_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ProfileView]:
    """How they live, masked."""
    return {key: rows[0] for key, rows in (await _of(actor, _PROFILE, ids, _profile)).items()}


async def contacts_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[ContactView]]:
    """Whom to call, masked, oldest first."""
    return await _of(actor, _CONTACT, ids, _contact)


async def employment_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, EmploymentView]:
    """What they live on now."""
    found = await _of(actor, _EMPLOYMENT, ids, _employment)
    return {key: rows[0] for key, rows in found.items()}


async def amounts_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[AmountView]]:
    """Monthly income, expenses and obligations, oldest first."""
    return await _of(actor, _AMOUNT, ids, _amount)


async def documents_of_customers(
    actor: Actor, ids: Sequence[UUID]
) -> dict[UUID, list[DocumentView]]:
    """Their papers, oldest first."""
    sql = f"{_DOCUMENT} WHERE c.id = ANY($3::uuid[]) ORDER BY d.id"
    return await _of(actor, sql, ids, _document)


async def documents_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, DocumentView]:
    """The visible ones of these papers."""
    sql = f"{_DOCUMENT} WHERE d.id = ANY($3::uuid[])"
    found = await _of(actor, sql, ids, _document)
    return {view.id: view for views in found.values() for view in views}


async def tags_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, TagsView]:
    """Segments and tags."""
    found = await _of(actor, _TAG, ids, lambda row: (row["kind"], row["code"]))
    return {
        key: TagsView(
            segments=tuple(code for kind, code in rows if kind == "segment"),
            tags=tuple(code for kind, code in rows if kind == "tag"),
        )
        for key, rows in found.items()
    }


async def ratings_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[RatingView]]:
    """Our own opinions, the newest first; they need the permission to see the history."""
    require(actor, HISTORY)
    return await _of(actor, _RATING, ids, _rating)


async def relations_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Relation]]:
    """How they stand to others, from either side, oldest first."""
    require(actor, READ)
    found: dict[UUID, list[Relation]] = {}
    for whose, *_ in (rows := await db.pool().fetch(_RELATION, *actor.scope(), list(ids))):
        found.setdefault(whose, [])
    for row in rows:
        cells = {name: value for name, value in row.items() if name != "whose"}
        found[row["whose"]].append(relation(cells))
    return found


async def consents_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[ConsentView]]:
    """What they agreed to, oldest first; nothing of those without an account."""
    require(actor, READ)
    async with db.transaction() as tx:
        rows = await tx.rows(_ACCOUNT, *actor.scope(), list(ids))
        found = await identity.consents_of_accounts(tx, [row["account_id"] for row in rows])
    return {row["id"]: found[row["account_id"]] for row in rows}


async def _of(
    actor: Actor, sql: str, ids: Sequence[UUID], view: Callable[[Any], V]
) -> dict[UUID, list[V]]:
    """Rows by customer, in the order of the statement."""
    require(actor, READ)
    found: dict[UUID, list[V]] = {}
    for row in await db.pool().fetch(sql, *actor.scope(), list(ids)):
        found.setdefault(row["customer_id"], []).append(view(row))
    return found


def _profile(row: Any) -> ProfileView:
    read = {
        "marital_status": row["marital_status"] and MaritalStatus(row["marital_status"]),
        "education": row["education"] and Education(row["education"]),
        "residence": row["residence"] and Residence(row["residence"]),
    }
    return ProfileView(**(dict(row) | read))


def _contact(row: Any) -> ContactView:
    return ContactView(**(dict(row) | {"relation": ContactRelation(row["relation"])}))


def _employment(row: Any) -> EmploymentView:
    return EmploymentView(**(dict(row) | {"kind": EmploymentKind(row["kind"])}))


def _amount(row: Any) -> AmountView:
    read = {"side": AmountSide(row["side"]), "kind": AmountKind(row["kind"])}
    return AmountView(**(dict(row) | read))


def _document(row: Any) -> DocumentView:
    read = {
        "category": DocumentCategory(row["category"]),
        "status": DocumentStatus(row["status"]),
    }
    return DocumentView(**(dict(row) | read))


def _rating(row: Any) -> RatingView:
    return RatingView(**(dict(row) | {"grade": Grade(row["grade"])}))
