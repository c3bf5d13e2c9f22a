"""What a request for approval is about, as people call it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import NODES, split_id
from xindai.kernel.errors import Refusal
from xindai.products import api as products

NAMES: Final = (
    "number",
    "code",
    "display_name",
    "name",
    "case_number",
    "line_number",
    "url",
    "topic",
    "version",
)
"""What a type is called by, the first that it has; what has none by its customer's number."""


async def subject_name(info: Info, subject: str | None) -> str | None:
    """The number, code or name of "loan/UUID"; None for what the viewer may not see or has none."""
    kind, _, text = (subject or "").partition("/")
    if not text:
        return None
    key = UUID(text)
    try:
        if kind == "product_version":
            return await _version(info, key)
        return await _node(info, kind, key)
    except Refusal:
        return None  # a door that is closed to the viewer


async def _node(info: Info, kind: str, key: UUID) -> str | None:
    known = {name.lower(): name for name in NODES}.get(kind.replace("_", ""))
    if known is None:
        return None
    read, of = NODES[known]
    view = await load(info.context, read, key)
    if view is None:
        return None
    found: Any = of(view)
    for name in NAMES:
        value = getattr(found, name, None)
        if isinstance(value, (str, int)):
            return str(value)
    _, customer_id = split_id(getattr(found, "customer_id", None) or "")
    return await _node(info, "customer", customer_id) if customer_id else None


async def _version(info: Info, key: UUID) -> str | None:
    view = await load(info.context, products.versions_by_id, key)
    if view is None:
        return None
    product = await load(info.context, products.products_by_id, view.product_id)
    return f"{product.code} v{view.version}" if product else None
