"""The seeded roles, and the permissions that this database has not met yet."""

from __future__ import annotations

from typing import Final

import asyncpg

from xindai.kernel.ids import new_id
from xindai.platform.permission import SEEDED_ROLES, load_declarations

_ROLES: Final = """
INSERT INTO role (code, name_zh, name_en, is_seeded) SELECT *, true FROM
    unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT (code) DO NOTHING
"""
_MEET: Final = "INSERT INTO permission (code) VALUES ($1) ON CONFLICT DO NOTHING RETURNING code"
_GRANT: Final = """
INSERT INTO role_permission (id, role_id, permission_id) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
"""


async def seed_permissions(owner_url: str) -> None:
    """Run after each migration. A permission is seeded once: what administrators did stays."""
    declared = load_declarations()
    codes = list(SEEDED_ROLES)
    connection = await asyncpg.connect(owner_url)
    try:
        async with connection.transaction():
            names = list(zip(*SEEDED_ROLES.values(), strict=True))
            await connection.execute(_ROLES, codes, list(names[0]), list(names[1]))
            for code in sorted(declared):
                if await connection.fetchval(_MEET, code) is not None:
                    grants = [(new_id(), role, code) for role in sorted(declared[code].seeded)]
                    await connection.executemany(_GRANT, grants)
            known = list(declared)  # what the program no longer has is nobody's right
            await connection.execute(
                "DELETE FROM role_permission WHERE permission_id <> ALL($1::text[])", known
            )
            await connection.execute("DELETE FROM permission WHERE code <> ALL($1::text[])", known)
    finally:
        await connection.close()
