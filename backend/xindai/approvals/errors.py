"""The refusals of approvals."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def approval_not_found() -> Refusal:
    """Also for one of another branch."""
    return Refusal("APPROVAL_NOT_FOUND", "there is no such request", "id")


def not_pending(status: str) -> Refusal:
    """Decided, withdrawn or expired before."""
    return Refusal("APPROVAL_NOT_PENDING", f"the request is {status}", "id")


def own_request() -> Refusal:
    """Four eyes are two people."""
    return Refusal("OWN_REQUEST", "nobody checks his own request", "id")


def not_the_checker(role: str) -> Refusal:
    """The policy names another role."""
    return Refusal("NOT_THE_CHECKER", f"the policy wants a checker of the role {role}", "id")


def unknown_command() -> Refusal:
    """A policy is about a command that there is."""
    return Refusal("UNKNOWN_COMMAND", "there is no such command", "command")


def policy_not_found() -> Refusal:
    """Gone already."""
    return Refusal("POLICY_NOT_FOUND", "there is no such policy", "id")


def reason_missing() -> Refusal:
    """Whoever says no says why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")
