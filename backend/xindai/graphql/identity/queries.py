"""Who asks, and which branches he sees."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import SIGNED_IN, Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.identity.types import Branch, Staff, Viewer
from xindai.identity import api as identity
from xindai.identity.permissions import BRANCH_READ
from xindai.platform.actor import ActorKind


@strawberry.type
class IdentityQuery:
    """Part of Query."""

    @entry(SIGNED_IN, Rows.SELF, "Who asks.")
    async def viewer(self, info: Info) -> Viewer:
        actor = await info.context.actor()
        staff = None
        if actor.kind is ActorKind.STAFF:
            key = UUID(actor.id.removeprefix("staff:"))
            view = (await identity.staff_by_id(actor, [key])).get(key)
            staff = Staff.of(view) if view else None
        return Viewer(
            kind=actor.kind.value,
            permissions=sorted(actor.permissions),
            branch_path=actor.branch_path,
            staff=staff,
            must_enrol=staff is not None and await identity.must_enrol(staff.view.id),
        )

    @entry(may(BRANCH_READ), Rows.BRANCH, "The branches that the viewer sees, parents first.")
    async def branches(self, info: Info) -> list[Branch]:
        actor = await info.context.actor()
        return [Branch.of(view) for view in await identity.branches(actor)]
