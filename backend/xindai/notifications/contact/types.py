"""Values of the contact gate that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

CHINA: Final = "Asia/Shanghai"
"""The zone and the region of whoever nothing else is known of."""
HERE: Final = "CN"


class Purpose(StrEnum):
    """What a contact is for."""

    SERVICE = "service"
    REMINDER = "reminder"
    COLLECTION = "collection"
    MARKETING = "marketing"


class ContactChannel(StrEnum):
    """How a person is reached from outside; a notice inside his own app is no contact."""

    SMS = "sms"
    EMAIL = "email"
    PUSH = "push"
    CALL = "call"
    VISIT = "visit"
    LETTER = "letter"


class ContactRole(StrEnum):
    """Who is contacted about a customer: himself, who answers for him, or somebody he knows."""

    CUSTOMER = "customer"
    GUARANTOR = "guarantor"
    THIRD_PARTY = "third_party"


class StopKind(StrEnum):
    """Why a person is not contacted any more."""

    STOP_REQUEST = "stop_request"
    CEASE_AND_DESIST = "cease_and_desist"
    DISPUTE = "dispute"
    LEGAL_HOLD = "legal_hold"
    DECEASED = "deceased"
    INSOLVENCY = "insolvency"
    WRONG_PERSON = "wrong_person"


class RuleSetStatus(StrEnum):
    """Where a version of the rules is on its way; one at a time is in force."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who is contacted; `subject_id` is the id of the customer, guarantor or contact person."""

    role: ContactRole
    subject_id: UUID
    zone: str = CHINA
    """Of the IANA database; where the person lives, asked of the port at wiring if known."""
    region: str = HERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact that somebody means to make now.

    `tells_debt`: the person hears of a debt. `about_id` is the customer whom it is about, and
    `reference` names what it belongs to ("message:UUID", "case:UUID").
    """

    person: Person
    purpose: Purpose
    channel: ContactChannel
    tells_debt: bool
    reference: str
    about_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPermit:
    """The attempt that was let in: begin the contact before `valid_until`, or ask again."""

    attempt_id: UUID
    at: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; an empty list of purposes, roles, channels or regions means all of them.

    Minutes count from the person's midnight; a contact may begin from `from_minute` until before
    `to_minute`. `weekdays` are 1 (Monday) to 7. Caps count attempts of the rule's purposes and
    channels on the person's day, and on his last seven days with today.
    """

    code: str
    zh: str = ""
    en: str = ""
    purposes: tuple[Purpose, ...] = ()
    roles: tuple[ContactRole, ...] = ()
    channels: tuple[ContactChannel, ...] = ()
    regions: tuple[str, ...] = ()
    is_forbidden: bool = False
    no_debt: bool = False
    from_minute: int | None = None
    to_minute: int | None = None
    weekdays: tuple[int, ...] = ()
    closed_days: tuple[date, ...] = ()
    cap_day: int | None = None
    cap_week: int | None = None
    gap_minutes: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The rule as the table keeps it: what says nothing is left out."""
        kept: dict[str, Any] = {"code": self.code, "zh": self.zh, "en": self.en}
        for name in ("purposes", "roles", "channels", "regions", "weekdays"):
            if value := getattr(self, name):
                kept[name] = [each if isinstance(each, int) else str(each) for each in value]
        if self.closed_days:
            kept["closed_days"] = [day.isoformat() for day in self.closed_days]
        for name in ("is_forbidden", "no_debt"):
            if getattr(self, name):
                kept[name] = True
        for name in ("from_minute", "to_minute", "cap_day", "cap_week", "gap_minutes"):
            if (number := getattr(self, name)) is not None:
                kept[name] = number
        return kept

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Rule:
        """From the table's form."""
        given = dict(kept)
        for name, kind in (
            ("purposes", Purpose),
            ("roles", ContactRole),
            ("channels", ContactChannel),
            ("regions", str),
            ("weekdays", int),
            ("closed_days", date.fromisoformat),
        ):
            given[name] = tuple(kind(each) for each in given.get(name) or ())
        return cls(**given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stop in force; no purposes or channels named means all."""

    kind: StopKind
    purposes: tuple[Purpose, ...] = ()
    channels: tuple[ContactChannel, ...] = ()
    from_at: datetime
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """An attempt that was made."""

    at: datetime
    purpose: Purpose
    channel: ContactChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the decision looks at besides the contact and the clock; no rules: none in force."""

    role: ContactRole
    zone: str
    region: str
    rules: tuple[Rule, ...] | None
    stops: tuple[Stop, ...] = ()
    past: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Permitted (`code` None), or refused by a rule, and when it would be permitted then.

    `next_at` is None where no moment of the next eight weeks would do: something must change first.
    """

    code: str | None = None
    rule: str | None = None
    next_at: datetime | None = None

    @property
    def is_permitted(self) -> bool:
        """True if nothing speaks against it."""
        return self.code is None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStop:
    """A stop that is to be written down."""

    person: Person
    kind: StopKind
    purposes: tuple[Purpose, ...] = ()
    channels: tuple[ContactChannel, ...] = ()
    until_at: datetime | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopView:
    """A stop as it stands."""

    id: UUID
    role: ContactRole
    subject_id: UUID
    kind: StopKind
    purposes: tuple[Purpose, ...]
    channels: tuple[ContactChannel, ...]
    from_at: datetime
    until_at: datetime | None
    reference: str | None
    created_by: str
    created_at: datetime
    lifted_by: str | None
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptView:
    """An attempt as the timeline shows it."""

    id: UUID
    role: ContactRole
    subject_id: UUID
    purpose: Purpose
    channel: ContactChannel
    reference: str
    at: datetime
    created_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetView:
    """A version of the rules; `makers` wrote it, `checker` approved it."""

    id: UUID
    version: int
    status: RuleSetStatus
    rules: tuple[Rule, ...] = field(default=())
    makers: tuple[str, ...]
    checker: str | None
    reason: str | None
    created_at: datetime
    approved_at: datetime | None
    retired_at: datetime | None
