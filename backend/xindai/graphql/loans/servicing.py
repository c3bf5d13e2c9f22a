"""What a loan has of direct debits, refunds and hardship offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.scalars import Day, day
from xindai.loans import api as loans
from xindai.loans.api import MandateView
from xindai.loans.types import LoanStatus, LoanView, RowView

if TYPE_CHECKING:
    from xindai.graphql.loans.debit_types import DebitMandate, LoanDebit
    from xindai.graphql.loans.dispute_types import LoanDispute
    from xindai.graphql.loans.hardship_types import HardshipOffer
    from xindai.graphql.loans.refund_types import LoanRefund


@classified(C1)
@for_borrowers()
@strawberry.type(description="下次自动扣款: as schedule and mandate stand now.")
class NextDebit:
    """What is overdue is drawn with it; never more than the mandate allows."""

    on: Day
    amount: Money
    mandate_number: str

    @classmethod
    def of(cls, rows: list[RowView], mandates: list[MandateView], loan: LoanView) -> Self | None:
        """None without an instalment to come that a mandate covers."""
        coming = next((r for r in rows if r.unpaid_minor > 0 and r.due_on > loan.as_of), None)
        if loan.status != LoanStatus.ACTIVE or coming is None:
            return None
        for each in mandates:
            covers = each.valid_from <= coming.due_on <= each.valid_to
            if each.revoked_at is None and covers and each.currency == loan.currency:
                due = sum(r.unpaid_minor for r in rows if r.due_on <= coming.due_on)
                return cls(
                    on=day(coming.due_on),
                    amount=money(min(due, each.max_minor), loan.currency),
                    mandate_number=each.number,
                )
        return None


@strawberry.type
class LoanServicing:
    """Part of Loan."""

    view: strawberry.Private[LoanView]

    @strawberry.field
    async def mandates(
        self, info: Info
    ) -> list[Annotated[DebitMandate, strawberry.lazy("xindai.graphql.loans.debit_types")]]:
        """代扣协议 that cover the loan, the one that counts first."""
        from xindai.graphql.loans.debit_types import DebitMandate

        found = await load(info.context, loans.mandates_of_loans, self.view.id)
        return [DebitMandate.of(view) for view in found or ()]

    @strawberry.field
    async def debits(
        self, info: Info
    ) -> list[Annotated[LoanDebit, strawberry.lazy("xindai.graphql.loans.debit_types")]]:
        """自动扣款, every try, newest first."""
        from xindai.graphql.loans.debit_types import LoanDebit

        found = await load(info.context, loans.debits_of_loans, self.view.id)
        return [LoanDebit.of(view) for view in found or ()]

    @strawberry.field
    async def next_debit(self, info: Info) -> NextDebit | None:
        """下次自动扣款; null where none is to come."""
        rows = await load(info.context, loans.instalments_of, self.view.id)
        found = await load(info.context, loans.mandates_of_loans, self.view.id)
        return NextDebit.of(rows or [], found or [], self.view)

    @strawberry.field
    async def refunds(
        self, info: Info
    ) -> list[Annotated[LoanRefund, strawberry.lazy("xindai.graphql.loans.refund_types")]]:
        """溢缴款退款 to a card, newest first."""
        from xindai.graphql.loans.refund_types import LoanRefund

        found = await load(info.context, loans.refunds_of_loans, self.view.id)
        return [LoanRefund.of(view) for view in found or ()]

    @strawberry.field
    async def hardship_offers(
        self, info: Info
    ) -> list[Annotated[HardshipOffer, strawberry.lazy("xindai.graphql.loans.hardship_types")]]:
        """纾困方案 that the borrower chose, newest first."""
        from xindai.graphql.loans.hardship_types import HardshipOffer

        found = await load(info.context, loans.offers_of_loans, self.view.id)
        return [HardshipOffer.of(view) for view in found or ()]

    @strawberry.field
    async def disputes(
        self, info: Info
    ) -> list[Annotated[LoanDispute, strawberry.lazy("xindai.graphql.loans.dispute_types")]]:
        """争议, newest first."""
        from xindai.graphql.loans.dispute_types import LoanDispute

        found = await load(info.context, loans.disputes_of_loans, self.view.id)
        return [LoanDispute.of(view) for view in found or ()]
