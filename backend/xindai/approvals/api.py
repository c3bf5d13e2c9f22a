"""The door of approvals."""

from __future__ import annotations

from xindai.approvals.actions.decide import EXECUTE, decide, expire_in, finish, withdraw
from xindai.approvals.actions.submit import submit
from xindai.approvals.policy import (
    get_policy,
    policies,
    policy_for,
    policy_of_policies,
    remove_policy,
    set_policy,
)
from xindai.approvals.queries import approvals_by_id, approved, count_waiting, find_approvals

__all__ = [
    "EXECUTE",
    "approvals_by_id",
    "approved",
    "count_waiting",
    "decide",
    "expire_in",
    "find_approvals",
    "finish",
    "get_policy",
    "policies",
    "policy_for",
    "policy_of_policies",
    "remove_policy",
    "set_policy",
    "submit",
    "withdraw",
]
