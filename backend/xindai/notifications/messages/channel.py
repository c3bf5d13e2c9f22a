"""The port of a channel, and what it says of a try."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from xindai.notifications.messages.types import PushSubscription
from xindai.platform.db import Tx


class Outcome(StrEnum):
    """Taken over; no for ever; or not this time."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Result:
    """`detail` is a short code; `gone` names browsers that will never listen again."""

    outcome: Outcome
    detail: str | None = None
    gone: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Envelope:
    """A message on its way. `request_id` is the same for every try: who knows it already drops it.

    `attempt_id` is the gate's permit: an envelope is made of nothing else.
    """

    request_id: UUID
    attempt_id: UUID
    to: str
    browsers: tuple[tuple[UUID, PushSubscription], ...]
    subject: str
    body: str
    language: str


class Channel(Protocol):
    """Hands an envelope over; trouble of the network is a Result, not an exception."""

    async def deliver(self, envelope: Envelope) -> Result:
        """What became of the try."""


class Directory(Protocol):
    """Where a customer is reached; given at wiring, because customers stand above."""

    async def phone_of(self, tx: Tx, subject_id: UUID) -> str | None:
        """11 digits, in plain."""
