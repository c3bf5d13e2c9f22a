"""The refusals of products."""

from __future__ import annotations

from decimal import Decimal

from xindai.kernel.errors import Refusal


def product_exists() -> Refusal:
    """Codes are unique."""
    return Refusal("PRODUCT_EXISTS", "a product has this code", "code")


def product_not_found() -> Refusal:
    """No such product."""
    return Refusal("PRODUCT_NOT_FOUND", "there is no such product", "productId")


def version_not_found() -> Refusal:
    """No such version, or not one that is on offer."""
    return Refusal("VERSION_NOT_FOUND", "there is no such version", "versionId")


def wrong_status(now: str, wanted: str) -> Refusal:
    """A version does not skip a step."""
    return Refusal("WRONG_STATUS", f"a version that is {now} does not become {wanted}", "status")


def own_version() -> Refusal:
    """Four eyes are two people."""
    return Refusal("OWN_WORK", "nobody approves what he has written or submitted", "versionId")


def superseded() -> Refusal:
    """What a newer version has replaced comes back as a new version, looked at by two people."""
    return Refusal("VERSION_SUPERSEDED", "a newer version has been on offer", "versionId")


def accounts_stay() -> Refusal:
    """Entries stay on the accounts they were posted to, so a product keeps its accounts."""
    told = "the accounts of a product are those of its first listing"
    return Refusal("ACCOUNTS_STAY", told, "terms.offer.account_mapping")


def names_stay(field: str) -> Refusal:
    """A name stands on contracts and on the list, and no version carries it through a review."""
    return Refusal("NAMES_STAY", "a file does not rename a product", field)


def no_draft() -> Refusal:
    """Only a draft is changed and submitted."""
    return Refusal("NO_DRAFT", "the product has no draft", "productId")


def amount_out_of_range(low: str, high: str, step: str) -> Refusal:
    """Beyond what the product or the sub-product lends."""
    return Refusal("AMOUNT_NOT_OFFERED", f"{low} to {high} in steps of {step}", "amount")


def term_out_of_range(few: int, many: int) -> Refusal:
    """Shorter or longer than what is offered."""
    return Refusal("TERM_NOT_OFFERED", f"{few} to {many} instalments", "instalments")


def above_apr_cap(found: Decimal, cap: str) -> Refusal:
    """The customer would pay more than the product promises at most."""
    shown = f"{found * 100:.4f} % a year is above the cap of {Decimal(cap) * 100:f} %"
    return Refusal("APR_ABOVE_CAP", shown, "annualRate")


def golden_case_moved(told: str) -> Refusal:
    """A figure that was promised moves, and nobody has said why."""
    return Refusal("GOLDEN_CASE_MOVED", f"explain what moves: {told}", "explanations")


def reason_missing() -> Refusal:
    """Whoever sends back says why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")
