"""When to try again, what an answer means, what is signed and what is kept of an answer."""

from __future__ import annotations

import base64
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final

from standardwebhooks import Webhook

SCHEDULE: Final = tuple(
    timedelta(seconds=seconds)
    for seconds in (0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""Waits before each attempt, as Standard Webhooks suggests; about three days in all."""
JITTER: Final = 0.2
"""Up to a fifth longer, so that what failed together does not come back together."""
LONGEST_REST: Final = timedelta(days=1)
"""At most so long a Retry-After holds."""
EXCERPT: Final = 200
_SECRET_BYTES: Final = 32
_DIGITS: Final = re.compile(r"\d(?:[\d .()+-]*\d){3,}")
_PLAIN: Final = re.compile(r"[^\x20-\x7e]+")
_MAIL: Final = re.compile(r"\S+@\S+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call: a status, or the code of why no answer came."""

    status: int | None
    error: str | None
    excerpt: str | None
    duration_ms: int
    rest: timedelta | None = None
    """How long the receiver wants to be left alone."""

    @property
    def is_delivered(self) -> bool:
        """Any 2xx."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """410: nobody wants this any more."""
        return self.status == 410


def next_wait(attempts: int, chance: float) -> timedelta | None:
    """The wait after so many attempts, with `chance` (0 to 1) of the jitter; None: no more."""
    if attempts >= len(SCHEDULE):
        return None
    return SCHEDULE[attempts] * (1 + JITTER * chance)


def rest_wanted(status: int, headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """What Retry-After asks for on 429 and 503: seconds, or a date (RFC 9110, 10.2.3)."""
    text = headers.get("retry-after", "").strip()
    if status not in (429, 503) or not text:
        return None
    if text.isascii() and text.isdigit():
        wait = timedelta(seconds=min(int(text[:9]), int(LONGEST_REST.total_seconds())))
    else:
        try:
            until = parsedate_to_datetime(text)
        except ValueError:
            return None
        wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(max(wait, timedelta()), LONGEST_REST)


def new_secret() -> str:
    """A signing secret as receivers' libraries take it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def envelope(topic: str, at: datetime, data: Mapping[str, Any]) -> dict[str, Any]:
    """The payload: what happened, when, and the ids to ask about; no personal data."""
    return {"type": topic, "timestamp": at.astimezone(UTC).isoformat(), "data": dict(data)}


def body_of(payload: Mapping[str, Any]) -> str:
    """The text that is signed and sent: the same on every attempt."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def signed_headers(
    message_id: str, body: str, keys: Sequence[str], now: datetime
) -> dict[str, str]:
    """The three headers; one signature for each secret that is valid now."""
    signatures = [Webhook(key).sign(message_id, now, body) for key in keys]
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def excerpt(body: bytes) -> str | None:
    """The beginning of an answer, for whoever looks for the fault.

    Receivers may put anything into it: numbers of four digits and more, mail addresses and
    everything that is not plain ASCII (names, addresses) are taken out.
    """
    text = body[: 4 * EXCERPT].decode("utf-8", errors="replace")
    text = _DIGITS.sub("#", _MAIL.sub("#", _PLAIN.sub(" ", text)))
    return " ".join(text.split())[:EXCERPT] or None
