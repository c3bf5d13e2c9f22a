"""What the verbs answer with, and in which currency their amounts are."""

from __future__ import annotations

from uuid import UUID

from xindai.graphql.applications.inputs import ApplicationDraftInput, application_key
from xindai.graphql.applications.types import Application, ApplicationPayload
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import maybe_id
from xindai.kernel.money import parse_positive
from xindai.origination import api as origination
from xindai.products import api as products


async def answer(info: Info, key: UUID | None) -> ApplicationPayload:
    """The application as it is after the commit."""
    forget(info.context)
    if key is None:
        return ApplicationPayload(application=None, user_errors=[])
    view = await load(info.context, origination.applications_by_id, key)
    return ApplicationPayload(application=Application.of(view) if view else None, user_errors=[])


async def amount_of(info: Info, key: UUID, text: str | None) -> int | None:
    """Minor units in the application's currency; refuses INVALID_AMOUNT."""
    if text is None:
        return None
    view = await origination.get_application(await info.context.actor(), key)
    return parse_positive(text, view.currency)


async def wished_amount(info: Info, given: ApplicationDraftInput) -> int | None:
    """The same for a draft that may be new: in the currency of its product."""
    if given.amount is None:
        return None
    if given.application_id is not None:
        return await amount_of(info, application_key(given.application_id), given.amount)
    name = "productVersionId"
    version = maybe_id("ProductVersion", given.product_version_id, name, "VERSION_NOT_FOUND")
    found = (
        (await products.versions_by_id(await info.context.actor(), [version])).get(version)
        if version
        else None
    )
    currency = (found.terms.get("currency") if found else None) or "CNY"
    return parse_positive(given.amount, currency)
