"""The refusals of products."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def product_exists() -> Refusal:
    """Codes are unique."""
    return Refusal("PRODUCT_EXISTS", "a product has this code", "code")


def product_not_found() -> Refusal:
    """No such product."""
    return Refusal("PRODUCT_NOT_FOUND", "there is no such product", "productId")


def version_not_found() -> Refusal:
    """No such version."""
    return Refusal("VERSION_NOT_FOUND", "there is no such version", "versionId")


def wrong_status(now: str, wanted: str) -> Refusal:
    """A version does not skip a step."""
    return Refusal("WRONG_STATUS", f"a version that is {now} does not become {wanted}", "status")
