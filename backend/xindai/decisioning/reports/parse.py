"""An outsider's answer, read strictly: who wrote it may be mistaken, broken or lying."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.reports.errors import report_mismatch, report_missing
from xindai.decisioning.reports.types import IdentityResult, MissingWhy, PhoneResult
from xindai.kernel.errors import Refusal
from xindai.kernel.reader import Reader

MOST_MINOR: Final = 10**13
"""A hundred thousand million yuan in fen: nobody owes more."""
_COUNTS: Final = {
    "accounts_open": 10_000,
    "overdue_accounts_now": 10_000,
    "worst_days_late_12m": 10_000,
    "months_late_24m": 24,
    "inquiries_3m": 10_000,
    "months_of_history": 1_200,
}
_AMOUNTS: Final = ("overdue_minor", "outstanding_minor", "monthly_payment_minor")


def subject_of(secret: bytes, id_number: str) -> str:
    """How both sides name a person in an answer without his number."""
    return hmac.digest(secret, f"subject|{id_number}".encode(), hashlib.sha256).hex()


def open_answer(body: bytes, request_id: UUID, subject: str) -> Mapping[str, Any]:
    """The report inside of an answer that was signed.

    Refuses REPORT_MISSING (garbage) and REPORT_MISMATCH (another request, another person).
    """
    try:
        whole = json.loads(body, object_pairs_hook=_once, parse_constant=_no_constant)
        reader = Reader(whole, "")
        given_id, given_subject = reader.text("request_id"), reader.text("subject")
        report = reader.required("report")
        reader.finish()
    except (ValueError, RecursionError, Refusal):
        raise report_missing(MissingWhy.GARBAGE) from None
    if given_id != str(request_id):
        raise report_mismatch(MissingWhy.WRONG_REQUEST)
    if not hmac.compare_digest(given_subject.encode(), subject.encode()):
        raise report_mismatch(MissingWhy.WRONG_PERSON)
    if not isinstance(report, Mapping):
        raise report_missing(MissingWhy.GARBAGE)
    return report


def bureau_facts(report: Mapping[str, Any]) -> dict[str, Any]:
    """Counts, days, months and minor units of CNY; `score` is the bureau's own, if it has one."""
    reader = Reader(report, "report")
    try:
        facts: dict[str, Any] = {
            name: reader.integer(name, None, 0, most) for name, most in _COUNTS.items()
        }
        facts |= {name: reader.integer(name, None, 0, MOST_MINOR) for name in _AMOUNTS}
        facts["is_thin"] = reader.truth("is_thin", False)
        raw = reader.take("score")
        facts["score"] = None
        if raw is not None:
            facts["score"] = Reader({"score": raw}, "report").integer("score", None, 0, 10_000)
        reader.finish()
    except Refusal:
        raise report_missing(MissingWhy.GARBAGE) from None
    return facts


def identity_facts(report: Mapping[str, Any]) -> dict[str, Any]:
    """`result` of name and number, `phone` of the phone."""
    reader = Reader(report, "report")
    try:
        facts = {
            "result": reader.choice("result", IdentityResult, None).value,
            "phone": reader.choice("phone", PhoneResult, None).value,
        }
        reader.finish()
    except Refusal:
        raise report_missing(MissingWhy.GARBAGE) from None
    return facts


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name that is there twice could be read in two ways."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is there twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
