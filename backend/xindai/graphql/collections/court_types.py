"""Courts and proposals to write off in the schema."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.collections.types import (
    LegalStage,
    WriteOffReason,
    WriteOffStatus,
)
from xindai.collections.types.outside import (
    LegalStepView,
    LegalView,
    WriteOffView,
)
from xindai.graphql.base.access import C1, C2, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day, maybe_day, maybe_moment, moment
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.loans.preview import LoanPreview


@classified(C1, note=C2)
@strawberry.type
class CollectionLegalStep:
    """诉讼进展: what happened, and what it cost."""

    stage: LegalStage
    on: Day
    cost: Money
    note: str | None
    by: NamedActor

    @classmethod
    def of(cls, view: LegalStepView, currency: str) -> Self:
        """From the domain."""
        return cls(
            stage=view.stage,
            on=day(view.on),
            cost=money(view.cost_minor, currency),
            note=view.note,
            by=NamedActor.of(view.by),
        )


@classified(C1)
@strawberry.type(description="诉讼: a legal action about a case.")
class CollectionLegal(Node):
    """`cost` is that of all steps."""

    number: str
    case_id: strawberry.ID
    case_number: str
    stage: LegalStage
    court: str
    court_number: str | None
    claimed: Money
    cost: Money
    opened_on: Day
    ended_on: Day | None
    steps: list[CollectionLegalStep]

    @classmethod
    def of(cls, view: LegalView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CollectionLegal", view.id),
            number=view.number,
            case_id=to_id("CollectionCase", view.case_id),
            case_number=view.case_number,
            stage=view.stage,
            court=view.court,
            court_number=view.court_number,
            claimed=money(view.claimed_minor, view.currency),
            cost=money(view.cost_minor, view.currency),
            opened_on=day(view.opened_on),
            ended_on=maybe_day(view.ended_on),
            steps=[CollectionLegalStep.of(each, view.currency) for each in view.steps],
        )


@classified(C1, note=C2)
@strawberry.type(description="核销申请: a loan that is proposed to be written off.")
class CollectionWriteOff(Node):
    """Whoever agrees carries it out."""

    number: str
    case_id: strawberry.ID
    case_number: str
    loan_id: strawberry.ID
    reason: WriteOffReason
    note: str | None
    outstanding: Money
    status: WriteOffStatus
    proposed_by: NamedActor
    proposed_at: str
    decided_by: NamedActor | None
    decided_at: str | None

    @classmethod
    def of(cls, view: WriteOffView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CollectionWriteOff", view.id),
            number=view.number,
            case_id=to_id("CollectionCase", view.case_id),
            case_number=view.case_number,
            loan_id=to_id("Loan", view.loan_id),
            reason=view.reason,
            note=view.note,
            outstanding=money(view.outstanding_minor, view.currency),
            status=view.status,
            proposed_by=NamedActor.of(view.proposed_by),
            proposed_at=moment(view.proposed_at),
            decided_by=NamedActor.of(view.decided_by),
            decided_at=maybe_moment(view.decided_at),
        )

    @strawberry.field
    async def is_mine(self, info: Info) -> bool:
        """Whoever proposed it cannot decide it."""
        return (await info.context.actor()).id == str(self.proposed_by.id)


@classified(PUBLIC)
@strawberry.type
class CollectionLegalEdge:
    """A legal action and where to go on behind it."""

    cursor: str
    node: CollectionLegal


@classified(C1)
@strawberry.type
class CollectionLegalConnection:
    """A page of legal actions, newest first."""

    edges: list[CollectionLegalEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type
class CollectionWriteOffEdge:
    """A proposal and where to go on behind it."""

    cursor: str
    node: CollectionWriteOff


@classified(C1)
@strawberry.type
class CollectionWriteOffConnection:
    """A page of proposals, newest first."""

    edges: list[CollectionWriteOffEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type
class CollectionWriteOffPayload(Payload):
    """The proposal; `preview` only on a dry run: what agreeing changes on the loan."""

    write_off: CollectionWriteOff | None
    preview: LoanPreview | None
