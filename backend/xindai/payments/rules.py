"""Pure decisions: what an answer of the bank means, and where an order goes from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from xindai.payments.channel import Answer, BankSays
from xindai.payments.types import SETTLED, PaymentStatus


class Event(StrEnum):
    """What can happen to an order."""

    PLAN = "plan"
    SEND = "send"
    CANCEL = "cancel"
    ACCEPT = "accept"
    """The bank has it and is at work."""
    CONFIRM = "confirm"
    REJECT = "reject"
    MISS = "miss"
    """The bank never received it and will not take it any more."""
    DOUBT = "doubt"
    """No answer, no clear one, or a lie."""
    CONTRADICT = "contradict"
    """Of a settled order the bank now says the opposite: a person has to look."""


_S = PaymentStatus
NEXT: Final[Mapping[tuple[PaymentStatus, Event], PaymentStatus]] = {
    (_S.PLANNED, Event.SEND): _S.SENT,
    (_S.PLANNED, Event.CANCEL): _S.FAILED,
    (_S.SENT, Event.ACCEPT): _S.SENT,
    (_S.SENT, Event.CONFIRM): _S.CONFIRMED,
    (_S.SENT, Event.REJECT): _S.FAILED,
    (_S.SENT, Event.MISS): _S.FAILED,
    (_S.SENT, Event.DOUBT): _S.UNKNOWN,
    (_S.UNKNOWN, Event.ACCEPT): _S.SENT,
    (_S.UNKNOWN, Event.CONFIRM): _S.CONFIRMED,
    (_S.UNKNOWN, Event.REJECT): _S.FAILED,
    (_S.UNKNOWN, Event.MISS): _S.FAILED,
    (_S.UNKNOWN, Event.DOUBT): _S.UNKNOWN,
}
"""The whole life of an order; a pair that is not here cannot happen."""

CANCELLED: Final = "CANCELLED"
NEVER_RECEIVED: Final = "NEVER_RECEIVED"
LIE: Final = "ANSWER_MISMATCH"
"""Failure codes and reasons of doubt of our own; the others are the bank's words."""
LONGEST_WAIT: Final = 60
"""Times the first wait: between two questions about an order that stays open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOrder:
    """What was asked of the bank."""

    request_id: UUID
    amount_minor: int
    currency: str
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer as an event; `code` says why where it is no plain success."""

    event: Event
    code: str | None = None
    reference: str | None = None


def finding(sent: SentOrder, answer: Answer) -> Finding:
    """What an answer means for the order it is about. What does not fit the order is a lie."""
    if answer.says is BankSays.UNCLEAR:
        return Finding(Event.DOUBT, answer.code)
    if answer.request_id != sent.request_id:
        return Finding(Event.DOUBT, LIE)
    if answer.says is BankSays.NOT_RECEIVED:
        is_over = answer.at is not None and answer.at > sent.valid_until
        return Finding(Event.MISS if is_over else Event.DOUBT, NEVER_RECEIVED)
    if (answer.amount_minor, answer.currency) != (sent.amount_minor, sent.currency):
        return Finding(Event.DOUBT, LIE)
    match answer.says:
        case BankSays.ACCEPTED:
            return Finding(Event.ACCEPT)
        case BankSays.PAID if answer.reference:
            return Finding(Event.CONFIRM, None, answer.reference)
        case BankSays.REJECTED if answer.code:
            return Finding(Event.REJECT, answer.code)
        case _:
            return Finding(Event.DOUBT, LIE)


def step(status: PaymentStatus, found: Finding) -> tuple[Event, PaymentStatus] | None:
    """The event that is kept and the status after it; None where nothing new was said.

    A settled order stays as it is. KeyError for a pair that cannot happen (a bug).
    """
    if status not in SETTLED:
        return found.event, NEXT[status, found.event]
    says_paid, says_not = found.event is Event.CONFIRM, found.event in (Event.REJECT, Event.MISS)
    if says_paid if status is PaymentStatus.FAILED else says_not:
        return Event.CONTRADICT, status
    return None


def query_wait(first_seconds: float, attempts: int) -> timedelta:
    """How long to wait before the next question; doubled for each call so far, up to a limit."""
    times = min(2 ** min(max(attempts - 1, 0), 16), LONGEST_WAIT)
    return timedelta(seconds=first_seconds * times)


def mask_account(number: str) -> str:
    """ "6222021234567890128" -> "************0128": as long for every account."""
    return "*" * 12 + number[-4:]
