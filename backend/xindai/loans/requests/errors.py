"""The refusals of requests; those of the verbs come from `engine.check`."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def request_not_found() -> Refusal:
    """Also for one of another branch or borrower: not yours is not there."""
    return Refusal("SERVICE_REQUEST_NOT_FOUND", "there is no such request", "requestId")


def request_open() -> Refusal:
    """One at a time, a loan."""
    return Refusal("SERVICE_REQUEST_OPEN", "the loan has a request that is open", "loanId")


def loan_not_active() -> Refusal:
    """What is paid off, written off or not paid out needs no relief."""
    return Refusal("LOAN_NOT_ACTIVE", "only an active loan is changed", "loanId")


def wrong_status(status: str, verb: str) -> Refusal:
    """The request is over, or not that far."""
    return Refusal("WRONG_STATUS", f"no {verb} while it is {status}", "requestId")


def not_claimed() -> Refusal:
    """Claim it first."""
    return Refusal("NOT_CLAIMED", "claim it first", "requestId")


def claimed_by_other() -> Refusal:
    """A colleague works on it."""
    return Refusal("CLAIMED_BY_ANOTHER", "a colleague works on it", "requestId")


def own_request() -> Refusal:
    """Whoever handed it in for the borrower does not decide it."""
    return Refusal("OWN_SERVICE_REQUEST", "you handed it in yourself", "requestId")


def missing(field: str) -> Refusal:
    """The kind needs it."""
    return Refusal("MISSING_FIELD", "the field is required", field)


def not_for_this_kind(field: str) -> Refusal:
    """Asked for with another kind."""
    return Refusal("NOT_FOR_THIS_KIND", "this kind of request takes no such field", field)


def date_in_past(field: str) -> Refusal:
    """Nobody asks for what is over."""
    return Refusal("DATE_IN_PAST", "a day after the business date is wanted", field)


def text_invalid(field: str, most: int) -> Refusal:
    """Too long, or with characters that print nothing."""
    return Refusal("INVALID_TEXT", f"1 to {most} printable characters", field)


def reason_missing(field: str) -> Refusal:
    """Whoever says no says why."""
    return Refusal("REASON_MISSING", "a reason is required", field)


def document_not_found() -> Refusal:
    """A document belongs to the borrower of the loan."""
    return Refusal("DOCUMENT_NOT_FOUND", "there is no such document", "documentIds")


def too_many_documents(most: int) -> Refusal:
    """A handful is looked at."""
    return Refusal("TOO_MANY_ITEMS", f"at most {most}", "documentIds")


def command_missing() -> Refusal:
    """Relief that changes nothing is none."""
    return Refusal("COMMAND_MISSING", "say which change of the loan is made", "requestId")


def command_not_wanted() -> Refusal:
    """Nobody asked for a change of the loan."""
    return Refusal("COMMAND_NOT_WANTED", "this kind of request is answered in words", "requestId")
