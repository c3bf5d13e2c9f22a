"""Scorecards, scores and reports, as the screens see them."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

import strawberry

from xindai.decisioning import api as decisioning
from xindai.decisioning.api import (
    MissingWhy,
    Part,
    ReportKind,
    ReportOutcome,
    ReportView,
    Score,
    ScorecardStatus,
    ScorecardView,
    ScoreReason,
)
from xindai.decisioning.permissions import REPORT_OPEN
from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Json, Rate, maybe_day, maybe_moment, moment, rate
from xindai.graphql.identity.actors import NamedActor

strawberry.enum(ScorecardStatus, name="ScorecardStatus", description="评分卡状态")
strawberry.enum(ReportKind, name="ReportKind", description="报告类型")
strawberry.enum(ReportOutcome, name="ReportOutcome", description="查询结果")
strawberry.enum(MissingWhy, name="ReportMissingWhy", description="没有报告的原因")


@classified(C1)
@strawberry.type(
    description="样本表现: how well a card tells good from bad in a part of its sample."
)
class ScorecardSample:
    """`auc`: the chance that a good case scores higher than a bad one. `gini` is 2 AUC - 1. `ks`:
    the widest gap between the shares of bad and of good cases up to a score."""

    cases: int
    bad: int
    auc: Rate
    gini: Rate
    ks: Rate

    @classmethod
    def of(cls, found: decisioning.SampleMeasures) -> Self:
        """From the domain."""
        return cls(
            cases=found.cases,
            bad=found.bad,
            auc=rate(Decimal(found.auc)),
            gini=rate(found.gini),
            ks=rate(Decimal(found.ks)),
        )


@classified(C1)
@strawberry.type(description="开发样本: how a card did among the people it was developed from.")
class ScorecardMeasures:
    """Measured with the points of the version when it was saved. `psi`: how far the scores of the
    held-out cases are from those it was developed on; below 0.1 nothing has moved."""

    about: str
    development: ScorecardSample
    held_out: ScorecardSample
    psi: Rate

    @classmethod
    def of(cls, found: decisioning.Measures | None) -> Self | None:
        """From the domain; None: no sample."""
        if found is None:
            return None
        return cls(
            about=found.about,
            development=ScorecardSample.of(found.development),
            held_out=ScorecardSample.of(found.held_out),
            psi=rate(Decimal(found.psi)),
        )


@classified(C1)
@strawberry.type(description="评分卡: one version of a points table.")
class Scorecard(Node):
    """`content` is the table as JSON; `note` why the checker sent it back."""

    code: str
    version: int
    status: ScorecardStatus
    content: Json
    maker: NamedActor
    checker: NamedActor | None
    note: str | None
    created_at: str
    submitted_at: str | None
    activated_at: str | None
    retired_at: str | None
    measures: ScorecardMeasures | None

    @classmethod
    def of(cls, view: ScorecardView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Scorecard", view.id),
            code=view.code,
            version=view.version,
            status=view.status,
            content=Json(view.content),
            maker=NamedActor.of(view.maker),
            checker=NamedActor.of(view.checker),
            note=view.note,
            created_at=moment(view.created_at),
            submitted_at=maybe_moment(view.submitted_at),
            activated_at=maybe_moment(view.activated_at),
            retired_at=maybe_moment(view.retired_at),
            measures=ScorecardMeasures.of(decisioning.Measures.of(view.measures)),
        )


@classified(PUBLIC)
@strawberry.type
class ScorecardEdge:
    """A version and where to go on behind it."""

    cursor: str
    node: Scorecard


@classified(C1)
@strawberry.type
class ScorecardConnection:
    """A page of versions, newest first."""

    edges: list[ScorecardEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="A scorecard that comes with the program.")
class StandardScorecard:
    """It serves its code until a version of one's own is active. `modelCard` is Markdown."""

    code: str
    content: Json
    model_card: str
    measures: ScorecardMeasures | None


@classified(C1)
@strawberry.type(description="What one characteristic is worth.")
class ScorePart:
    """`bin` names the row of the table; neutral is what the usual applicant has."""

    fact: str
    name_zh: str
    name_en: str
    bin: str
    is_missing: bool
    points: int
    neutral_points: int
    max_points: int

    @classmethod
    def of(cls, part: Part) -> Self:
        """From the domain."""
        return cls(
            fact=part.fact,
            name_zh=part.name_zh,
            name_en=part.name_en,
            bin=part.bin,
            is_missing=part.is_missing,
            points=part.points,
            neutral_points=part.neutral_points,
            max_points=part.max_points,
        )


@classified(C1)
@strawberry.type(description="Why the score is not higher.")
class ScoreReasonText:
    """Rank 1 cost most against the usual applicant."""

    rank: int
    fact: str
    zh: str
    en: str
    lost_points: int

    @classmethod
    def of(cls, reason: ScoreReason) -> Self:
        """From the domain."""
        return cls(
            rank=reason.rank,
            fact=reason.fact,
            zh=reason.zh,
            en=reason.en,
            lost_points=reason.lost_points,
        )


@classified(C1)
@strawberry.type(description="评分: points, grade and where they come from.")
class ScoreResult:
    """`points` is `basePoints` plus the points of the parts."""

    points: int
    grade: str
    base_points: int
    parts: list[ScorePart]
    reasons: list[ScoreReasonText]

    @classmethod
    def of(cls, score: Score) -> Self:
        """From the domain."""
        return cls(
            points=score.points,
            grade=score.grade,
            base_points=score.base_points,
            parts=[ScorePart.of(part) for part in score.parts],
            reasons=[ScoreReasonText.of(reason) for reason in score.reasons],
        )


@classified(C1, facts=C2)
@needs(facts=REPORT_OPEN)
@for_borrowers("kind", "requested_at")
@strawberry.type(description="查询记录: a question to the credit bureau or the identity check.")
class CreditReport(Node):
    """`facts` is what the report says: null where there is none; each look is audited."""

    view: strawberry.Private[ReportView]
    customer_id: strawberry.ID
    kind: ReportKind
    outcome: ReportOutcome
    why: MissingWhy | None
    requested_at: str
    requested_on: Day
    valid_until: Day | None
    duration_ms: int

    @classmethod
    def of(cls, view: ReportView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CreditReport", view.id),
            view=view,
            customer_id=to_id("Customer", view.customer_id),
            kind=view.kind,
            outcome=view.outcome,
            why=view.why,
            requested_at=moment(view.requested_at),
            requested_on=Day(view.requested_on.isoformat()),
            valid_until=maybe_day(view.valid_until),
            duration_ms=view.duration_ms,
        )

    @strawberry.field
    async def facts(self, info: Info) -> Json | None:
        """Counts, days, months and minor units of CNY; or the result of the identity check."""
        found = await load(info.context, decisioning.facts_of_reports, self.view.id)
        return None if found is None else Json(found)


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class CreditReportEdge:
    """A report and where to go on behind it."""

    cursor: str
    node: CreditReport


@classified(C1)
@for_borrowers()
@strawberry.type
class CreditReportConnection:
    """A page of reports, newest first."""

    edges: list[CreditReportEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type
class ScorecardPayload(Payload):
    """The version as it is now."""

    scorecard: Scorecard | None


@classified(C1)
@strawberry.type
class ReportFetchPayload(Payload):
    """Follow the job, or look at the customer's reports a few seconds later."""

    job_id: strawberry.ID | None
