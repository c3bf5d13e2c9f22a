"""The door of loans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from xindai.engine.events import EventType
from xindai.loans.actions import (
    charge_fee,
    disburse,
    extend,
    merchant_refund,
    non_accrual,
    pause,
    payoff,
    prepay,
    rate_change,
    recovery,
    refund,
    repay,
    restructure,
    reverse,
    shift_due,
    shorten,
    waive,
    write_off,
)
from xindai.loans.actions.append import append, append_in
from xindai.loans.actions.close_account import close_account
from xindai.loans.actions.lock import GATE
from xindai.loans.actions.open import open_loan
from xindai.loans.actions.start_end_of_day import start_end_of_day
from xindai.loans.actions.verb import Verb
from xindai.loans.arrears import ARREARS, RECEIVED, seqs
from xindai.loans.bulk import append_many, book_many
from xindai.loans.debit.actions.sign import (
    draft_mandate,
    request_mandate_code,
    revoke_mandate,
    sign_mandate,
)
from xindai.loans.debit.queries import debits_of_loans, mandates_by_id, mandates_of_loans
from xindai.loans.debit.types import (
    LoanDebitStatus,
    LoanDebitView,
    MandateDraft,
    MandateTerms,
    MandateView,
)
from xindai.loans.disbursement.actions.cancel import cancel as cancel_disbursement
from xindai.loans.disbursement.actions.start import retry as retry_disbursement
from xindai.loans.disbursement.actions.start import start as start_disbursement
from xindai.loans.disbursement.queries import (
    count_disbursements,
    disbursements_by_id,
    disbursements_of_contracts,
    find_disbursements,
)
from xindai.loans.disbursement.types import (
    DisbursementFilter,
    DisbursementStatus,
    DisbursementView,
    RetryDisbursement,
    StartDisbursement,
    Started,
)
from xindai.loans.dispute.actions.end import reject_dispute, withdraw_dispute
from xindai.loans.dispute.actions.open import open_dispute
from xindai.loans.dispute.actions.pack import make_dispute_pack
from xindai.loans.dispute.actions.uphold import VERBS as CORRECTIONS
from xindai.loans.dispute.actions.uphold import uphold_dispute
from xindai.loans.dispute.queries import (
    count_disputes,
    disputes_by_id,
    disputes_of_loans,
    find_disputes,
    get_dispute,
)
from xindai.loans.dispute.types import (
    Correction,
    CorrectionKind,
    DisputeFilter,
    DisputePage,
    DisputeReason,
    DisputeStatus,
    DisputeView,
    NewDispute,
    UpheldDispute,
    UpholdDispute,
)
from xindai.loans.dues import FIRST, Due, dues
from xindai.loans.end_of_day.past_months import write_past_months
from xindai.loans.errors import unknown_verb
from xindai.loans.facts import own_loans
from xindai.loans.figures import figures_by_day, stock_figures, today_figures
from xindai.loans.hardship.actions.choose import choose as choose_relief
from xindai.loans.hardship.actions.execute import execute as execute_offer
from xindai.loans.hardship.actions.sign import request_code as request_offer_code
from xindai.loans.hardship.actions.sign import sign as sign_offer
from xindai.loans.hardship.queries import hardship_menu, offers_by_id, offers_of_loans
from xindai.loans.hardship.types import (
    ChooseRelief,
    ExecutedOffer,
    ExecuteOffer,
    HardshipMenu,
    HardshipStatus,
    OfferView,
    Relief,
    ReliefKind,
)
from xindai.loans.history import (
    explain,
    journal_of,
    journal_of_loans,
    payoff_quote,
    transactions_of,
    transactions_of_loans,
)
from xindai.loans.listing import count_loans, find_loans
from xindai.loans.papers.actions.make import make_paper
from xindai.loans.papers.queries import (
    check_paper,
    paper_path,
    papers_by_id,
    papers_of_disputes,
    papers_of_loans,
)
from xindai.loans.papers.types import NewPaper, PaperCheck, PaperFormat, PaperKind, PaperView
from xindai.loans.payment.actions.cancel import cancel as cancel_payment
from xindai.loans.payment.actions.start import start as start_payment
from xindai.loans.payment.queries import get_payment, payments_by_id, payments_of_loans
from xindai.loans.payment.types import (
    LoanPaymentStatus,
    LoanPaymentView,
    StartedLoanPayment,
    StartLoanPayment,
)
from xindai.loans.queries import (
    get_loan,
    instalments_of,
    loans_by_id,
    loans_of_customers,
    portfolio,
)
from xindai.loans.refund.actions.start import start as start_refund
from xindai.loans.refund.queries import refunds_by_id, refunds_of_loans
from xindai.loans.refund.types import (
    LoanRefundStatus,
    LoanRefundView,
    StartedLoanRefund,
    StartLoanRefund,
)
from xindai.loans.requests.actions.approve import approve as _approve
from xindai.loans.requests.actions.claim import claim as claim_request
from xindai.loans.requests.actions.claim import release as release_request
from xindai.loans.requests.actions.decline import decline as decline_request
from xindai.loans.requests.actions.submit import submit as submit_request
from xindai.loans.requests.actions.withdraw import withdraw as withdraw_request
from xindai.loans.requests.queries import (
    count_requests,
    find_requests,
    get_request,
    requests_by_id,
    requests_of_loans,
)
from xindai.loans.requests.types import (
    Approval,
    Approved,
    NewRequest,
    RequestFilter,
    RequestKind,
    RequestReason,
    RequestStatus,
    RequestView,
    Wish,
)
from xindai.loans.runs import end_of_day_runs
from xindai.loans.suspense.assign import approve_suspense, propose_assignment
from xindai.loans.suspense.suggest import suggest
from xindai.loans.suspense.types import Assigned, Clue, ProposeAssignment, Suggestion
from xindai.loans.types import CommandResult, LoanCommand, Preview
from xindai.loans.verify import verify
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

VERBS: Final[Mapping[EventType, Verb]] = {
    module.VERB.type: module.VERB
    for module in (
        disburse,
        repay,
        prepay,
        payoff,
        reverse,
        refund,
        merchant_refund,
        extend,
        shorten,
        shift_due,
        waive,
        restructure,
        rate_change,
        pause,
        non_accrual,
        write_off,
        recovery,
        charge_fee,
    )
}


async def command(actor: Actor, wanted: LoanCommand) -> CommandResult:
    """Do a verb on a loan, once per key; refuses with code and field, and moves nothing then."""
    if wanted.type not in {kind.value for kind in VERBS}:
        raise unknown_verb()
    return await append(actor, VERBS[EventType(wanted.type)], wanted)


async def command_in(
    tx: Tx, actor: Actor, wanted: LoanCommand, *, show: bool = False
) -> tuple[UUID, Preview | None]:
    """A verb as a part of the caller's own command: its event, and on request what it changes.

    The caller's transaction has taken `GATE` first of all and keeps the key.
    """
    verb = VERBS[EventType(wanted.type)]
    require(actor, verb.permission)
    return await append_in(tx, actor, verb, wanted, show)


async def approve_request(actor: Actor, wanted: Approval) -> Approved:
    """Grant a borrower's request by a verb of its loan, or answer it in words; see `approve`."""
    if wanted.verb is not None and wanted.verb not in {kind.value for kind in VERBS}:
        raise unknown_verb()
    return await _approve(actor, VERBS[EventType(wanted.verb)] if wanted.verb else None, wanted)


__all__ = [
    "ARREARS",
    "CORRECTIONS",
    "FIRST",
    "GATE",
    "RECEIVED",
    "VERBS",
    "Approval",
    "Approved",
    "Assigned",
    "ChooseRelief",
    "Clue",
    "Correction",
    "CorrectionKind",
    "DisbursementFilter",
    "DisbursementStatus",
    "DisbursementView",
    "DisputeFilter",
    "DisputePage",
    "DisputeReason",
    "DisputeStatus",
    "DisputeView",
    "Due",
    "ExecuteOffer",
    "ExecutedOffer",
    "HardshipMenu",
    "HardshipStatus",
    "LoanDebitStatus",
    "LoanDebitView",
    "LoanPaymentStatus",
    "LoanPaymentView",
    "LoanRefundStatus",
    "LoanRefundView",
    "MandateDraft",
    "MandateTerms",
    "MandateView",
    "NewDispute",
    "NewPaper",
    "NewRequest",
    "OfferView",
    "PaperCheck",
    "PaperFormat",
    "PaperKind",
    "PaperView",
    "ProposeAssignment",
    "Relief",
    "ReliefKind",
    "RequestFilter",
    "RequestKind",
    "RequestReason",
    "RequestStatus",
    "RequestView",
    "RetryDisbursement",
    "StartDisbursement",
    "StartLoanPayment",
    "StartLoanRefund",
    "Started",
    "StartedLoanPayment",
    "StartedLoanRefund",
    "Suggestion",
    "UpheldDispute",
    "UpholdDispute",
    "Wish",
    "append_many",
    "approve_request",
    "approve_suspense",
    "book_many",
    "cancel_disbursement",
    "cancel_payment",
    "check_paper",
    "choose_relief",
    "claim_request",
    "close_account",
    "command",
    "command_in",
    "count_disbursements",
    "count_disputes",
    "count_loans",
    "count_requests",
    "debits_of_loans",
    "decline_request",
    "disbursements_by_id",
    "disbursements_of_contracts",
    "disputes_by_id",
    "disputes_of_loans",
    "draft_mandate",
    "dues",
    "end_of_day_runs",
    "execute_offer",
    "explain",
    "figures_by_day",
    "find_disbursements",
    "find_disputes",
    "find_loans",
    "find_requests",
    "get_dispute",
    "get_loan",
    "get_payment",
    "get_request",
    "hardship_menu",
    "instalments_of",
    "journal_of",
    "journal_of_loans",
    "loans_by_id",
    "loans_of_customers",
    "make_dispute_pack",
    "make_paper",
    "mandates_by_id",
    "mandates_of_loans",
    "offers_by_id",
    "offers_of_loans",
    "open_dispute",
    "open_loan",
    "own_loans",
    "paper_path",
    "papers_by_id",
    "papers_of_disputes",
    "papers_of_loans",
    "payments_by_id",
    "payments_of_loans",
    "payoff_quote",
    "portfolio",
    "propose_assignment",
    "refunds_by_id",
    "refunds_of_loans",
    "reject_dispute",
    "release_request",
    "request_mandate_code",
    "request_offer_code",
    "requests_by_id",
    "requests_of_loans",
    "retry_disbursement",
    "revoke_mandate",
    "seqs",
    "sign_mandate",
    "sign_offer",
    "start_disbursement",
    "start_end_of_day",
    "start_payment",
    "start_refund",
    "stock_figures",
    "submit_request",
    "suggest",
    "today_figures",
    "transactions_of",
    "transactions_of_loans",
    "uphold_dispute",
    "verify",
    "withdraw_dispute",
    "withdraw_request",
    "write_past_months",
]
