"""Global ids: the type's name and the row's id, as Relay wants them."""

from __future__ import annotations

import base64
from typing import Any, Final
from uuid import UUID

import strawberry

from xindai.graphql.base.access import PUBLIC, classified, for_borrowers
from xindai.kernel.errors import Refusal


@classified(PUBLIC)
@for_borrowers("id")
@strawberry.interface(description="Anything with a global id.")
class Node:
    """`id` is opaque; send it back as it came."""

    id: strawberry.ID


NODES: Final[dict[str, tuple[Any, Any]]] = {}
"""What `node` can load, each by its door, so that row scope holds: (read, of) by type. The schema
fills it."""


def to_id(kind: str, key: UUID) -> strawberry.ID:
    """The global id of a row."""
    return strawberry.ID(base64.urlsafe_b64encode(f"{kind}:{key}".encode()).decode().rstrip("="))


def from_id(kind: str, text: str, field: str, code: str) -> UUID:
    """The row's id; an ill-formed one, or one of another type, is simply not there."""
    found, key = split_id(text)
    if found != kind or key is None:
        raise Refusal(code, "there is no such thing", field)
    return key


def maybe_id(kind: str, text: str | None, field: str, code: str) -> UUID | None:
    """The same for a criterion that may be left out."""
    return None if text is None else from_id(kind, text, field, code)


def split_id(text: str) -> tuple[str, UUID | None]:
    """Type name and row id; ("", None) for what is no id of ours."""
    try:
        raw = base64.urlsafe_b64decode(str(text) + "=" * (-len(str(text)) % 4)).decode()
        kind, _, key = raw.partition(":")
        return kind, UUID(key)
    except ValueError:
        return "", None
