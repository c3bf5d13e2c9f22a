"""The refusals of contracts."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def customer_not_found() -> Refusal:
    """Also for a customer of somebody else's branch."""
    return Refusal("CUSTOMER_NOT_FOUND", "there is no such customer", "customerId")


def version_not_found() -> Refusal:
    """Only what is listed can be signed."""
    return Refusal("VERSION_NOT_FOUND", "there is no such listed version", "productVersionId")
