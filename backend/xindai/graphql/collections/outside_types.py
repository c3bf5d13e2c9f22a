"""Strategies, collectors, agencies, courts, proposals and figures in the schema."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.collections.types import (
    AgencyView,
    BatchView,
    Channel,
    CollectionFigures,
    CollectorFigures,
    CollectorView,
    DataField,
    Forecast,
    LegalStage,
    LegalStepView,
    LegalView,
    PersonOfBatch,
    Stage,
    StrategyStatus,
    StrategyView,
    WriteOffReason,
    WriteOffStatus,
    WriteOffView,
)
from xindai.graphql.base.access import C1, C2, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Rate, day, maybe_day, maybe_moment, moment, rate
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.graphql.loans.preview import LoanPreview


@classified(C1, note=C2)
@strawberry.type
class CollectionLegalStep:
    """诉讼进展: what happened, and what it cost."""

    stage: LegalStage
    on: Day
    cost: Money
    note: str | None
    by_name: str | None

    @classmethod
    def of(cls, view: LegalStepView, currency: str) -> Self:
        """From the domain."""
        return cls(
            stage=view.stage,
            on=day(view.on),
            cost=money(view.cost_minor, currency),
            note=view.note,
            by_name=view.by_name,
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
    proposed_by: str
    proposed_name: str | None
    proposed_at: str
    decided_name: str | None
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
            proposed_by=view.proposed_by,
            proposed_name=view.proposed_name,
            proposed_at=moment(view.proposed_at),
            decided_name=view.decided_name,
            decided_at=maybe_moment(view.decided_at),
        )


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
@strawberry.type(description="策略规则: the first one that fits a case counts.")
class CollectionRule:
    """No upper end: everything above; no grades: every grade."""

    days_from: int
    days_to: int | None
    amount_from: Money | None
    amount_to: Money | None
    grades: list[str]
    queue: str
    stage: Stage
    priority: int
    cadence_days: int
    channels: list[Channel]


@classified(C1)
@strawberry.type(description="催收策略: a version of the policy.")
class CollectionStrategy(Node):
    """`continuityDays`: so long a customer who returns gets the collector who knows him."""

    number: int
    status: StrategyStatus
    rules: list[CollectionRule]
    continuity_days: int
    grace_days: int
    longest_promise_days: int
    note: str
    proposed_by: str
    proposed_name: str | None
    proposed_at: str
    decided_name: str | None
    decided_at: str | None

    @classmethod
    def of(cls, view: StrategyView) -> Self:
        """From the domain."""

        def amount(minor: int | None) -> Money | None:
            return None if minor is None else money(minor, "CNY")

        return cls(
            id=to_id("CollectionStrategy", view.id),
            number=view.number,
            status=view.status,
            rules=[
                CollectionRule(
                    days_from=rule["daysFrom"],
                    days_to=rule["daysTo"],
                    amount_from=amount(rule["amountFromMinor"]),
                    amount_to=amount(rule["amountToMinor"]),
                    grades=list(rule["grades"]),
                    queue=rule["queue"],
                    stage=Stage(rule["stage"]),
                    priority=rule["priority"],
                    cadence_days=rule["cadenceDays"],
                    channels=[Channel(each) for each in rule["channels"]],
                )
                for rule in view.rules
            ],
            continuity_days=view.continuity_days,
            grace_days=view.grace_days,
            longest_promise_days=view.longest_promise_days,
            note=view.note,
            proposed_by=view.proposed_by,
            proposed_name=view.proposed_name,
            proposed_at=moment(view.proposed_at),
            decided_name=view.decided_name,
            decided_at=maybe_moment(view.decided_at),
        )


@classified(C1)
@strawberry.type(description="How the open cases would lie under a strategy.")
class CollectionForecast:
    """One queue."""

    queue: str
    cases: int
    overdue: Money

    @classmethod
    def of(cls, view: Forecast) -> Self:
        """From the domain."""
        return cls(queue=view.queue, cases=view.cases, overdue=money(view.overdue_minor, "CNY"))


@classified(C1)
@strawberry.type
class CollectorAbsence:
    """Days on which somebody gets no cases."""

    id: strawberry.ID
    from_on: Day
    to_on: Day


@classified(C1)
@strawberry.type(description="催收员: what he works on, how much he may have and has.")
class Collector:
    """No queues: every queue."""

    staff_id: strawberry.ID
    name: str
    queues: list[str]
    most_cases: int
    most: Money
    is_active: bool
    cases: int
    overdue: Money
    absences: list[CollectorAbsence]

    @classmethod
    def of(cls, view: CollectorView) -> Self:
        """From the domain."""
        return cls(
            staff_id=to_id("Staff", view.staff_id),
            name=view.name,
            queues=list(view.queues),
            most_cases=view.most_cases,
            most=money(view.most_minor, "CNY"),
            is_active=view.is_active,
            cases=view.cases,
            overdue=money(view.overdue_minor, "CNY"),
            absences=[
                CollectorAbsence(
                    id=to_id("CollectorAbsence", each.id),
                    from_on=day(each.from_on),
                    to_on=day(each.to_on),
                )
                for each in view.absences
            ],
        )


@classified(C1)
@strawberry.type(description="What a collector did in a period; `cases` and `overdue` are of now.")
class CollectorResult:
    """`reached`: contacts that somebody answered; `received`: of what was promised."""

    staff_id: strawberry.ID
    name: str
    contacts: int
    reached: int
    promises: int
    kept: int
    broken: int
    promised: Money
    received: Money
    closed: int
    cases: int
    overdue: Money

    @classmethod
    def of(cls, view: CollectorFigures) -> Self:
        """From the domain."""
        return cls(
            staff_id=to_id("Staff", view.staff_id),
            name=view.name,
            contacts=view.contacts,
            reached=view.reached,
            promises=view.promises,
            kept=view.kept,
            broken=view.broken,
            promised=money(view.promised_minor, "CNY"),
            received=money(view.received_minor, "CNY"),
            closed=view.closed,
            cases=view.cases,
            overdue=money(view.overdue_minor, "CNY"),
        )


@classified(C1)
@strawberry.type(description="催收统计 of a period; open cases, amounts and flags are of now.")
class CollectionStatistics:
    """`cureRate`: cases cured among those that were closed or are open, as a fraction."""

    open_cases: int
    overdue: Money
    opened: int
    cured: int
    written_off: int
    placed: int
    disputed: int
    cure_rate: Rate
    collectors: list[CollectorResult]

    @classmethod
    def of(cls, view: CollectionFigures) -> Self:
        """From the domain."""
        base = view.cured + view.written_off + view.open_cases
        parts = view.cured * 10_000 // base if base else 0
        return cls(
            open_cases=view.open_cases,
            overdue=money(view.overdue_minor, view.currency),
            opened=view.opened,
            cured=view.cured,
            written_off=view.written_off,
            placed=view.placed,
            disputed=view.disputed,
            cure_rate=Rate(f"{parts // 10_000}.{parts % 10_000:04d}"),
            collectors=[CollectorResult.of(each) for each in view.collectors],
        )


@classified(C1)
@strawberry.type(description="委外机构 with its terms and what it brought in.")
class CollectionAgency(Node):
    """`feeRate` is a fraction of what comes in."""

    code: str
    name: str
    fee_rate: Rate
    recall_days: int
    data_fields: list[DataField]
    is_active: bool
    cases: int
    placed: Money
    received: Money
    fee: Money

    @classmethod
    def of(cls, view: AgencyView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CollectionAgency", view.id),
            code=view.code,
            name=view.name,
            fee_rate=rate(view.fee_rate),
            recall_days=view.recall_days,
            data_fields=list(view.data_fields),
            is_active=view.is_active,
            cases=view.cases,
            placed=money(view.placed_minor, view.currency),
            received=money(view.received_minor, view.currency),
            fee=money(view.fee_minor, view.currency),
        )


@classified(C1)
@strawberry.type(description="委外批次: cases that went to an agency together.")
class CollectionBatch(Node):
    """On `recallOn` the cases come back by themselves."""

    number: str
    agency_name: str
    fee_rate: Rate
    data_fields: list[DataField]
    handed_on: Day
    recall_on: Day
    handed_by: str
    cases: int
    open_cases: int
    placed: Money
    received: Money
    fee: Money

    @classmethod
    def of(cls, view: BatchView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CollectionBatch", view.id),
            number=view.number,
            agency_name=view.agency_name,
            fee_rate=rate(view.fee_rate),
            data_fields=list(view.data_fields),
            handed_on=day(view.handed_on),
            recall_on=day(view.recall_on),
            handed_by=view.handed_by,
            cases=view.cases,
            open_cases=view.open_cases,
            placed=money(view.placed_minor, view.currency),
            received=money(view.received_minor, view.currency),
            fee=money(view.fee_minor, view.currency),
        )


@classified(C2)
@strawberry.type(description="What an agency is told of one case; null is what it may not know.")
class CollectionBatchPerson:
    """Shown once per command, with a reason."""

    case_number: str
    overdue: Money
    name: str | None
    phone: str | None
    id_number: str | None

    @classmethod
    def of(cls, view: PersonOfBatch) -> Self:
        """From the domain."""
        return cls(
            case_number=view.case_number,
            overdue=money(view.overdue_minor, view.currency),
            name=view.name,
            phone=view.phone,
            id_number=view.id_number,
        )


@classified(C1)
@strawberry.type
class CollectionStrategyPayload(Payload):
    """The version, or why not."""

    strategy: CollectionStrategy | None


@classified(C1)
@strawberry.type
class CollectorPayload(Payload):
    """The collector as he stands now, or why not."""

    collector: Collector | None


@classified(C1)
@strawberry.type
class CollectionAgencyPayload(Payload):
    """The agency, or why not."""

    agency: CollectionAgency | None


@classified(C1)
@strawberry.type
class CollectionBatchPayload(Payload):
    """The batch, or why not."""

    batch: CollectionBatch | None


@classified(C1)
@strawberry.type
class CollectionDonePayload(Payload):
    """How many cases it was done for, or why not."""

    cases: int | None


@classified(C1, people=C2)
@strawberry.type
class CollectionBatchPeoplePayload(Payload):
    """The people, or why not."""

    people: list[CollectionBatchPerson] | None


@classified(C1)
@strawberry.type
class CollectionWriteOffPayload(Payload):
    """The proposal; `preview` only on a dry run: what agreeing changes on the loan."""

    write_off: CollectionWriteOff | None
    preview: LoanPreview | None
