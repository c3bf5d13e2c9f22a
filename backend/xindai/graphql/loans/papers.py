"""Make papers of a loan; ask whether one that somebody holds is ours."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import ANYBODY, C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.scalars import Day
from xindai.graphql.loans.paper_types import LoanPaper, LoanPaperCheck, LoanPaperPayload
from xindai.graphql.loans.types import loan_key
from xindai.kernel.dates import parse_date
from xindai.loans import api as loans
from xindai.loans.api import NewPaper, PaperFormat, PaperKind
from xindai.loans.permissions import PAPER_MAKE, PAPER_READ


@classified(C1)
@strawberry.input
class LoanSettlementCertificateInput:
    """A loan that is paid off."""

    loan_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class LoanStatementInput:
    """Both days are in the period, which is over: `to` is at most the business date."""

    loan_id: strawberry.ID
    from_on: Day = strawberry.field(name="from")
    to_on: Day = strawberry.field(name="to")
    format: PaperFormat = PaperFormat.PDF
    idempotency_key: str = ""


@strawberry.type
class LoanPaperQuery:
    """Part of Query."""

    @entry(
        ANYBODY,
        Rows.NONE,
        "文件核验 by the number and the code that stand on it; null for any other.",
        number=C1,
        code=C1,
    )
    async def loan_paper_verify(self, info: Info, number: str, code: str) -> LoanPaperCheck | None:
        found = await loans.check_paper(number, code)
        return LoanPaperCheck.of(found) if found else None


@strawberry.type
class LoanPaperMutation:
    """Part of Mutation."""

    @verb(
        may(PAPER_MAKE),
        Rows.BRANCH,
        "出具结清证明: a sealed PDF, for a loan that is paid off.",
        LoanPaperPayload,
    )
    async def loan_settlement_certificate(
        self, info: Info, input: LoanSettlementCertificateInput
    ) -> LoanPaperPayload:
        wanted = NewPaper(loan_id=loan_key(input.loan_id), kind=PaperKind.SETTLEMENT)
        return await _made(info, wanted, input.idempotency_key)

    @verb(
        may(PAPER_MAKE),
        Rows.BRANCH,
        "出具对账单 of a period: a sealed PDF, or a workbook.",
        LoanPaperPayload,
    )
    async def loan_statement(self, info: Info, input: LoanStatementInput) -> LoanPaperPayload:
        wanted = NewPaper(
            loan_id=loan_key(input.loan_id),
            kind=PaperKind.STATEMENT,
            format=input.format,
            from_on=parse_date(input.from_on, "from"),
            to_on=parse_date(input.to_on, "to"),
        )
        return await _made(info, wanted, input.idempotency_key)


async def _made(info: Info, wanted: NewPaper, key: str) -> LoanPaperPayload:
    """The paper as it lies in the archive; who may not read it sees that it was made."""
    actor = await info.context.actor()
    paper_id = await loans.make_paper(actor, wanted, key)
    forget(info.context)
    if not actor.may(PAPER_READ):
        return LoanPaperPayload(paper=None, user_errors=[])
    view = await load(info.context, loans.papers_by_id, paper_id)
    return LoanPaperPayload(paper=LoanPaper.of(view) if view else None, user_errors=[])
