"""What the verbs about customers answer with."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import C1, C3, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.payload import Payload
from xindai.graphql.customers.known_types import CustomerDocument
from xindai.graphql.customers.types import Customer


@classified(C1)
@for_borrowers()
@strawberry.type
class CustomerPayload(Payload):
    """The customer as he is now, or why not."""

    customer: Customer | None


@classified(C1)
@for_borrowers()
@strawberry.type
class CustomerDocumentPayload(Payload):
    """The paper as it is now, or why not."""

    document: CustomerDocument | None


@classified(C1, path=C3)
@for_borrowers()
@strawberry.type
class CustomerDocumentOpenPayload(Payload):
    """GET `path` within five minutes; it shows the paper to whoever knows it."""

    path: str | None


async def customer_payload(info: Info, key: UUID) -> CustomerPayload:
    """The customer, read after the commit."""
    forget(info.context)
    view = await load(info.context, customers.customers_by_id, key)
    return CustomerPayload(customer=Customer.of(view) if view else None, user_errors=[])


async def document_payload(info: Info, key: UUID) -> CustomerDocumentPayload:
    """The paper, read after the commit."""
    forget(info.context)
    view = await load(info.context, customers.documents_by_id, key)
    document = CustomerDocument.of(view) if view else None
    return CustomerDocumentPayload(document=document, user_errors=[])
