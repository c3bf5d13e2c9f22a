"""Values of templates that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class TemplateKind(StrEnum):
    """What contracts of a template are about."""

    LOAN = "loan"
    LINE = "line"
    GUARANTEE = "guarantee"


class TemplateStatus(StrEnum):
    """Where a version is on its way; an approved one is in force, one of a template at a time."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateText:
    """The text in both languages; the English one may be empty."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTemplate:
    """A template with its first draft."""

    code: str
    kind: TemplateKind
    name_zh: str
    name_en: str
    text: TemplateText


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateVersionView:
    """A version; `makers` wrote it, `checker` approved it, `reason` says why it came back."""

    id: UUID
    template_id: UUID
    version: int
    status: TemplateStatus
    body_zh: str
    body_en: str
    makers: tuple[str, ...]
    checker: str | None
    reason: str | None
    created_at: datetime
    approved_at: datetime | None
    retired_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateView:
    """A template with its versions, oldest first."""

    id: UUID
    code: str
    kind: TemplateKind
    name_zh: str
    name_en: str
    versions: tuple[TemplateVersionView, ...]
