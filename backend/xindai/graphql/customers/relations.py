"""How two customers stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.customers.types.known import Relation, RelationKind
from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import moment
from xindai.graphql.customers.seen import customer_of

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer


@classified(C1)
@strawberry.type(description="客户关系: `customer` is `kind` `other`, a guarantor of him, say.")
class CustomerRelation(Node):
    """Null is a customer whom the viewer does not see."""

    view: strawberry.Private[Relation]
    kind: RelationKind
    added_at: str

    @classmethod
    def of(cls, view: Relation) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CustomerRelation", view.id),
            view=view,
            kind=view.kind,
            added_at=moment(view.added_at),
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """The one who stands so."""
        return await customer_of(info, self.view.customer_id)

    @strawberry.field
    async def other(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """To whom."""
        return await customer_of(info, self.view.other_id)
