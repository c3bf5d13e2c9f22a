"""The refusals of policies and decisions. Those of rules are made where they are checked."""

from __future__ import annotations

from collections.abc import Sequence

from xindai.kernel.errors import Refusal


def policy_not_found(field: str = "policyId") -> Refusal:
    """No such policy."""
    return Refusal("DECISION_POLICY_NOT_FOUND", "there is no such policy", field)


def version_not_found(field: str = "versionId") -> Refusal:
    """No such version."""
    return Refusal("POLICY_VERSION_NOT_FOUND", "there is no such version of a policy", field)


def wrong_status(now: str, wanted: str) -> Refusal:
    """A version does not skip a step, and only a draft changes."""
    return Refusal("POLICY_WRONG_STATUS", f"the version is {now}, not {wanted}", "versionId")


def own_version() -> Refusal:
    """Four eyes are two people."""
    return Refusal("POLICY_OWN_VERSION", "whoever wrote a version does not publish it", "versionId")


def draft_waits() -> Refusal:
    """There is one draft at a time, and none while a version is reviewed."""
    return Refusal("POLICY_IN_REVIEW", "a version of this policy is being reviewed", "policyId")


def tests_missing() -> Refusal:
    """Nothing is submitted that nobody tested."""
    return Refusal("POLICY_TESTS_MISSING", "a version needs test cases", "versionId")


def tests_failed(names: Sequence[str]) -> Refusal:
    """All of them must pass."""
    shown = ", ".join(names[:5])
    return Refusal("POLICY_TESTS_FAILED", f"{len(names)} test cases fail: {shown}", "versionId")


def champion_stays() -> Refusal:
    """Applications are always decided by somebody."""
    return Refusal(
        "POLICY_CHAMPION_STAYS", "publish its successor: a champion is not retired", "versionId"
    )


def no_champion() -> Refusal:
    """A challenger challenges somebody."""
    return Refusal("POLICY_CHAMPION_MISSING", "publish a champion first", "versionId")


def reason_missing() -> Refusal:
    """Whoever says no says why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")


def decision_not_found() -> Refusal:
    """Also for one of another branch."""
    return Refusal("DECISION_NOT_FOUND", "there is no such decision", "id")


def simulation_not_found() -> Refusal:
    """No such simulation."""
    return Refusal("SIMULATION_NOT_FOUND", "there is no such simulation", "id")
