"""The refusals of applications."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def application_not_found() -> Refusal:
    """Also for one of another branch or borrower: not yours is not there."""
    return Refusal("APPLICATION_NOT_FOUND", "there is no such application", "applicationId")


def wrong_status(status: str, verb: str) -> Refusal:
    """The table of states has no such row."""
    return Refusal("WRONG_STATUS", f"no {verb} while it is {status}", "applicationId")


def moved_meanwhile() -> Refusal:
    """Somebody was quicker."""
    return Refusal("APPLICATION_MOVED", "it was changed meanwhile, look again", "applicationId")


def incomplete(field: str) -> Refusal:
    """`missing` of the application lists all of it."""
    return Refusal("APPLICATION_INCOMPLETE", "see what is missing", field)


def application_open() -> Refusal:
    """One at a time, a customer and product."""
    return Refusal(
        "APPLICATION_OPEN", "the customer has an application for this product", "productVersionId"
    )


def duplicate_application() -> Refusal:
    """The same again within a day."""
    return Refusal("DUPLICATE_APPLICATION", "the same was applied for within 24 hours", None)


def own_application() -> Refusal:
    """Whoever made or worked on it does not examine it."""
    return Refusal(
        "OWN_APPLICATION", "you made it or worked on it at another step", "applicationId"
    )


def conflict_of_interest() -> Refusal:
    """Declared for the applicant, a party, or somebody related to him."""
    return Refusal("CONFLICT_OF_INTEREST", "a conflict of interest is declared", "applicationId")


def above_authority() -> Refusal:
    """The level or the amount is above what the actor may decide."""
    return Refusal("ABOVE_AUTHORITY", "this is above your authority", "applicationId")


def not_claimed() -> Refusal:
    """Claim it first; a claim runs out."""
    return Refusal("NOT_CLAIMED", "claim it first", "applicationId")


def claimed_by_other() -> Refusal:
    """A colleague works on it."""
    return Refusal("CLAIMED_BY_ANOTHER", "a colleague works on it", "applicationId")


def colleague_not_found() -> Refusal:
    """Also for somebody who does not see the branch."""
    return Refusal("COLLEAGUE_NOT_FOUND", "there is no such colleague", "staffId")


def colleague_may_not() -> Refusal:
    """He lacks the permission, worked on it before, or has a conflict."""
    return Refusal("COLLEAGUE_MAY_NOT", "the colleague may not work on it", "staffId")


def reason_missing() -> Refusal:
    """Whoever decides says why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")


def rejection_reason_missing() -> Refusal:
    """The applicant is told why, in words of the catalogue."""
    return Refusal("REJECTION_REASON_MISSING", "choose why, for the applicant", "reasonCodes")


def rejection_reason_unknown(code: str) -> Refusal:
    """`rejectionChoices` of the application has the catalogue."""
    return Refusal("REJECTION_REASON_UNKNOWN", f"no such reason: {code[:60]}", "reasonCodes")


def offer_not_found() -> Refusal:
    """Nothing was offered, or it has not been accepted."""
    return Refusal("OFFER_NOT_ACCEPTED", "there is no accepted offer", "applicationId")


def answers_incomplete(field: str) -> Refusal:
    """Every question of the form has an answer."""
    return Refusal("ANSWERS_INCOMPLETE", "answer every question of the form", field)


def answers_contradict() -> Refusal:
    """What does not match cannot pass."""
    return Refusal(
        "ANSWERS_CONTRADICT", "a check with an answer that does not match fails", "verdict"
    )


def amount_above_offer() -> Refusal:
    """Less may be taken, never more."""
    return Refusal("AMOUNT_ABOVE_OFFER", "at most the amount of the offer", "amount")


def product_cannot_change() -> Refusal:
    """Another product is another application."""
    return Refusal("PRODUCT_FIXED", "start another application", "productVersionId")


def document_not_found() -> Refusal:
    """A document belongs to the applicant or to a party."""
    return Refusal("DOCUMENT_NOT_FOUND", "there is no such document", "documentIds")


def party_unclear(field: str) -> Refusal:
    """A customer, or name, ID number and phone of a person."""
    return Refusal("PARTY_UNCLEAR", "name a customer, or a person in full", field)


def party_is_applicant(field: str) -> Refusal:
    """Nobody guarantees for himself."""
    return Refusal("PARTY_IS_APPLICANT", "the applicant cannot be a party", field)


def channel_closed() -> Refusal:
    """The product is not offered there."""
    return Refusal("CHANNEL_CLOSED", "the product is not offered in this channel", "channel")


def conflict_not_found() -> Refusal:
    """Gone already."""
    return Refusal("CONFLICT_NOT_FOUND", "there is no such declaration", "conflictId")


def own_conflict() -> Refusal:
    """Who is in conflict does not say that it is over."""
    return Refusal("OWN_CONFLICT", "somebody else ends your conflict", "conflictId")


def authority_not_found() -> Refusal:
    """Or it is decided already."""
    return Refusal("AUTHORITY_NOT_FOUND", "there is no such proposal", "ruleId")


def own_authority() -> Refusal:
    """Four eyes are two people."""
    return Refusal("OWN_AUTHORITY", "nobody approves his own proposal", "ruleId")


def kind_not_offered() -> Refusal:
    """A line is applied for with a product that draws on one."""
    return Refusal("KIND_NOT_OFFERED", "the product has no credit line", "kind")


def bad_code(field: str) -> Refusal:
    """Codes are short words."""
    return Refusal("CODE_INVALID", "small letters, digits and underscores", field)
