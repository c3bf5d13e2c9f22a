"""The refusals of loans; the engine adds those of `engine.check`."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def loan_not_found() -> Refusal:
    """Also for a loan of somebody else's branch: not yours is not there."""
    return Refusal("LOAN_NOT_FOUND", "there is no such loan", "loanId")


def contract_not_found() -> Refusal:
    """As loan_not_found."""
    return Refusal("CONTRACT_NOT_FOUND", "there is no such contract", "contractId")


def contract_has_loan() -> Refusal:
    """A contract is drawn once."""
    return Refusal("CONTRACT_HAS_LOAN", "the contract already has a loan", "contractId")


def unknown_verb() -> Refusal:
    """No such event type."""
    return Refusal("UNKNOWN_CHOICE", "there is no such verb", "type")


def date_in_future() -> Refusal:
    """Value dates reach up to the business date."""
    return Refusal("DATE_IN_FUTURE", "the value date is after the business date", "on")


def cursor_invalid() -> Refusal:
    """A cursor of another list or order."""
    return Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")


def account_in_use() -> Refusal:
    """Something is open between the borrower and us."""
    return Refusal("ACCOUNT_IN_USE", "a loan or a credit balance is open", None)


def contract_in_disbursement() -> Refusal:
    """One payout at a time: wait for the bank, or take back what was only planned."""
    return Refusal("DISBURSEMENT_EXISTS", "the contract is being paid out", "contractId")


def disbursement_not_found() -> Refusal:
    """Also for one of somebody else's branch."""
    return Refusal("DISBURSEMENT_NOT_FOUND", "there is no such disbursement", "disbursementId")


def disbursement_not_failed() -> Refusal:
    """Only the newest attempt, and only once the bank has said no."""
    return Refusal(
        "DISBURSEMENT_NOT_FAILED", "only what failed is paid once more", "disbursementId"
    )


def no_payee() -> Refusal:
    """A contract on paper names no account in the system."""
    return Refusal("DISBURSEMENT_NO_PAYEE", "name the card to pay to", "bankCardId")


def payee_fixed() -> Refusal:
    """What was signed is paid, to whom it was signed for."""
    return Refusal("DISBURSEMENT_PAYEE_FIXED", "the contract names the account", "bankCardId")


def separation_of_duties() -> Refusal:
    """Who made or approved something does not pay it out."""
    return Refusal("SEPARATION_OF_DUTIES", "you made or approved what is to be paid", "contractId")


def loan_not_active() -> Refusal:
    """Before the money, after the last instalment, or written off."""
    return Refusal("LOAN_NOT_ACTIVE", "only an active loan can be paid off", "loanId")


def loan_payment_not_found() -> Refusal:
    """Also for one of somebody else."""
    return Refusal("LOAN_PAYMENT_NOT_FOUND", "there is no such payment", "paymentId")


def loan_in_payment() -> Refusal:
    """One collection at a time: what the bank may be doing decides what is owed after it."""
    return Refusal("LOAN_PAYMENT_EXISTS", "a payment for this loan is on its way", "loanId")


def loan_in_refund() -> Refusal:
    """Money is on its way back to the borrower: what he has in credit is spoken for."""
    return Refusal("LOAN_REFUND_EXISTS", "a refund of this loan is on its way", "loanId")


def loan_refund_not_found() -> Refusal:
    """Also for one of somebody else."""
    return Refusal("LOAN_REFUND_NOT_FOUND", "there is no such refund", "refundId")


def above_credit() -> Refusal:
    """More than the borrower has in credit today."""
    return Refusal("ABOVE_CREDIT", "more than the borrower has in credit", "amount")


def amount_or_payoff() -> Refusal:
    """One of the two says how much."""
    return Refusal("AMOUNT_OR_PAYOFF", "give an amount, or say that it pays the loan off", "amount")


def above_payoff() -> Refusal:
    """Nobody pays by card more than closes the loan today."""
    return Refusal("ABOVE_PAYOFF", "that is more than pays the loan off today", "amount")


def nothing_to_pay() -> Refusal:
    """What he has in credit closes the loan."""
    return Refusal("NOTHING_TO_PAY", "nothing is owed that has to be paid", "loanId")


def agreement_missing() -> Refusal:
    """Staff draw on somebody's account only when he said so, and write down how."""
    return Refusal("AGREEMENT_MISSING", "say how the customer agreed", "agreement")
