"""The refusals of early warning."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def task_not_found() -> Refusal:
    """Also for one of another branch: not yours is not there."""
    return Refusal("WARNING_TASK_NOT_FOUND", "there is no such task", "taskId")


def task_resolved() -> Refusal:
    """It has its finding."""
    return Refusal("WARNING_TASK_RESOLVED", "the task is resolved", "taskId")


def task_taken() -> Refusal:
    """A colleague has claimed it."""
    return Refusal("CLAIMED_BY_ANOTHER", "a colleague works on it", "taskId")


def task_not_claimed() -> Refusal:
    """Claim it first."""
    return Refusal("NOT_CLAIMED", "claim it first", "taskId")


def comment_missing(field: str) -> Refusal:
    """What was found is said in words, of 2 to 500 characters."""
    return Refusal("REASON_MISSING", "say why, in 2 to 500 characters", field)


def hold_not_found() -> Refusal:
    """None that is in force, where the actor may look."""
    return Refusal("WARNING_HOLD_NOT_FOUND", "there is no such hold in force", "holdId")


def policy_not_found() -> Refusal:
    """None that waits for a decision."""
    return Refusal("WARNING_POLICY_NOT_FOUND", "there is no such proposed policy", "policyId")


def policy_waits() -> Refusal:
    """One proposal at a time: the next one starts from what is decided."""
    return Refusal("WARNING_POLICY_WAITS", "another version waits for a decision", None)


def policy_invalid(field: str, why: str) -> Refusal:
    """A rule that cannot be."""
    return Refusal("WARNING_POLICY_INVALID", why, field)


def same_person() -> Refusal:
    """Four eyes."""
    return Refusal("SAME_PERSON", "whoever proposed it does not decide", "policyId")
