"""The refusals of reports. Those of the ports carry `why` and reach nobody: a decision reads it."""

from __future__ import annotations

from xindai.decisioning.reports.types import MissingWhy
from xindai.kernel.errors import Refusal


def report_missing(why: MissingWhy) -> Refusal:
    """No answer, or none that can be read."""
    return Refusal("REPORT_MISSING", f"there is no report: {why}", None, why=why)


def report_mismatch(why: MissingWhy) -> Refusal:
    """An answer about somebody else, or to another question."""
    return Refusal("REPORT_MISMATCH", "the report is about somebody else", None, why=why)


def inquiry_not_allowed() -> Refusal:
    """The person has not agreed to inquiries, or has no account to agree with."""
    return Refusal("CONSENT_MISSING", "the customer has not agreed to inquiries", "customerId")
