"""News of a domain: what its commands leave in the outbox."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from xindai.kernel.names import camel


class News:
    """A message is a frozen dataclass of ids, days, codes and numbers; no personal data.

    Its JSON has the names of its fields; schema/events is made from the same fields.
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]

    def to_json(self) -> dict[str, Any]:
        """The message body."""
        return {camel(field.name): _plain(getattr(self, field.name)) for field in fields(self)}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
