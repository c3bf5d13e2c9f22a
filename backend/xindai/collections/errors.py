"""The refusals of collections."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def case_not_found(field: str = "caseId") -> Refusal:
    """Also for one of another branch: not yours is not there."""
    return Refusal("COLLECTION_CASE_NOT_FOUND", "there is no such case", field)


def case_closed() -> Refusal:
    """Nothing is late any more."""
    return Refusal("COLLECTION_CASE_CLOSED", "the case is closed", "caseId")


def case_taken() -> Refusal:
    """A colleague has it, or is taking it in this very moment."""
    return Refusal("CLAIMED_BY_ANOTHER", "a colleague works on it", "caseId")


def not_yours() -> Refusal:
    """Claim it first."""
    return Refusal("NOT_CLAIMED", "claim it first", "caseId")


def case_placed() -> Refusal:
    """An agency has it: call it back first."""
    return Refusal("COLLECTION_CASE_PLACED", "an agency works on it", "caseId")


def case_not_placed() -> Refusal:
    """No agency has it."""
    return Refusal("COLLECTION_CASE_NOT_PLACED", "no agency works on it", "caseId")


def case_disputed() -> Refusal:
    """What is disputed is not collected until the dispute has ended."""
    return Refusal("COLLECTION_CASE_DISPUTED", "the customer disputes the debt", "caseId")


def case_not_disputed() -> Refusal:
    """There is nothing to end."""
    return Refusal("COLLECTION_CASE_NOT_DISPUTED", "nothing is disputed", "caseId")


def conflict_of_interest(field: str) -> Refusal:
    """Somebody who is close to the customer does not collect from him."""
    return Refusal("COLLECTION_CONFLICT", "a conflict of interest is declared", field)


def queue_empty() -> Refusal:
    """Nothing waits for the actor."""
    return Refusal("COLLECTION_QUEUE_EMPTY", "no case waits there", "queue")


def collector_full(field: str) -> Refusal:
    """He has as much as he may have."""
    return Refusal("COLLECTOR_FULL", "the limit of cases or of amount is reached", field)


def collector_not_found(field: str = "staffId") -> Refusal:
    """Nobody of the desk in the actor's branches."""
    return Refusal("COLLECTOR_NOT_FOUND", "there is no such collector", field)


def collector_unfit(field: str = "staffId") -> Refusal:
    """Another queue, another branch, away, or switched off."""
    return Refusal("COLLECTOR_UNFIT", "he does not work on such cases, or is away", field)


def absence_not_found() -> Refusal:
    """It is over, or never was."""
    return Refusal("ABSENCE_NOT_FOUND", "there is no such absence", "absenceId")


def reason_missing(field: str = "reason") -> Refusal:
    """Whoever does this says why."""
    return Refusal("REASON_MISSING", "a reason is required", field)


def text_invalid(field: str, most: int) -> Refusal:
    """Too long, or with characters that print nothing."""
    return Refusal("INVALID_TEXT", f"1 to {most} printable characters", field)


def out_of_range(field: str, words: str) -> Refusal:
    """A number or a day that is not within its bounds."""
    return Refusal("OUT_OF_RANGE", words, field)


def promise_open() -> Refusal:
    """One at a time: wait for it, or cancel it."""
    return Refusal("PROMISE_OPEN", "the case has a promise that is open", "caseId")


def promise_not_found() -> Refusal:
    """Not there, or over."""
    return Refusal("PROMISE_NOT_FOUND", "there is no such open promise", "promiseId")


def promise_too_high() -> Refusal:
    """Nobody needs to promise more than is late."""
    return Refusal("PROMISE_TOO_HIGH", "more than is overdue", "amount")


def permit_not_found() -> Refusal:
    """A contact is noted once, by whoever was permitted it."""
    return Refusal("PERMIT_NOT_FOUND", "there is no such permit of yours on this case", "permitId")


def channel_not_permitted() -> Refusal:
    """The strategy keeps this channel for other cases."""
    return Refusal("CHANNEL_NOT_PERMITTED", "the strategy does not allow it here", "channel")


def strategy_not_found() -> Refusal:
    """Not there, or decided."""
    return Refusal("STRATEGY_NOT_FOUND", "there is no such proposed strategy", "strategyId")


def strategy_invalid(words: str, field: str) -> Refusal:
    """A rule that means nothing."""
    return Refusal("STRATEGY_INVALID", words, field)


def same_person() -> Refusal:
    """Nobody decides on his own proposal."""
    return Refusal("SAME_PERSON", "somebody else must decide", None)


def agency_not_found() -> Refusal:
    """Not there, or switched off."""
    return Refusal("AGENCY_NOT_FOUND", "there is no such agency", "agencyId")


def batch_not_found() -> Refusal:
    """Also for one whose cases are all of other branches."""
    return Refusal("BATCH_NOT_FOUND", "there is no such batch", "batchId")


def legal_not_found() -> Refusal:
    """Not there, or of another branch."""
    return Refusal("LEGAL_NOT_FOUND", "there is no such legal action", "legalId")


def legal_open() -> Refusal:
    """One at a time."""
    return Refusal("LEGAL_OPEN", "the case has a legal action already", "caseId")


def legal_backwards() -> Refusal:
    """A step is of the present stage or a later one."""
    return Refusal("LEGAL_BACKWARDS", "a legal action only goes on", "stage")


def write_off_not_found() -> Refusal:
    """Not there, or decided."""
    return Refusal("WRITE_OFF_NOT_FOUND", "there is no such open proposal", "writeOffId")


def write_off_open() -> Refusal:
    """One at a time, a loan."""
    return Refusal("WRITE_OFF_OPEN", "the loan has an open proposal", "loanId")


def loan_not_of_case() -> Refusal:
    """Only a late loan of the case."""
    return Refusal("LOAN_NOT_FOUND", "the loan is none of this case", "loanId")


def too_many(most: int, field: str) -> Refusal:
    """A command is done in one transaction."""
    return Refusal("TOO_MANY_ITEMS", f"at most {most}", field)


def contact_not_found() -> Refusal:
    """The customer named nobody of this id, or took him back."""
    return Refusal("CONTACT_NOT_FOUND", "there is no such contact", "contactId")


def result_unfit() -> Refusal:
    """A letter does not answer the phone."""
    return Refusal("RESULT_UNFIT", "this channel has no such result", "result")


def message_not_sent() -> Refusal:
    """It was sent today already, or the customer does not want it by this channel."""
    return Refusal(
        "COLLECTION_MESSAGE_NOT_SENT", "sent today already, or switched off by him", "channel"
    )
