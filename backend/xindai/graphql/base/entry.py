"""Entries of the schema: fields of Query, Mutation and Subscription, each with its access."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from xindai.graphql.base.access import Access, DataClass, Rows, Who
from xindai.graphql.base.context import Context
from xindai.graphql.base.held_back import held_back
from xindai.graphql.base.payload import refused, user_error
from xindai.kernel.errors import Refusal
from xindai.platform.permission import Permission, forbidden


async def admit(context: Context, access: Access, act: str) -> None:
    """Refuses NOT_SIGNED_IN and FORBIDDEN before anything is read; the door checks again."""
    if not access.who.anybody and not access.who.admits(await context.actor()):
        raise forbidden(act)


class Gate(FieldExtension):
    """Lets in who may enter; a refusal of a query is an error with its code."""

    def __init__(self, access: Access) -> None:
        self.access = access

    async def resolve_async(self, next_: Any, source: Any, info: Any, **kwargs: Any) -> Any:
        await admit(info.context, self.access, info.field_name)
        return await next_(source, info, **kwargs)


class PayloadGate(Gate):
    """The same for a mutation, whose refusals are values: a payload with `userErrors`."""

    def __init__(self, access: Access, payload: type) -> None:
        super().__init__(access)
        self.payload = payload

    async def resolve_async(self, next_: Any, source: Any, info: Any, **kwargs: Any) -> Any:
        try:
            await admit(info.context, self.access, info.field_name)
            held = await held_back(info, self.access, self.payload, next_, source, kwargs)
            return held or await next_(source, info, **kwargs)
        except Refusal as no:
            return refused(self.payload, [user_error(no, info.context.language)])


def entry(who: Who, rows: Rows, description: str, /, **arguments: DataClass) -> Callable[..., Any]:
    """Decorates an async resolver of Query; `arguments` says how sensitive each of them is."""
    access = Access(who, rows, arguments)
    made: Callable[..., Any] = strawberry.field(
        description=description, metadata={"access": access}, extensions=[Gate(access)]
    )
    return made


def verb(
    who: Who,
    rows: Rows,
    description: str,
    payload: type,
    /,
    *,
    also: Callable[[Mapping[str, Any]], Permission | None] | None = None,
    **arguments: DataClass,
) -> Callable[..., Any]:
    """Decorates an async resolver of Mutation that returns `payload` or raises a Refusal."""
    access = Access(who, rows, arguments, also)
    made: Callable[..., Any] = strawberry.mutation(
        description=description,
        metadata={"access": access},
        extensions=[PayloadGate(access, payload)],
    )
    return made


def feed(access: Access, description: str) -> Callable[..., Any]:
    """Decorates an async generator of Subscription; it calls `admit` by itself."""
    made: Callable[..., Any] = strawberry.subscription(
        description=description, metadata={"access": access}
    )
    return made
