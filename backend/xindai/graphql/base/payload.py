"""What a mutation answers: the object, or why not. Refusals are values, bugs are masked errors."""

from __future__ import annotations

from typing import TypeVar

import strawberry

from xindai.graphql.base.access import PUBLIC, classified, for_borrowers
from xindai.graphql.base.error_texts import text_of
from xindai.kernel.errors import Refusal
from xindai.kernel.names import camel

P = TypeVar("P")


@classified(PUBLIC)
@for_borrowers()
@strawberry.type(description="An expected no: a stable code, the field it is about, a sentence.")
class UserError:
    """`message` is in the language asked for (Accept-Language; zh-CN by default)."""

    code: str
    message: str
    field: str | None


@classified(PUBLIC)
@for_borrowers()
@strawberry.type(description="The command was not done: it waits for a checker.")
class PendingApproval:
    """`status` is that of the request; sending the same key again shows how it goes on."""

    id: strawberry.ID
    status: str
    role: str
    expires_at: str


@classified(PUBLIC)
@for_borrowers("user_errors", "approval")
@strawberry.interface(description="What every command answers with.")
class Payload:
    """What every mutation answers with: nothing is wrong where `userErrors` is empty.

    `approval` is there when a policy holds the command back for a second pair of eyes.
    """

    user_errors: list[UserError]
    approval: PendingApproval | None = None


def user_error(refusal: Refusal, language: str) -> UserError:
    """A refusal as the outside sees it; field names in camelCase as in the input."""
    message = text_of(refusal.code, language) if language == "zh" else None
    return UserError(
        code=refusal.code,
        message=message or refusal.message,
        field=refusal.field and camel(refusal.field),
    )


def refused(payload: type[P], errors: list[UserError]) -> P:
    """The payload that says why not: every field but `user_errors` is null."""
    names = [f.python_name for f in payload.__strawberry_definition__.fields]  # type: ignore[attr-defined]
    return payload(**{name: errors if name == "user_errors" else None for name in names})
