"""Rules of authority and declared conflicts, as the screens list them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.origination.duties import LEVEL, MADE, STAKE
from xindai.origination.duty_types import AuthorityRuleView, Colleague, ConflictView
from xindai.origination.lock import VISIBLE
from xindai.origination.permissions import (
    ASSIGN,
    AUTHORITY_READ,
    CONFLICT_DECLARE,
    OF_QUEUE,
    WORK,
)
from xindai.origination.types import (
    AuthorityStatus,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_RULES: Final = """
SELECT id, level, product_id, grade, currency, max_amount_minor, status, maker, checker, reason,
    created_at, decided_at
FROM authority_rule WHERE ($1::text[] IS NULL OR status = ANY($1)) AND ($2::uuid[] IS NULL
    OR id = ANY($2))
ORDER BY currency, level, product_id NULLS FIRST, grade NULLS FIRST, id
"""
_CONFLICTS: Final = """
SELECT s.id, s.staff_id, u.display_name AS staff_name, s.customer_id, s.reason, s.declared_by,
    s.declared_at
FROM staff_conflict s JOIN staff_user u ON u.id = s.staff_id
JOIN customer c ON c.id = s.customer_id JOIN branch b ON b.id = c.branch_id
WHERE s.ended_at IS NULL AND b.path LIKE $1 AND ('staff:' || s.staff_id = $2 OR $3)
    AND ($4::uuid[] IS NULL OR s.id = ANY($4))
ORDER BY s.id
"""
_WHO: Final = "('staff:' || u.id)"
_COLLEAGUES: Final = f"""
SELECT a.id AS application_id, u.id, u.display_name AS name
{VISIBLE} JOIN staff_user u ON u.is_active AND 'staff:' || u.id <> $4
JOIN branch home ON home.id = u.branch_id AND starts_with(b.path, home.path)
WHERE a.id = ANY($3::uuid[]) AND EXISTS (SELECT FROM role_permission p
        WHERE p.role_id = ANY(u.roles) AND p.permission_id = ($5::jsonb ->> a.status))
    AND NOT {MADE.format(who=_WHO, level=LEVEL)} AND NOT {STAKE.format(who=_WHO)}
ORDER BY u.display_name, u.id
"""


async def colleagues_for(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Colleague]]:
    """Who else may work on these as they stand: rights, branch, and nothing in the way."""
    require(actor, WORK)
    rights = {status.value: permission.code for status, permission in OF_QUEUE.items()}
    found: dict[UUID, list[Colleague]] = defaultdict(list)
    args = *actor.scope(), list(ids), actor.id, rights
    for r in await db.pool().fetch(_COLLEAGUES, *args):
        found[r["application_id"]].append(Colleague(r["id"], r["name"]))
    return dict(found)


async def authority_rules(
    actor: Actor, statuses: Sequence[AuthorityStatus] = ()
) -> list[AuthorityRuleView]:
    """By level, the general ones first; all of them where no status is named."""
    require(actor, AUTHORITY_READ)
    return await _rules([s.value for s in statuses] or None, None)


async def authority_rules_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, AuthorityRuleView]:
    """These."""
    require(actor, AUTHORITY_READ)
    return {rule.id: rule for rule in await _rules(None, list(ids))}


async def _rules(statuses: list[str] | None, ids: list[UUID] | None) -> list[AuthorityRuleView]:
    rows = await db.pool().fetch(_RULES, statuses, ids)
    return [AuthorityRuleView(**dict(r) | {"status": AuthorityStatus(r["status"])}) for r in rows]


async def conflicts(actor: Actor) -> list[ConflictView]:
    """One's own, and with application.assign those of one's branches."""
    return await _conflicts(actor, None)


async def conflicts_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ConflictView]:
    """The visible ones of these."""
    return {found.id: found for found in await _conflicts(actor, list(ids))}


async def _conflicts(actor: Actor, ids: list[UUID] | None) -> list[ConflictView]:
    require(actor, CONFLICT_DECLARE)
    args = actor.branch_pattern(), actor.id, actor.may(ASSIGN), ids
    return [ConflictView(**dict(r)) for r in await db.pool().fetch(_CONFLICTS, *args)]
