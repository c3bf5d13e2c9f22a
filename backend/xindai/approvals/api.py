"""The door of approvals."""

from __future__ import annotations

from xindai.approvals.actions.decide import decide, expire, finish, withdraw
from xindai.approvals.actions.submit import submit
from xindai.approvals.policy import get_policy, policies, policy_for, remove_policy, set_policy
from xindai.approvals.queries import approvals_by_id, approved, find_approvals, unfinished

__all__ = [
    "approvals_by_id",
    "approved",
    "decide",
    "expire",
    "find_approvals",
    "finish",
    "get_policy",
    "policies",
    "policy_for",
    "remove_policy",
    "set_policy",
    "submit",
    "unfinished",
    "withdraw",
]
