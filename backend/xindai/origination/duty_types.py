"""Values of duties that cross the border: who may take over, who decides, who has a stake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xindai.origination.types import AuthorityStatus


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may take an application over."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRuleView:
    """Up to this amount the level is enough; None of product or grade is any of them.

    Level 0 is the decision alone, without a person.
    """

    id: UUID
    level: int
    product_id: UUID | None
    grade: str | None
    currency: str
    max_amount_minor: int
    status: AuthorityStatus
    maker: str
    checker: str | None
    reason: str | None
    created_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A member of staff who may not work on a customer's applications."""

    id: UUID
    staff_id: UUID
    staff_name: str
    customer_id: UUID
    reason: str
    declared_by: str
    declared_at: datetime
