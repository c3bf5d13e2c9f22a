"""The people who work here: list, add, change, lock out and let in again."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, C2, C3, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.identity.branches import branch_key
from xindai.graphql.identity.own import SessionsEndedPayload, StaffSession
from xindai.graphql.identity.types import Staff, StaffConnection, StaffEdge, StaffPayload
from xindai.identity import api as identity
from xindai.identity.permissions import (
    SESSION_END,
    SESSION_READ,
    STAFF_CHANGE,
    STAFF_CREATE,
    STAFF_READ,
    STAFF_RESET,
)
from xindai.identity.types import NewStaff, ResetLink


@classified(C1)
@strawberry.input(description="`text`: how a login begins, or a part of a name.")
class StaffWhere:
    """None leaves a criterion out."""

    text: str | None = None
    branch_id: strawberry.ID | None = None
    role: str | None = None
    is_active: bool | None = None
    is_locked: bool | None = None


@classified(C1, phone=C2)
@strawberry.input
class StaffCreateInput:
    """He sets his password himself by the link that the answer shows."""

    login: str
    display_name: str
    branch_id: strawberry.ID
    roles: list[str]
    phone: str | None = None
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class StaffInput:
    """Somebody else of the viewer's subtree."""

    staff_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1, phone=C2)
@strawberry.input
class StaffChangeInput(StaffInput):
    """What is left out stays; an empty telephone is taken away."""

    display_name: str | None = None
    branch_id: strawberry.ID | None = None
    roles: list[str] | None = None
    phone: str | None = None


@classified(C1)
@strawberry.input
class StaffActiveInput(StaffInput):
    """False: he has left; his sessions end."""

    is_active: bool


@classified(C1)
@strawberry.input
class StaffFactorInput(StaffInput):
    """Whether this person must have a second factor, whatever his roles say."""

    needed: bool


@classified(C1)
@strawberry.input
class StaffSessionsEndInput(StaffInput):
    """One session, or without it all of them."""

    session_id: strawberry.ID | None = None


@classified(C1, token=C3)
@strawberry.type
class StaffLinkPayload(Payload):
    """The token is for the person alone: used once, within a day (staffPasswordSet)."""

    staff: Staff | None
    token: str | None
    expires_at: str | None


@strawberry.type
class StaffQuery:
    """Part of Query."""

    @entry(
        may(STAFF_READ),
        Rows.BRANCH,
        "员工列表, in the order of their logins.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def staff(
        self,
        info: Info,
        where: StaffWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> StaffConnection:
        key = info.context.services.cursor_key
        actor = await info.context.actor()
        views, more, total = await identity.staff_page(
            actor,
            _filter(where or StaffWhere()),
            first=check_first(first),
            after=unseal(key, after),
        )
        edges = [StaffEdge(cursor=seal(key, view.login), node=Staff.of(view)) for view in views]
        end = edges[-1].cursor if edges else None
        return StaffConnection(
            edges=edges,
            page_info=PageInfo(has_next_page=more, end_cursor=end),
            total_count=total,
        )

    @entry(may(SESSION_READ), Rows.BRANCH, "Where somebody is signed in.", staff_id=PUBLIC)
    async def staff_sessions(self, info: Info, staff_id: strawberry.ID) -> list[StaffSession]:
        actor = await info.context.actor()
        views = await identity.sessions_of_staff(actor, staff_key(staff_id))
        return [StaffSession.of(view) for view in views]


@strawberry.type
class StaffMutation:
    """Part of Mutation."""

    @verb(may(STAFF_CREATE), Rows.BRANCH, "新增员工.", StaffLinkPayload)
    async def staff_create(self, info: Info, input: StaffCreateInput) -> StaffLinkPayload:
        wanted = NewStaff(
            login=input.login,
            display_name=input.display_name,
            branch_id=branch_key(input.branch_id),
            roles=frozenset(input.roles),
            phone=input.phone,
        )
        actor = await info.context.actor()
        return await _link(info, await identity.invite_staff(actor, wanted, input.idempotency_key))

    @verb(may(STAFF_CHANGE), Rows.BRANCH, "修改员工: from his next request on.", StaffPayload)
    async def staff_change(self, info: Info, input: StaffChangeInput) -> StaffPayload:
        key = staff_key(input.staff_id)
        await identity.change_staff(
            await info.context.actor(),
            key,
            input.idempotency_key,
            display_name=input.display_name,
            branch_id=branch_key(input.branch_id) if input.branch_id else None,
            roles=input.roles,
            phone=input.phone,
        )
        return await _payload(info, key)

    @verb(may(STAFF_CHANGE), Rows.BRANCH, "员工离职或返岗.", StaffPayload)
    async def staff_set_active(self, info: Info, input: StaffActiveInput) -> StaffPayload:
        key = staff_key(input.staff_id)
        actor = await info.context.actor()
        await identity.set_staff_active(actor, key, input.is_active, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(STAFF_CHANGE), Rows.BRANCH, "解锁: he may try again at once.", StaffPayload)
    async def staff_unlock(self, info: Info, input: StaffInput) -> StaffPayload:
        key = staff_key(input.staff_id)
        actor, redis = await info.context.actor(), info.context.services.redis
        await identity.unlock_staff(redis, actor, key, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(STAFF_CHANGE), Rows.BRANCH, "Must he have a second factor?", StaffPayload)
    async def staff_require_factor(self, info: Info, input: StaffFactorInput) -> StaffPayload:
        key = staff_key(input.staff_id)
        actor = await info.context.actor()
        await identity.require_factor(actor, key, input.needed, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(STAFF_RESET),
        Rows.BRANCH,
        "重置密码: the old one opens nothing from now on; the link is for the person alone.",
        StaffLinkPayload,
    )
    async def staff_reset_password(self, info: Info, input: StaffInput) -> StaffLinkPayload:
        actor, key = await info.context.actor(), staff_key(input.staff_id)
        return await _link(
            info, await identity.create_reset_link(actor, key, input.idempotency_key)
        )

    @verb(may(STAFF_RESET), Rows.BRANCH, "重置第二因素: only the password is left.", StaffPayload)
    async def staff_reset_factors(self, info: Info, input: StaffInput) -> StaffPayload:
        key = staff_key(input.staff_id)
        await identity.reset_factors(await info.context.actor(), key, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(SESSION_END), Rows.BRANCH, "Ends sessions of somebody else.", SessionsEndedPayload)
    async def staff_sessions_end(
        self, info: Info, input: StaffSessionsEndInput
    ) -> SessionsEndedPayload:
        session = maybe_id("StaffSession", input.session_id, "sessionId", "SESSION_NOT_FOUND")
        ended = await identity.end_staff_sessions(
            await info.context.actor(), staff_key(input.staff_id), input.idempotency_key, session
        )
        return SessionsEndedPayload(ended=ended, user_errors=[])


def staff_key(text: str) -> UUID:
    """The row of a person's id; refuses STAFF_NOT_FOUND."""
    return from_id("Staff", text, "staffId", "STAFF_NOT_FOUND")


def _filter(where: StaffWhere) -> identity.StaffFilter:
    return identity.StaffFilter(
        text=where.text,
        branch_id=maybe_id("Branch", where.branch_id, "branchId", "BRANCH_NOT_FOUND"),
        role=where.role,
        is_active=where.is_active,
        is_locked=where.is_locked,
    )


async def _seen(info: Info, key: UUID) -> Staff | None:
    forget(info.context)
    found = await identity.staff_by_id(await info.context.actor(), [key])
    return Staff.of(found[key]) if key in found else None


async def _payload(info: Info, key: UUID) -> StaffPayload:
    return StaffPayload(staff=await _seen(info, key), user_errors=[])


async def _link(info: Info, link: ResetLink) -> StaffLinkPayload:
    return StaffLinkPayload(
        staff=await _seen(info, link.staff_id),
        token=link.token,
        expires_at=link.expires_at.isoformat(),
        user_errors=[],
    )
