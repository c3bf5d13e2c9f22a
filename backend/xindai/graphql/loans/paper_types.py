"""Papers of a loan, as who may have them sees them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day, maybe_day, moment
from xindai.loans import api as loans
from xindai.loans.api import PaperCheck, PaperFormat, PaperKind, PaperView

strawberry.enum(
    PaperKind,
    name="LoanPaperKind",
    description="借据文件: settlement 结清证明, statement 对账单.",
)
strawberry.enum(
    PaperFormat, name="LoanPaperFormat", description="文件格式: only a PDF bears the seal."
)


@classified(C1, download_path=C2)
@for_borrowers()
@strawberry.type(description="借据文件: numbered, in the archive; nothing of it ever changes.")
class LoanPaper(Node):
    """`downloadPath` opens it for five minutes, for whoever is shown it."""

    number: str
    kind: PaperKind
    format: PaperFormat
    from_on: Day | None
    to_on: Day | None
    sha256: str
    size_bytes: int
    created_on: Day
    created_at: str
    download_path: str

    @classmethod
    def of(cls, view: PaperView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("LoanPaper", view.id),
            number=view.number,
            kind=view.kind,
            format=view.format,
            from_on=maybe_day(view.from_on),
            to_on=maybe_day(view.to_on),
            sha256=view.sha256,
            size_bytes=view.size_bytes,
            created_on=day(view.created_on),
            created_at=moment(view.created_at),
            download_path=loans.paper_path(view),
        )


@classified(PUBLIC)
@for_borrowers()
@strawberry.type(description="文件核验: what we handed out under a number; compare it.")
class LoanPaperCheck:
    """`sha256` is that of the file; `borrower` is masked."""

    number: str
    kind: PaperKind
    format: PaperFormat
    loan_number: str
    borrower: str
    issued_on: Day
    from_on: Day | None
    to_on: Day | None
    sha256: str

    @classmethod
    def of(cls, found: PaperCheck) -> Self:
        """From the domain."""
        return cls(
            number=found.number,
            kind=found.kind,
            format=found.format,
            loan_number=found.loan_number,
            borrower=found.borrower,
            issued_on=day(found.issued_on),
            from_on=maybe_day(found.from_on),
            to_on=maybe_day(found.to_on),
            sha256=found.sha256,
        )


@classified(C1)
@for_borrowers()
@strawberry.type
class LoanPaperPayload(Payload):
    """The paper, or why not."""

    paper: LoanPaper | None
