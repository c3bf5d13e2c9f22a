"""What outsiders may send, and how little of it is believed."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest

from xindai.decisioning.reports.breaker import FAILURES, Breaker
from xindai.decisioning.reports.parse import (
    bureau_facts,
    identity_facts,
    open_answer,
    subject_of,
)
from xindai.kernel.errors import Refusal

ASKED = UUID(int=7)
SUBJECT = subject_of(b"secret", "11010519491231002X")
REPORT = {
    "accounts_open": 1,
    "overdue_accounts_now": 0,
    "worst_days_late_12m": 0,
    "months_late_24m": 0,
    "inquiries_3m": 0,
    "months_of_history": 12,
    "overdue_minor": 0,
    "outstanding_minor": 100,
    "monthly_payment_minor": 10,
    "is_thin": False,
    "score": 700,
}


def body(**changed: Any) -> bytes:
    """An answer as it should be, with changes."""
    whole = {"request_id": str(ASKED), "subject": SUBJECT, "report": REPORT} | changed
    return json.dumps(whole).encode()


def why(data: bytes) -> tuple[str, str]:
    """Code and reason of the refusal."""
    with pytest.raises(Refusal) as no:
        open_answer(data, ASKED, SUBJECT)
    return no.value.code, no.value.extra["why"]


def test_a_proper_answer_is_read() -> None:
    assert bureau_facts(open_answer(body(), ASKED, SUBJECT)) == REPORT
    assert bureau_facts({k: v for k, v in REPORT.items() if k != "score"})["score"] is None
    told = {"result": "match", "phone": "unknown"}
    assert identity_facts(open_answer(body(report=told), ASKED, SUBJECT)) == told


def test_an_answer_about_somebody_else_is_a_mismatch() -> None:
    other = subject_of(b"secret", "110105198001010024")
    assert why(body(subject=other)) == ("REPORT_MISMATCH", "wrong_person")
    assert why(body(subject="")) == ("REPORT_MISMATCH", "wrong_person")
    assert why(body(request_id=str(UUID(int=8)))) == ("REPORT_MISMATCH", "wrong_request")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff",
        b"null",
        b"[]",
        b'"text"',
        body()[:-10],
        body() + b"}",
        body(extra=1),
        body(report=None),
        body(report=[]),
        body(report="report"),
        body(request_id=7),
        b"[" * 30_000,
        b'{"report": NaN}',
        b'{"request_id": "1", "request_id": "2"}',
        b"9" * 10_000,
    ],
)
def test_what_is_no_answer_is_garbage(data: bytes) -> None:
    assert why(data) == ("REPORT_MISSING", "garbage")


@pytest.mark.parametrize(
    "changed",
    [
        {"accounts_open": -1},
        {"accounts_open": 1.5},
        {"accounts_open": True},
        {"accounts_open": "1"},
        {"outstanding_minor": 10**14},
        {"months_late_24m": 25},
        {"is_thin": "no"},
        {"score": 1e9},
        {"score": -1},
        {"name": "somebody"},
        {"overdue_minor": None},
    ],
)
def test_a_report_with_odd_fields_is_garbage(changed: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as no:
        bureau_facts(REPORT | changed)
    assert (no.value.code, no.value.extra["why"]) == ("REPORT_MISSING", "garbage")


@pytest.mark.parametrize(
    "report",
    [{}, {"result": "match"}, {"result": "yes", "phone": "match"},
     {"result": "match", "phone": "match", "sex": "male"}],
)  # fmt: skip
def test_an_odd_identity_check_is_garbage(report: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as no:
        identity_facts(report)
    assert no.value.extra["why"] == "garbage"


def test_a_breaker_opens_rests_tries_once_and_closes() -> None:
    now = 100.0
    breaker = Breaker(clock=lambda: now, rest_seconds=30)
    for _ in range(FAILURES):
        assert breaker.lets_through()
        breaker.went(well=False)
    assert not breaker.lets_through()
    now = 130.0
    assert breaker.lets_through(), "one tries"
    assert not breaker.lets_through(), "the others wait for it"
    breaker.went(well=False)
    now = 159.0
    assert not breaker.lets_through()
    now = 160.0
    assert breaker.lets_through()
    breaker.went(well=True)
    assert breaker.lets_through() and breaker.lets_through()
