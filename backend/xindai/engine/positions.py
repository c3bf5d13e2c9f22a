"""The books of a loan are a function of its state: what it stands for on every account.

Every journal entry about a loan is positions(after) - positions(before), so a reversal or a
backdated payment needs no rules of its own.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xindai.engine.state import LoanState


class Role(StrEnum):
    """The part an account plays; products map roles to accounts."""

    CASH_CLEARING = "CASH_CLEARING"
    LOAN_PRINCIPAL = "LOAN_PRINCIPAL"
    INTEREST_RECEIVABLE = "INTEREST_RECEIVABLE"
    UNEARNED_INTEREST = "UNEARNED_INTEREST"
    PENALTY_RECEIVABLE = "PENALTY_RECEIVABLE"
    FEE_RECEIVABLE = "FEE_RECEIVABLE"
    CUSTOMER_CREDIT = "CUSTOMER_CREDIT"
    INTEREST_INCOME = "INTEREST_INCOME"
    PENALTY_INCOME = "PENALTY_INCOME"
    FEE_INCOME = "FEE_INCOME"
    WAIVER_EXPENSE = "WAIVER_EXPENSE"
    WRITE_OFF_EXPENSE = "WRITE_OFF_EXPENSE"
    RECOVERY_INCOME = "RECOVERY_INCOME"
    MEMO_INTEREST = "MEMO_INTEREST"
    MEMO_CONTRA = "MEMO_CONTRA"
    PROVISION_EXPENSE = "PROVISION_EXPENSE"
    PROVISION_ALLOWANCE = "PROVISION_ALLOWANCE"


def positions(state: LoanState, on: date) -> dict[Role, int]:
    """Signed minor units by role at the end of a day, debit +; they sum to zero.

    Interest paid before it was earned is unearned. Off accrual (non-accrual loans) unpaid
    interest and penalty leave the income and stand as a memo.
    """
    t = state.totals
    earned, charged = state.accrued_interest_at(on), state.penalty_at(on)
    interest = earned - t.interest_paid_minor - t.interest_waived_minor
    interest -= t.interest_written_off_minor
    penalty = charged - t.penalty_paid_minor - t.penalty_waived_minor
    penalty -= t.penalty_written_off_minor
    fee = t.fee_charged_minor - t.fee_paid_minor - t.fee_waived_minor - t.fee_written_off_minor
    memo = max(interest, 0) + penalty if state.non_accrual else 0
    off = state.non_accrual
    out = {
        Role.CASH_CLEARING: t.cash_minor,
        Role.LOAN_PRINCIPAL: state.outstanding_minor,
        Role.INTEREST_RECEIVABLE: 0 if off else max(interest, 0),
        Role.UNEARNED_INTEREST: min(interest, 0),
        Role.PENALTY_RECEIVABLE: 0 if off else penalty,
        Role.FEE_RECEIVABLE: fee,
        Role.CUSTOMER_CREDIT: -t.credit_minor,
        Role.INTEREST_INCOME: -(earned - (max(interest, 0) if off else 0)),
        Role.PENALTY_INCOME: -(charged - (penalty if off else 0)),
        Role.FEE_INCOME: -t.fee_charged_minor,
        Role.WAIVER_EXPENSE: t.principal_waived_minor
        + t.interest_waived_minor
        + t.fee_waived_minor
        + t.penalty_waived_minor,
        Role.WRITE_OFF_EXPENSE: t.principal_written_off_minor
        + t.interest_written_off_minor
        + t.fee_written_off_minor
        + t.penalty_written_off_minor,
        Role.RECOVERY_INCOME: -t.recovered_minor,
        Role.MEMO_INTEREST: memo,
        Role.MEMO_CONTRA: -memo,
    }
    return {role: amount for role, amount in out.items() if amount}
