"""The refusals of scorecards."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def scorecard_not_found(field: str = "id") -> Refusal:
    """No such version, or no card of this code."""
    return Refusal("SCORECARD_NOT_FOUND", "there is no such scorecard", field)


def scorecard_invalid(why: str, field: str) -> Refusal:
    """The table does not hold together; `field` says where."""
    return Refusal("SCORECARD_INVALID", why, field)


def fact_forbidden(field: str) -> Refusal:
    """Sex, age, origin and family are nobody's score."""
    return Refusal("SCORECARD_FACT_FORBIDDEN", "this fact may not be scored", field)


def fact_invalid(why: str, field: str) -> Refusal:
    """A fact that the card cannot read."""
    return Refusal("FACT_INVALID", why, field)


def not_a_draft(status: str) -> Refusal:
    """What was submitted stays as it is."""
    return Refusal("SCORECARD_NOT_DRAFT", f"the scorecard is {status}", "id")


def not_submitted(status: str) -> Refusal:
    """Only what was submitted is decided on."""
    return Refusal("SCORECARD_NOT_SUBMITTED", f"the scorecard is {status}", "id")


def not_the_maker() -> Refusal:
    """A draft belongs to one person, so that another can check it."""
    return Refusal("SCORECARD_NOT_YOURS", "the draft is somebody else's", "id")


def own_scorecard() -> Refusal:
    """Four eyes are two people."""
    return Refusal("SCORECARD_OWN", "nobody checks his own scorecard", "id")


def code_differs() -> Refusal:
    """A draft stays a version of its code."""
    return Refusal("SCORECARD_CODE_DIFFERS", "the draft has another code", "content.code")


def reason_missing() -> Refusal:
    """Whoever sends back says why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")
