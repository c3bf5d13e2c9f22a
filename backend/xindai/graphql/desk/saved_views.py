"""Saved views: how one looks at a list."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, STAFF, Rows, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.node import from_id, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json, moment
from xindai.reporting import api as reporting
from xindai.reporting.types import NewView
from xindai.reporting.types import SavedView as View

Names = list[str]
"""Under this name, because the types have a field that is called `list`."""


@classified(C1, name=C2, filter=C2)
@strawberry.type(description="视图: how the viewer looks at a list.")
class SavedView:
    """`list` is the name of the list's entry ("loans"); `filter`, `columns` and `order` are what
    the screen kept. A list has one default at most."""

    id: strawberry.ID
    list: str
    name: str
    filter: Json | None
    columns: Names
    order: str | None
    is_default: bool
    changed_at: str

    @classmethod
    def of(cls, view: View) -> Self:
        """From the domain."""
        return cls(
            id=to_id("SavedView", view.id),
            list=view.list,
            name=view.name,
            filter=Json(view.filter) if view.filter is not None else None,
            columns=list(view.columns),
            order=view.order,
            is_default=view.is_default,
            changed_at=moment(view.changed_at),
        )


@classified(C1, name=C2, filter=C2, idempotency_key=PUBLIC)
@strawberry.input
class SavedViewSetInput:
    """A view of that name is replaced; names of columns and orders are ASCII codes."""

    list: str
    name: str
    filter: Json | None = None
    columns: Names = strawberry.field(default_factory=list)
    order: str | None = None
    is_default: bool = False
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class SavedViewRemoveInput:
    """A view of one's own."""

    view_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.type
class SavedViewPayload(Payload):
    """The view as it is kept; null where it was taken away since."""

    view: SavedView | None


@classified(C1)
@strawberry.type
class SavedViewRemovePayload(Payload):
    """The view is gone."""


@strawberry.type
class SavedViewQuery:
    """Part of Query."""

    @entry(STAFF, Rows.SELF, "视图: one's own, of a list or of all, oldest first.", list=PUBLIC)
    async def saved_views(self, info: Info, list: str | None = None) -> list[SavedView]:
        found = await reporting.saved_views(await info.context.actor(), list)
        return [SavedView.of(view) for view in found]


@strawberry.type
class SavedViewMutation:
    """Part of Mutation."""

    @verb(STAFF, Rows.SELF, "保存视图.", SavedViewPayload)
    async def saved_view_set(self, info: Info, input: SavedViewSetInput) -> SavedViewPayload:
        wanted = NewView(
            list=input.list,
            name=input.name,
            filter=input.filter,
            columns=tuple(input.columns),
            order=input.order,
            is_default=input.is_default,
        )
        actor = await info.context.actor()
        key = await reporting.set_view(actor, wanted, input.idempotency_key)
        found = await reporting.saved_views(actor, None, key)
        return SavedViewPayload(view=SavedView.of(found[0]) if found else None, user_errors=[])

    @verb(STAFF, Rows.SELF, "删除视图.", SavedViewRemovePayload)
    async def saved_view_remove(
        self, info: Info, input: SavedViewRemoveInput
    ) -> SavedViewRemovePayload:
        key = from_id("SavedView", input.view_id, "viewId", "SAVED_VIEW_NOT_FOUND")
        await reporting.remove_view(await info.context.actor(), key, input.idempotency_key)
        return SavedViewRemovePayload(user_errors=[])
