"""What holds a person back: a second factor that he must have and has not.

Until he has set one up his sessions hold no permission at all; what needs none (his own factors,
his own password, signing out) stays open to him.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.platform import db

MUST_HAVE_FACTOR: Final = """(u.needs_factor
    OR EXISTS (SELECT FROM role r WHERE r.code = ANY(u.roles) AND r.needs_factor))"""
"""SQL on a row u of staff_user."""
HAS_FACTOR: Final = """(
    EXISTS (SELECT FROM staff_totp t WHERE t.staff_id = u.id AND t.confirmed_at IS NOT NULL)
    OR EXISTS (SELECT FROM staff_passkey p WHERE p.staff_id = u.id AND p.cloned_at IS NULL))"""
"""SQL on a row u of staff_user."""
MUST_ENROL: Final = f"({MUST_HAVE_FACTOR} AND NOT {HAS_FACTOR})"
_STANDING: Final = f"SELECT {MUST_ENROL} FROM staff_user u WHERE u.id = $1"


async def must_enrol(staff_id: UUID) -> bool:
    """Whether he can do nothing else now."""
    return bool(await db.pool().fetchval(_STANDING, staff_id))
