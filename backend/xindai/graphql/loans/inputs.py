"""What each verb needs. `on` is the value date (default: the business date); amounts are texts.

A key makes a verb safe to send again; `dryRun` shows what it would do and needs none.
"""

from __future__ import annotations

import strawberry

from xindai.engine.terms import Component as Component
from xindai.engine.terms import PrepayChoice
from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.scalars import Amount, Day, Rate

strawberry.enum(Component, description="Part of a debt.")
strawberry.enum(PrepayChoice, description="提前还款后: what becomes smaller.")


@classified(C1)
@strawberry.input
class LoanVerbInput:
    """What every verb has."""

    loan_id: strawberry.ID
    on: Day | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@classified(C1)
@strawberry.input
class LoanAmountInput(LoanVerbInput):
    """A verb with money: disburse, repay, refund, merchant refund, recovery."""

    amount: Amount


@classified(C1)
@strawberry.input
class LoanPayOffInput(LoanVerbInput):
    """Without an amount: exactly what closes the loan."""

    amount: Amount | None = None


@classified(C1)
@strawberry.input
class LoanPrepayInput(LoanAmountInput):
    """Without a choice: what the product says."""

    choice: PrepayChoice | None = None


@classified(C1)
@strawberry.input
class LoanReverseInput(LoanVerbInput):
    """The id of the transaction to be taken back."""

    event: strawberry.ID


@classified(C1)
@strawberry.input
class LoanInstalmentsInput(LoanVerbInput):
    """Extend or shorten by so many instalments."""

    instalments: int


@classified(C1)
@strawberry.input
class LoanShiftDueInput(LoanVerbInput):
    """A due date that is still to come, and where it goes."""

    from_due: Day
    to_due: Day


@classified(C1)
@strawberry.input
class LoanWaiveInput(LoanAmountInput):
    """What is forgiven."""

    component: Component


@classified(C1)
@strawberry.input
class LoanRestructureInput(LoanVerbInput):
    """New terms for what is left."""

    instalments: int | None = None
    annual_rate: Rate | None = None
    grace_principal: int | None = None
    next_due_on: Day | None = None


@classified(C1)
@strawberry.input
class LoanRateChangeInput(LoanVerbInput):
    """The new yearly rate, a fraction."""

    annual_rate: Rate


@classified(C1)
@strawberry.input
class LoanPauseInput(LoanVerbInput):
    """Interest rests from `on` until this day."""

    until: Day


@classified(C1)
@strawberry.input
class LoanNonAccrualInput(LoanVerbInput):
    """Whether interest leaves the income."""

    value: bool = True


@classified(C1)
@strawberry.input
class LoanChargeFeeInput(LoanAmountInput):
    """A fee that falls due with the next instalment."""

    name: str = ""


@classified(C1)
@strawberry.input
class LoanOpenInput:
    """A signed contract becomes a loan that waits for its money."""

    contract_id: strawberry.ID
    grade: str | None = None
    purpose: str | None = None
    idempotency_key: str
