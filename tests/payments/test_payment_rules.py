"""Where an order may go, and what an answer of the bank is worth: every pair, every lie."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from xindai.kernel.errors import Refusal
from xindai.payments.channel import Answer, BankSays, unclear
from xindai.payments.http_bank import read_answer
from xindai.payments.rules import (
    NEXT,
    Event,
    Finding,
    SentOrder,
    finding,
    mask_account,
    query_wait,
    step,
)
from xindai.payments.types import OPEN, SETTLED, PaymentStatus

UNTIL = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
OURS, OTHER = UUID(int=1), UUID(int=2)
SENT = SentOrder(request_id=OURS, amount_minor=120_000, currency="CNY", valid_until=UNTIL)
CONFIRMED, FAILED = PaymentStatus.CONFIRMED, PaymentStatus.FAILED
HEARD = (Event.ACCEPT, Event.CONFIRM, Event.REJECT, Event.MISS, Event.DOUBT)


@pytest.mark.parametrize(("status", "event"), list(product(PaymentStatus, Event)))
def test_every_status_meets_every_event(status: PaymentStatus, event: Event) -> None:
    """What is sent is never planned or sent once more; what is settled stays."""
    if status in SETTLED:
        told = step(status, Finding(event))
        opposite = {CONFIRMED: (Event.REJECT, Event.MISS), FAILED: (Event.CONFIRM,)}[status]
        assert told == ((Event.CONTRADICT, status) if event in opposite else None)
        return
    can = (status is PaymentStatus.PLANNED and event in (Event.SEND, Event.CANCEL)) or (
        status in OPEN and event in HEARD
    )
    if not can:
        with pytest.raises(KeyError):
            step(status, Finding(event))
        return
    kept, after = step(status, Finding(event)) or (None, None)
    assert kept is event
    assert (
        after
        is {
            Event.SEND: PaymentStatus.SENT,
            Event.CANCEL: FAILED,
            Event.ACCEPT: PaymentStatus.SENT,
            Event.CONFIRM: CONFIRMED,
            Event.REJECT: FAILED,
            Event.MISS: FAILED,
            Event.DOUBT: PaymentStatus.UNKNOWN,
        }[event]
    )


def test_only_what_is_planned_is_sent() -> None:
    assert [status for status, event in NEXT if event is Event.SEND] == [PaymentStatus.PLANNED]
    assert PaymentStatus.PLANNED not in NEXT.values()


def says(what: BankSays, **given: Any) -> Answer:
    usual: dict[str, Any] = {"request_id": OURS, "amount_minor": 120_000, "currency": "CNY"}
    return Answer(**usual | {"says": what, "at": UNTIL} | given)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (says(BankSays.PAID, reference="R1"), Finding(Event.CONFIRM, None, "R1")),
        (says(BankSays.ACCEPTED), Finding(Event.ACCEPT)),
        (says(BankSays.REJECTED, code="NAME_MISMATCH"), Finding(Event.REJECT, "NAME_MISMATCH")),
        (unclear("OUTBOUND_TIMEOUT"), Finding(Event.DOUBT, "OUTBOUND_TIMEOUT")),
        (says(BankSays.PAID), Finding(Event.DOUBT, "ANSWER_MISMATCH")),
        (says(BankSays.REJECTED), Finding(Event.DOUBT, "ANSWER_MISMATCH")),
        (
            says(BankSays.PAID, reference="R1", request_id=OTHER),
            Finding(Event.DOUBT, "ANSWER_MISMATCH"),
        ),
        (
            says(BankSays.PAID, reference="R1", amount_minor=120_001),
            Finding(Event.DOUBT, "ANSWER_MISMATCH"),
        ),
        (
            says(BankSays.PAID, reference="R1", currency="USD"),
            Finding(Event.DOUBT, "ANSWER_MISMATCH"),
        ),
        (
            says(BankSays.REJECTED, code="ACCOUNT_CLOSED", amount_minor=1),
            Finding(Event.DOUBT, "ANSWER_MISMATCH"),
        ),
        (
            says(BankSays.NOT_RECEIVED, request_id=OTHER, at=UNTIL + timedelta(days=1)),
            Finding(Event.DOUBT, "ANSWER_MISMATCH"),
        ),
    ],
)
def test_what_does_not_fit_the_order_is_no_answer(answer: Answer, wanted: Finding) -> None:
    assert finding(SENT, answer) == wanted


@pytest.mark.parametrize(
    ("later", "event"),
    [
        (timedelta(seconds=-1), Event.DOUBT),
        (timedelta(), Event.DOUBT),
        (timedelta(microseconds=1), Event.MISS),
    ],
)
def test_never_received_counts_only_when_it_cannot_arrive_any_more(
    later: timedelta, event: Event
) -> None:
    told = finding(SENT, says(BankSays.NOT_RECEIVED, at=UNTIL + later))
    assert told == Finding(event, "NEVER_RECEIVED")


def test_questions_become_rarer() -> None:
    waits = [query_wait(5, calls).total_seconds() for calls in (0, 1, 2, 3, 6, 7, 8, 1000)]
    assert waits == [5, 5, 10, 20, 160, 300, 300, 300]


def test_accounts_are_masked_alike() -> None:
    assert mask_account("6222021234567890128") == "************0128"
    assert mask_account("12") == "************12"


GOOD: dict[str, Any] = {
    "request_id": str(OURS),
    "status": "paid",
    "amount": "1200.00",
    "currency": "CNY",
    "reference": "SB1",
    "reason": None,
    "at": "2026-11-01T12:00:00+00:00",
}


def test_a_good_answer_is_read() -> None:
    told = read_answer(json.dumps(GOOD).encode())
    assert told == says(BankSays.PAID, reference="SB1")
    nothing = dict.fromkeys(("amount", "currency", "reference", "reason"))
    missing = GOOD | nothing | {"status": "not_received"}
    assert read_answer(json.dumps(missing).encode()).says is BankSays.NOT_RECEIVED


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "PAID"},
        {"status": "unclear"},
        {"status": None},
        {"amount": 1200},
        {"amount": "1200.000"},
        {"amount": "-1200.00"},
        {"amount": "１２００.00"},
        {"amount": None},
        {"currency": "XXX"},
        {"reference": "SB1\n"},
        {"reference": "x" * 41},
        {"reason": "account closed"},
        {"request_id": "1"},
        {"request_id": None},
        {"at": "2026-11-01T12:00:00"},
        {"at": None},
        {"more": "x"},
    ],
)
def test_other_forms_are_no_answer(changed: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError, Refusal)):
        read_answer(json.dumps(GOOD | changed).encode())


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"at": "1", "at": "2"}']
)
def test_what_is_no_object_is_no_answer(body: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        read_answer(body)
