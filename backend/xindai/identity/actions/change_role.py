"""Roles as data: make, rename, change what they hold, take away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from xindai.identity.errors import (
    not_on_yourself,
    role_exists,
    role_in_use,
    role_is_seeded,
    role_not_found,
)
from xindai.identity.events import actor_changed
from xindai.identity.once import once
from xindai.identity.people import (
    keeping_an_administrator,
    refuse_above,
    refuse_rights_above,
    require_whole_lender,
)
from xindai.identity.permissions import ROLE_CHANGE
from xindai.identity.proof import require_recent
from xindai.identity.rules import check_name, check_role_code
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import load_declarations, require

_GRANT: Final = "INSERT INTO role_permission (id, role_id, permission_id) VALUES ($1, $2, $3)"
_IN_USE: Final = "SELECT EXISTS (SELECT FROM staff_user WHERE $1 = ANY(roles))"
_OWN: Final = "SELECT EXISTS (SELECT FROM staff_user WHERE 'staff:' || id = $1 AND $2 = ANY(roles))"


async def create_role(
    actor: Actor,
    code: str,
    name_zh: str,
    name_en: str,
    permissions: Iterable[str],
    key: str | None,
    *,
    needs_factor: bool = False,
) -> None:
    """A role of the lender's own; refuses ROLE_EXISTS, UNKNOWN_CHOICE, ABOVE_OWN_RIGHTS,
    WHOLE_LENDER_ONLY and STEP_UP_NEEDED."""
    require(actor, ROLE_CHANGE)
    await require_recent(actor)
    check_role_code(code)
    names, wanted = [check_name(name_zh), check_name(name_en)], _known(permissions)

    async def act(tx: Tx) -> dict[str, Any]:
        await require_whole_lender(tx, actor)
        refuse_rights_above(actor, wanted)
        added = await tx.execute(
            "INSERT INTO role (code, name_zh, name_en, needs_factor) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT DO NOTHING",
            code,
            *names,
            needs_factor,
        )
        if not added:
            raise role_exists()
        await tx.executemany(_GRANT, [(new_id(), code, permission) for permission in wanted])
        about = {"permissions": wanted, "needsFactor": needs_factor}
        await audit.append(tx, actor, "identity.role_create", f"role/{code}", about)
        return {}

    given = {"code": code, "names": names, "permissions": wanted, "needsFactor": needs_factor}
    await once(actor, "identity.role_create", key, given, act)


async def change_role(
    actor: Actor,
    code: str,
    key: str | None,
    *,
    name_zh: str | None = None,
    name_en: str | None = None,
    permissions: Iterable[str] | None = None,
    needs_factor: bool | None = None,
) -> None:
    """None leaves as it is; whoever holds the role has the new rights with his next request.

    Refuses ROLE_NOT_FOUND, NOT_ON_YOURSELF (a right for a role of one's own), ABOVE_OWN_RIGHTS,
    LAST_ADMINISTRATOR, WHOLE_LENDER_ONLY, UNKNOWN_CHOICE and STEP_UP_NEEDED.
    """
    require(actor, ROLE_CHANGE)
    await require_recent(actor)
    names = [None if name is None else check_name(name) for name in (name_zh, name_en)]
    wanted = None if permissions is None else _known(permissions)

    async def act(tx: Tx) -> dict[str, Any]:
        await _lock(tx, actor, code)
        about: dict[str, Any] = {}
        await tx.execute(
            "UPDATE role SET name_zh = coalesce($2, name_zh), name_en = coalesce($3, name_en),"
            " needs_factor = coalesce($4, needs_factor) WHERE code = $1",
            code,
            *names,
            needs_factor,
        )
        if needs_factor is not None:
            about["needsFactor"] = needs_factor
        if wanted is not None:
            about |= await _regrant(tx, actor, code, wanted)
        await actor_changed(tx)
        await audit.append(tx, actor, "identity.role_change", f"role/{code}", about)
        return {}

    given = {"code": code, "names": names, "permissions": wanted, "needsFactor": needs_factor}
    await once(actor, "identity.role_change", key, given, act)


async def delete_role(actor: Actor, code: str, key: str | None) -> None:
    """Refuses ROLE_NOT_FOUND, ROLE_IS_SEEDED and ROLE_IN_USE."""
    require(actor, ROLE_CHANGE)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        if (await _lock(tx, actor, code))["is_seeded"]:
            raise role_is_seeded()
        if await tx.value(_IN_USE, code):
            raise role_in_use()
        await tx.execute("DELETE FROM role_permission WHERE role_id = $1", code)
        await tx.execute("DELETE FROM role WHERE code = $1", code)
        await audit.append(tx, actor, "identity.role_delete", f"role/{code}", {})
        return {}

    await once(actor, "identity.role_delete", key, {"code": code}, act)


async def _lock(tx: Tx, actor: Actor, code: str) -> Any:
    await require_whole_lender(tx, actor)
    role = await tx.row("SELECT * FROM role WHERE code = $1 FOR UPDATE", code)
    if role is None:
        raise role_not_found()
    await refuse_above(tx, actor, [code])
    return role


async def _regrant(tx: Tx, actor: Actor, code: str, wanted: list[str]) -> dict[str, Any]:
    """What was added and what was taken, for the audit."""
    rows = await tx.rows("SELECT permission_id FROM role_permission WHERE role_id = $1", code)
    held = {row[0] for row in rows}
    added, taken = sorted(set(wanted) - held), sorted(held - set(wanted))
    if added and await tx.value(_OWN, actor.id, code):
        raise not_on_yourself()
    refuse_rights_above(actor, added)
    async with keeping_an_administrator(tx):
        await tx.execute(
            "DELETE FROM role_permission WHERE role_id = $1 AND permission_id = ANY($2::text[])",
            code,
            taken,
        )
        await tx.executemany(_GRANT, [(new_id(), code, permission) for permission in added])
    return {"added": added, "taken": taken}


def _known(permissions: Iterable[str]) -> list[str]:
    wanted = sorted(set(permissions))
    if set(wanted) - load_declarations().keys():
        raise Refusal("UNKNOWN_CHOICE", "no such permission", "permissions")
    return wanted
