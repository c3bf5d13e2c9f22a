"""Values of identity that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BranchView:
    """A node of the lender's tree; `path` holds the codes from the root: "/HO/E/"."""

    id: UUID
    code: str
    name: str
    parent_id: UUID | None
    path: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class StaffView:
    """A person who works here."""

    id: UUID
    login: str
    display_name: str
    branch_id: UUID
    roles: frozenset[str]
    is_active: bool
    phone: str | None
    """Masked."""
    locked_until: datetime | None
    """A lock in the past is over."""
    needs_factor: bool
    has_factor: bool


@dataclass(frozen=True, slots=True, repr=False)
class SignedIn:
    """A fresh session. `token` is shown this once: only its hash is kept."""

    token: str
    expires_at: datetime
    staff: StaffView


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewStaff:
    """A person to be added; his branch (by code, or by id) decides which rows he sees.

    Who is invited has no password yet: he sets it himself.
    """

    login: str
    display_name: str
    password: str = ""
    branch_code: str = ""
    roles: frozenset[str]
    branch_id: UUID | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """A consent that was given; `text_hash` is SHA-256 of the document, in hex."""

    kind: str
    document_version: str
    text_hash: str
    given_at: datetime
    withdrawn_at: datetime | None
    channel: str


@dataclass(frozen=True, slots=True)
class AccountView:
    """A borrower's account; the phone is masked."""

    id: UUID
    phone: str
    created_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class BorrowerSignedIn:
    """A fresh session of a borrower. Only the hash of the token is kept."""

    token: str
    expires_at: datetime
    account: AccountView


@dataclass(frozen=True, slots=True)
class Visit:
    """Where a request comes from, and the language in which it wants to be answered."""

    address: str
    user_agent: str = ""
    language: str = "zh"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewAccount:
    """A borrower who registers; the texts are plain here and sealed or hashed when stored."""

    phone: str
    code: str
    password: str
    consents: tuple[GivenConsent, ...]


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """What somebody ticked: a kind, and the version of the text that he was shown."""

    kind: str
    version: str


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A live session as its owner sees it; `is_this` is the one that asks."""

    id: UUID
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    address: str
    user_agent: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Site:
    """Our pages as browsers know them; passkeys belong to the host `rp_id`."""

    rp_id: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class SecondFactor:
    """The password was right; `token` names this sign-in until a factor ends it."""

    token: str
    methods: tuple[str, ...]
    passkey_options: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as its owner sees it; the address is masked."""

    id: UUID
    address: str
    user_agent: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class PasskeyView:
    """A passkey of a person; `is_cloned`: it opens nothing any more."""

    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None
    is_backed_up: bool
    is_cloned: bool


@dataclass(frozen=True, slots=True)
class FactorsView:
    """What a person has set up."""

    has_totp: bool
    recovery_codes_left: int
    passkeys: tuple[PasskeyView, ...]
    is_required: bool


@dataclass(frozen=True, slots=True, repr=False)
class ResetLink:
    """Shown this once, to be handed over; the same for a repetition of the same request."""

    staff_id: UUID
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role and what it holds."""

    code: str
    name_zh: str
    name_en: str
    is_seeded: bool
    needs_factor: bool
    permissions: tuple[str, ...]
