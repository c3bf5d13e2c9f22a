"""What a verb would do, and what it did: schedule, balances, journal."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.payload import Payload
from xindai.graphql.loans.types import Instalment, Loan, Part
from xindai.loans.types import LoanStatus, Preview


@classified(C1)
@strawberry.type(description="A line that a verb books: debit above zero.")
class PreviewLine:
    """The role says what the account is for."""

    role: str
    account_code: str
    amount: Money


@classified(C1)
@for_borrowers("rows_before", "rows_after", "applied", "status_after")
@strawberry.type(description="The difference that a verb makes; equals what the real call does.")
class LoanPreview:
    """Balances by role of the books; rows of the whole schedule."""

    rows_before: list[Instalment]
    rows_after: list[Instalment]
    balances_before: list[Part]
    balances_after: list[Part]
    journal: list[PreviewLine]
    applied: list[Part]
    status_after: LoanStatus

    @classmethod
    def of(cls, view: Preview, currency: str) -> Self:
        """From the domain."""
        return cls(
            rows_before=[Instalment.of(row, currency) for row in view.rows_before],
            rows_after=[Instalment.of(row, currency) for row in view.rows_after],
            balances_before=Part.list_of(dict(view.balances_before), currency),
            balances_after=Part.list_of(dict(view.balances_after), currency),
            journal=[
                PreviewLine(
                    role=line.role,
                    account_code=line.account_code,
                    amount=money(line.amount_minor, currency),
                )
                for line in view.journal
            ],
            applied=Part.list_of(dict(view.applied), currency),
            status_after=LoanStatus(view.status_after),
        )


@classified(C1)
@strawberry.type(description="The loan after the verb, or why not.")
class LoanPayload(Payload):
    """`preview` only on a dry run; `replayed`: this key was answered before."""

    loan: Loan | None
    event_id: strawberry.ID | None
    replayed: bool | None
    preview: LoanPreview | None
