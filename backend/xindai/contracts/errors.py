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


def template_not_in_force() -> Refusal:
    """None of its versions is approved, or it is no template of loans."""
    return Refusal("TEMPLATE_NOT_IN_FORCE", "no approved version of this template", "template")


def preparation_unclear() -> Refusal:
    """Either or."""
    return Refusal(
        "PREPARATION_UNCLEAR", "give an application, or a customer with version and terms", None
    )


def bank_card_not_found() -> Refusal:
    """Also for the card of somebody else, and for one that was removed."""
    return Refusal("BANK_CARD_NOT_FOUND", "there is no such bank card", "bankCardId")


def agreement_moved() -> Refusal:
    """Between the reading and the keeping; the next try reads afresh."""
    return Refusal("AGREEMENT_MOVED", "what is agreed changed meanwhile, try again", None)


def wrong_contract_status(status: str) -> Refusal:
    """Not at this point of its life."""
    return Refusal("WRONG_CONTRACT_STATUS", f"the contract is {status}", "contractId")


def contract_in_disbursement() -> Refusal:
    """Once money is on its way, changes are events of the loan."""
    return Refusal("CONTRACT_IN_DISBURSEMENT", "money is on its way", "contractId")


def amount_above_approved(amount: str) -> Refusal:
    """More needs another application."""
    return Refusal("CONTRACT_AMOUNT_ABOVE_APPROVED", f"{amount} is above the first one", "amount")


def nothing_changes() -> Refusal:
    """The new document would say what the old one says."""
    return Refusal("CONTRACT_UNCHANGED", "nothing would be different", None)


def document_changed() -> Refusal:
    """What was read is not what would be signed."""
    return Refusal("DOCUMENT_CHANGED", "there is a newer document", "documentSha256")


def invalid_template_name(field: str, most: int) -> Refusal:
    """For people."""
    return Refusal("INVALID_TEMPLATE_NAME", f"1 to {most} printable characters", field)


def invalid_place() -> Refusal:
    """Where it was, in words."""
    return Refusal("INVALID_PLACE", "2 to 120 printable characters", "place")


def photos_missing(most: int) -> Refusal:
    """What was seen is shown."""
    return Refusal("SIGNING_PHOTOS_MISSING", f"1 to {most} photos", "photos")


def in_person_exists() -> Refusal:
    """A document is recorded once."""
    return Refusal("SIGNING_RECORDED", "this signing is recorded already", "contractId")


def in_person_missing() -> Refusal:
    """First the officer, then the witness."""
    return Refusal("SIGNING_NOT_RECORDED", "no officer has recorded a signing", "contractId")


def own_record() -> Refusal:
    """Two people."""
    return Refusal("OWN_SIGNING_RECORD", "nobody witnesses his own record", "contractId")


def contract_not_signed(status: str) -> Refusal:
    """The seal comes second."""
    return Refusal("CONTRACT_NOT_SIGNED", f"the contract is {status}", "contractId")


def terms_not_offered(field: str) -> Refusal:
    """A contract's terms are its product's."""
    return Refusal("TERMS_NOT_OFFERED", "the product has other terms", f"terms.{field}")


def payee_unclear() -> Refusal:
    """The product says whether a merchant is paid."""
    return Refusal(
        "PAYEE_UNCLEAR", "a merchant is named where the product pays merchants", "merchantId"
    )


def application_has_contract() -> Refusal:
    """One contract of an application at a time."""
    return Refusal("APPLICATION_HAS_CONTRACT", "there is a contract of it", "applicationId")
