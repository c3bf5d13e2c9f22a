"""A customer beside what is about him, by whoever sees both."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from xindai.customers import api as customers
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer


async def customer_of(info: Info, key: UUID) -> Customer | None:
    """Null where the viewer does not see him."""
    from xindai.graphql.customers.types import Customer

    view = await load(info.context, customers.customers_by_id, key)
    return Customer.of(view) if view else None
