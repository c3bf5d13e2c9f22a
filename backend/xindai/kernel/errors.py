"""The one way to say no: a coded refusal that names the field it is about."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An expected "no". `code` is UPPER_SNAKE and stable, `field` the path of the culprit.

    Everything that is not a Refusal is a bug and reaches the outside as one masked text.
    """

    def __init__(self, code: str, message: str, field: str | None = None, **extra: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.extra = extra

    def to_json(self) -> dict[str, Any]:
        """The error object that every interface shows: code, message, field."""
        return {"code": self.code, "message": self.message, "field": self.field}

    def __repr__(self) -> str:
        return f"Refusal({self.code}, {self.message!r}, field={self.field!r})"
