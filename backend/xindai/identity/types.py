"""Values of identity that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BranchView:
    """A node of the lender's tree; `path` holds the codes from the root: "/HO/E/"."""

    id: UUID
    code: str
    name: str
    parent_id: UUID | None
    path: str


@dataclass(frozen=True, slots=True)
class StaffView:
    """A person who works here."""

    id: UUID
    login: str
    display_name: str
    branch_id: UUID
    roles: frozenset[str]
    is_active: bool


@dataclass(frozen=True, slots=True, repr=False)
class SignedIn:
    """A fresh session. `token` is shown this once: only its hash is kept."""

    token: str
    expires_at: datetime
    staff: StaffView


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewStaff:
    """A person to be added; `branch_code` decides which rows he sees."""

    login: str
    display_name: str
    password: str
    branch_code: str
    roles: frozenset[str]
