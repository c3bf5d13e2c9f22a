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


def template_too_large(limit: str, field: str) -> Refusal:
    """Before it is read."""
    return Refusal("TEMPLATE_TOO_LARGE", limit, field)


def template_empty(field: str) -> Refusal:
    """A contract says something."""
    return Refusal("TEMPLATE_EMPTY", "the text is empty", field)


def placeholder_unknown(name: str, field: str) -> Refusal:
    """Only what is on the list."""
    return Refusal("TEMPLATE_PLACEHOLDER_UNKNOWN", f"there is no value {name!r}", field)


def template_content_forbidden(what: str, line: int, field: str) -> Refusal:
    """Templates hold text, not code, addresses or markup of other languages."""
    return Refusal("TEMPLATE_CONTENT_FORBIDDEN", f"line {line}: {what}", field)


def render_failed() -> Refusal:
    """Too long, or too much for the typesetter."""
    return Refusal("CONTRACT_RENDER_FAILED", "the document could not be made", None)


def template_not_found() -> Refusal:
    """Also for a version."""
    return Refusal("TEMPLATE_NOT_FOUND", "there is no such template", "templateId")


def template_exists() -> Refusal:
    """A code names one template."""
    return Refusal("TEMPLATE_EXISTS", "a template has this code", "code")


def invalid_template_code() -> Refusal:
    """Small letters, digits and low lines."""
    return Refusal("INVALID_TEMPLATE_CODE", 'a code is like "consumer_loan"', "code")


def wrong_template_status(status: str) -> Refusal:
    """A version moves step by step."""
    return Refusal("WRONG_TEMPLATE_STATUS", f"the version is {status}", "versionId")


def own_template() -> Refusal:
    """Four eyes are two people."""
    return Refusal("OWN_TEMPLATE", "whoever wrote it does not approve it", "versionId")


def reason_missing() -> Refusal:
    """Whoever says no, or changes what was agreed, says why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")
