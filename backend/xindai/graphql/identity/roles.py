"""Roles and what they hold."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.identity.types import PermissionText, Role, RolePayload
from xindai.identity import api as identity
from xindai.identity.permissions import ROLE_CHANGE, ROLE_READ
from xindai.platform.permission import load_declarations


@classified(C1)
@strawberry.input
class RoleInput:
    """A role by its code."""

    role: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class RoleCreateInput(RoleInput):
    """A role of the lender's own."""

    name_zh: str
    name_en: str
    permissions: list[str]
    needs_factor: bool = False


@classified(C1)
@strawberry.input
class RoleChangeInput(RoleInput):
    """What is left out stays; `permissions` are all that it then holds."""

    name_zh: str | None = None
    name_en: str | None = None
    permissions: list[str] | None = None
    needs_factor: bool | None = None


@strawberry.type
class RoleQuery:
    """Part of Query."""

    @entry(may(ROLE_READ), Rows.LENDER, "角色, the seeded ones first.")
    async def roles(self, info: Info) -> list[Role]:
        return [Role.of(view) for view in await identity.roles(await info.context.actor())]

    @entry(may(ROLE_READ), Rows.LENDER, "权限: all that a role may hold.")
    async def permissions(self, info: Info) -> list[PermissionText]:
        declared = load_declarations()
        return [
            PermissionText(code=code, zh=declared[code].zh, en=declared[code].en)
            for code in sorted(declared)
        ]


@strawberry.type
class RoleMutation:
    """Part of Mutation."""

    @verb(may(ROLE_CHANGE), Rows.LENDER, "新增角色.", RolePayload)
    async def role_create(self, info: Info, input: RoleCreateInput) -> RolePayload:
        await identity.create_role(
            await info.context.actor(),
            input.role,
            input.name_zh,
            input.name_en,
            input.permissions,
            input.idempotency_key,
            needs_factor=input.needs_factor,
        )
        return await _payload(info, input.role)

    @verb(may(ROLE_CHANGE), Rows.LENDER, "修改角色: from the next request on.", RolePayload)
    async def role_change(self, info: Info, input: RoleChangeInput) -> RolePayload:
        await identity.change_role(
            await info.context.actor(),
            input.role,
            input.idempotency_key,
            name_zh=input.name_zh,
            name_en=input.name_en,
            permissions=input.permissions,
            needs_factor=input.needs_factor,
        )
        return await _payload(info, input.role)

    @verb(may(ROLE_CHANGE), Rows.LENDER, "删除角色 that nobody holds.", RolePayload)
    async def role_delete(self, info: Info, input: RoleInput) -> RolePayload:
        await identity.delete_role(await info.context.actor(), input.role, input.idempotency_key)
        return RolePayload(role=None, user_errors=[])


async def _payload(info: Info, code: str) -> RolePayload:
    found = [r for r in await identity.roles(await info.context.actor()) if r.code == code]
    return RolePayload(role=Role.of(found[0]) if found else None, user_errors=[])
