"""The refusals of contracts."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def customer_not_found() -> Refusal:
    """Also for a customer of somebody else's branch."""
    return Refusal("CUSTOMER_NOT_FOUND", "there is no such customer", "customerId")


def version_not_found() -> Refusal:
    """Only what is listed can be signed."""
    return Refusal("VERSION_NOT_FOUND", "there is no such listed version", "productVersionId")


def contract_not_found() -> Refusal:
    """Also for one of another branch, or of another borrower."""
    return Refusal("CONTRACT_NOT_FOUND", "there is no such contract", "contractId")


def contract_not_sealed(status: str) -> Refusal:
    """Money follows both signatures."""
    return Refusal("CONTRACT_NOT_SEALED", f"the contract is {status}", "contractId")
