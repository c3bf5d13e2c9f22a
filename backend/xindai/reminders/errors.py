"""The refusals of reminders."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def invalid_steps(why: str, field: str) -> Refusal:
    """`field` is the path of what does not fit: "steps.2.days"."""
    return Refusal("INVALID_REMINDER_STEPS", why, field)


def policy_not_found() -> Refusal:
    """No version has this id."""
    return Refusal("REMINDER_POLICY_NOT_FOUND", "there is no such version", "policyId")


def wrong_policy_status(status: str, field: str | None = "policyId") -> Refusal:
    """The step does not follow this status."""
    return Refusal("WRONG_REMINDER_POLICY_STATUS", f"the version is {status}", field)


def own_policy() -> Refusal:
    """Four eyes."""
    sentence = "whoever wrote a policy does not approve it"
    return Refusal("OWN_REMINDER_POLICY", sentence, "policyId")


def reason_missing() -> Refusal:
    """Whoever sends something back says why."""
    return Refusal("REASON_MISSING", "a reason of 2 to 200 characters is needed", "reason")
