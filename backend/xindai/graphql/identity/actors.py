"""Who did it: the one way in which the schema names somebody who acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Self, overload

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.identity import api as identity
from xindai.platform.actor import ActorKind

strawberry.enum(ActorKind, description="经办人类型")
_PROGRAM: Final = {"zh": "系统", "en": "System"}


@classified(C1)
@strawberry.type(name="Actor", description="经办人: who did something, by name.")
class NamedActor:
    """`id` is what the audit trail calls him. `name` is that of a colleague or of a third party's
    client, a customer's is masked; null where nobody is called so any more."""

    id: strawberry.ID
    kind: ActorKind

    @overload
    @classmethod
    def of(cls, actor: str) -> Self: ...

    @overload
    @classmethod
    def of(cls, actor: None) -> None: ...

    @overload
    @classmethod
    def of(cls, actor: str | None) -> Self | None: ...

    @classmethod
    def of(cls, actor: str | None) -> Self | None:
        """From the id that records keep: "staff:UUID", "system:eod"."""
        if actor is None:
            return None
        return cls(id=strawberry.ID(actor), kind=ActorKind(actor.partition(":")[0]))

    @classmethod
    def list_of(cls, actors: Iterable[str]) -> list[Self]:
        """The same for several."""
        return [cls.of(actor) for actor in actors]

    @strawberry.field
    async def name(self, info: Info) -> str | None:
        """Read for all of a page at once."""
        if self.kind is ActorKind.SYSTEM:
            return _PROGRAM["zh" if info.context.language == "zh" else "en"]
        is_customer = self.kind is ActorKind.BORROWER
        read = customers.borrower_names if is_customer else identity.actor_names
        return await load(info.context, read, str(self.id))


@classified(C1)
@strawberry.type(description="角色名称: what a role is called.")
class RoleName:
    """In both languages."""

    zh: str
    en: str


async def role_name(info: Info, code: str) -> RoleName:
    """Read for all of a page at once."""
    zh, en = await load(info.context, identity.role_names, code) or (code, code)
    return RoleName(zh=zh, en=en)
