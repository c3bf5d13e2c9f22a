"""The refusals of customers."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def customer_not_found() -> Refusal:
    """Also for a customer of somebody else's branch: not yours is not there."""
    return Refusal("CUSTOMER_NOT_FOUND", "there is no such customer", "customerId")


def customer_exists() -> Refusal:
    """An ID number belongs to one customer."""
    return Refusal("CUSTOMER_EXISTS", "a customer has this ID number", "idNumber")


def branch_not_found() -> Refusal:
    """Also for a branch outside the actor's subtree."""
    return Refusal("BRANCH_NOT_FOUND", "there is no such branch", "branchId")


def reason_missing() -> Refusal:
    """Nobody looks without saying why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")
