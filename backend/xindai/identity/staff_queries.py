"""Lists of people, roles, sessions and factors."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from xindai.identity.errors import staff_not_found
from xindai.identity.permissions import ROLE_READ, SESSION_READ, STAFF_READ
from xindai.identity.proof import staff_id_of
from xindai.identity.queries import IDLE, staff_view
from xindai.identity.standing import HAS_FACTOR, MUST_HAVE_FACTOR
from xindai.identity.types import (
    FactorsView,
    PasskeyView,
    RoleView,
    SessionView,
    StaffView,
)
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.permission import require

_STAFF: Final = f"""
SELECT u.*, {HAS_FACTOR} AS has_factor, count(*) OVER () AS total
FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE b.path LIKE $1 AND ($2::text IS NULL OR starts_with(u.login, lower($2))
        OR position($2 IN u.display_name) > 0)
    AND ($3::uuid IS NULL OR u.branch_id = $3) AND ($4::text IS NULL OR $4 = ANY(u.roles))
    AND ($5::boolean IS NULL OR u.is_active = $5)
    AND ($6::boolean IS NULL OR (coalesce(u.locked_until > now(), false)) = $6)
ORDER BY u.login
"""
_ROLES: Final = """
SELECT r.*, ARRAY(SELECT permission_id::text FROM role_permission p WHERE p.role_id = r.code
    ORDER BY 1) AS permissions FROM role r ORDER BY NOT r.is_seeded, r.code
"""
_SESSIONS: Final = f"""
SELECT * FROM session WHERE staff_id = $1 AND expires_at > now()
    AND last_seen_at > now() - interval '{IDLE}' ORDER BY last_seen_at DESC, id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFilter:
    """None filters nothing. `text`: how a login begins, or a part of a name."""

    text: str | None = None
    branch_id: UUID | None = None
    role: str | None = None
    is_active: bool | None = None
    is_locked: bool | None = None


async def staff_page(
    actor: Actor, wanted: StaffFilter, *, first: int, after: str | None = None
) -> tuple[list[StaffView], bool, int]:
    """People of the subtree by login, behind `after`; whether more follow, and how many in all."""
    require(actor, STAFF_READ)
    given = (
        actor.branch_pattern(),
        wanted.text or None,
        wanted.branch_id,
        wanted.role,
        wanted.is_active,
        wanted.is_locked,
    )
    sql = f"SELECT * FROM ({_STAFF}) s WHERE $7::text IS NULL OR login > $7 ORDER BY login LIMIT $8"
    rows = await db.pool().fetch(sql, *given, after, first + 1)
    total = rows[0]["total"] if rows else 0
    return [staff_view(row) for row in rows[:first]], len(rows) > first, total


async def roles(actor: Actor) -> list[RoleView]:
    """Every role with what it holds, the seeded ones first."""
    require(actor, ROLE_READ)
    return [_role(row) for row in await db.pool().fetch(_ROLES)]


async def own_roles(actor: Actor) -> list[RoleView]:
    """Those that the actor is given; nobody but a person has any."""
    if actor.kind is not ActorKind.STAFF:
        return []
    held = await db.pool().fetchval(
        "SELECT roles FROM staff_user WHERE id = $1", staff_id_of(actor)
    )
    return [_role(row) for row in await db.pool().fetch(_ROLES) if row["code"] in held]


async def own_staff_sessions(actor: Actor) -> list[SessionView]:
    """The actor's live sessions, the one seen last first."""
    rows = await db.pool().fetch(_SESSIONS, staff_id_of(actor))
    return [_session(row, actor) for row in rows]


async def sessions_of_staff(actor: Actor, staff_id: UUID) -> list[SessionView]:
    """The same of somebody in the actor's subtree; refuses STAFF_NOT_FOUND."""
    require(actor, SESSION_READ)
    sql = """SELECT EXISTS (SELECT FROM staff_user u JOIN branch b ON b.id = u.branch_id
        WHERE u.id = $1 AND b.path LIKE $2)"""
    if not await db.pool().fetchval(sql, staff_id, actor.branch_pattern()):
        raise staff_not_found()
    return [_session(row, actor) for row in await db.pool().fetch(_SESSIONS, staff_id)]


async def own_factors(actor: Actor) -> FactorsView:
    """What the actor has set up."""
    staff_id = staff_id_of(actor)
    sql = f"""SELECT {MUST_HAVE_FACTOR} AS required,
        EXISTS (SELECT FROM staff_totp WHERE staff_id = $1 AND confirmed_at IS NOT NULL) AS totp,
        (SELECT count(*) FROM staff_recovery_code WHERE staff_id = $1 AND used_at IS NULL) AS left
        FROM staff_user u WHERE u.id = $1"""
    row: Any = await db.pool().fetchrow(sql, staff_id)
    passkeys = await db.pool().fetch(
        "SELECT * FROM staff_passkey WHERE staff_id = $1 ORDER BY created_at, id", staff_id
    )
    return FactorsView(row["totp"], row["left"], tuple(map(_passkey, passkeys)), row["required"])


def _passkey(row: Any) -> PasskeyView:
    return PasskeyView(
        row["id"],
        row["name"],
        row["created_at"],
        row["last_used_at"],
        row["is_backed_up"],
        row["cloned_at"] is not None,
    )


def _session(row: Any, actor: Actor) -> SessionView:
    return SessionView(
        row["id"],
        mask_address(row["address"]),
        row["user_agent"],
        row["created_at"],
        row["last_seen_at"],
        row["expires_at"],
        row["id"] == actor.session_id,
    )


def mask_address(address: str) -> str:
    """ "203.0.113.7" -> "203.0.*.*"; of the long kind the first three groups are left."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "*" if address else ""
    if known.version == 4:
        return ".".join([*address.split(".")[:2], "*", "*"])
    return ":".join([*known.exploded.split(":")[:3], "*"])


def _role(row: Any) -> RoleView:
    return RoleView(
        row["code"],
        row["name_zh"],
        row["name_en"],
        row["is_seeded"],
        row["needs_factor"],
        tuple(row["permissions"]),
    )
