"""Cases, their loans, their timeline, promises, as the desk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.collections import api as collections
from xindai.collections.types import (
    ActionView,
    CaseFilter,
    CaseLoanView,
    CaseStatus,
    CaseView,
    Channel,
    ContactResult,
    Party,
    PromiseStatus,
    PromiseView,
    QueueView,
    Stage,
)
from xindai.customers import api as customers
from xindai.customers.permissions import READ as CUSTOMER_READ
from xindai.graphql.base.access import C1, C2, PUBLIC, classified, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Json, day, maybe_day, maybe_moment, moment
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.graphql.collections.court_types import (
    CollectionLegal,
    CollectionWriteOff,
)
from xindai.graphql.collections.scripts import NEVER, SCRIPTS
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.loans.types import Loan
from xindai.loans import api as loans
from xindai.loans.permissions import READ as LOAN_READ

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer

_AMOUNTS = ("amount_minor", "received_minor", "cost_minor", "currency")


@classified(C1)
@needs(loan=LOAN_READ)
@strawberry.type(description="案件借据: a loan of a case as of the last look.")
class CollectionCaseLoan:
    """`curedOn`: nothing of it is late any more."""

    view: strawberry.Private[CaseLoanView]
    loan_id: strawberry.ID
    days_past_due: int
    overdue: Money
    outstanding: Money
    added_on: Day
    cured_on: Day | None

    @classmethod
    def of(cls, view: CaseLoanView) -> Self:
        """From the domain."""
        return cls(
            view=view,
            loan_id=to_id("Loan", view.loan_id),
            days_past_due=view.days_past_due,
            overdue=money(view.overdue_minor, view.currency),
            outstanding=money(view.outstanding_minor, view.currency),
            added_on=day(view.added_on),
            cured_on=maybe_day(view.cured_on),
        )

    @strawberry.field
    async def loan(self, info: Info) -> Loan | None:
        """借据 with its schedule; null where its branch is none of the reader's."""
        view = await load(info.context, loans.loans_by_id, self.view.loan_id)
        return Loan.of(view) if view else None


@classified(C1, note=C2)
@strawberry.type(description="催收记录: a line of the timeline.")
class CollectionAction:
    """`amount`, `received` and `cost` where its kind has them; `detail` are its codes.

    `staff`: to whom the case went."""

    id: strawberry.ID
    kind: str
    channel: Channel | None
    party: Party | None
    result: ContactResult | None
    note: str | None
    amount: Money | None
    received: Money | None
    cost: Money | None
    detail: Json
    staff: NamedActor | None
    by: NamedActor
    at: str
    next_action_on: Day | None

    @classmethod
    def of(cls, view: ActionView) -> Self:
        """From the domain."""
        about = dict(view.about)

        def amount(name: str) -> Money | None:
            minor = about.get(name)
            return None if minor is None else money(minor, about.get("currency", "CNY"))

        return cls(
            id=to_id("CollectionAction", view.id),
            kind=view.kind.upper(),
            channel=view.channel,
            party=view.party,
            result=view.result,
            note=view.note,
            amount=amount("amount_minor"),
            received=amount("received_minor"),
            cost=amount("cost_minor"),
            detail=Json({k: v for k, v in about.items() if k not in _AMOUNTS}),
            staff=NamedActor.of(f"staff:{about['staff']}" if about.get("staff") else None),
            by=NamedActor.of(view.by),
            at=moment(view.at),
            next_action_on=maybe_day(view.next_action_on),
        )


@classified(C1)
@needs(customer=CUSTOMER_READ)
@strawberry.type(description="还款承诺: kept when the money has arrived, in any number of parts.")
class CollectionPromise(Node):
    """`lastOn` is `dueOn` with the days of grace; money must have arrived by then."""

    view: strawberry.Private[PromiseView]
    case_id: strawberry.ID
    case_number: str
    amount: Money
    received: Money
    due_on: Day
    last_on: Day
    status: PromiseStatus
    made_by: NamedActor
    made_at: str
    settled_on: Day | None

    @classmethod
    def of(cls, view: PromiseView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CollectionPromise", view.id),
            view=view,
            case_id=to_id("CollectionCase", view.case_id),
            case_number=view.case_number,
            amount=money(view.amount_minor, view.currency),
            received=money(view.received_minor, view.currency),
            due_on=day(view.due_on),
            last_on=day(view.last_on),
            status=view.status,
            made_by=NamedActor.of(view.made_by),
            made_at=moment(view.made_at),
            settled_on=maybe_day(view.settled_on),
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Who promised."""
        return await _customer(info, self.view.customer_id)


@classified(PUBLIC)
@strawberry.type(description="话术: what to say at this stage, in the language asked for.")
class CollectionScript:
    """`never` holds at every stage."""

    opening: str
    points: list[str]
    never: list[str]


@classified(C1)
@needs(customer=CUSTOMER_READ)
@strawberry.type(description="催收案件: a customer with late loans.")
class CollectionCase(Node):
    """`version` grows with every change; amounts are as of the last look at the loans."""

    view: strawberry.Private[CaseView]
    number: str
    status: CaseStatus
    stage: Stage
    queue: str
    priority: int
    cadence_days: int
    channels: list[Channel]
    days_past_due: int
    overdue: Money
    outstanding: Money
    grade: str | None
    strategy_number: int
    opened_on: Day
    closed_on: Day | None
    close_reason: str | None
    previous_id: strawberry.ID | None
    assigned_id: strawberry.ID | None
    assigned: NamedActor | None
    is_mine: bool
    is_disputed: bool
    is_placed: bool
    agency_name: str | None
    next_action_on: Day | None
    last_contact_at: str | None
    promise_status: PromiseStatus | None
    version: int

    @classmethod
    def of(cls, view: CaseView, reader: str = "") -> Self:
        """From the domain; `reader` is the id of the actor who reads."""
        collector = f"staff:{view.assigned_id}" if view.assigned_id else None
        return cls(
            id=to_id("CollectionCase", view.id),
            view=view,
            number=view.number,
            status=view.status,
            stage=view.stage,
            queue=view.queue,
            priority=view.priority,
            cadence_days=view.cadence_days,
            channels=[Channel(each) for each in view.channels],
            days_past_due=view.days_past_due,
            overdue=money(view.overdue_minor, view.currency),
            outstanding=money(view.outstanding_minor, view.currency),
            grade=view.grade,
            strategy_number=view.strategy_number,
            opened_on=day(view.opened_on),
            closed_on=maybe_day(view.closed_on),
            close_reason=view.close_reason.upper() if view.close_reason else None,
            previous_id=to_id("CollectionCase", view.previous_id) if view.previous_id else None,
            assigned_id=to_id("Staff", view.assigned_id) if view.assigned_id else None,
            assigned=NamedActor.of(collector),
            is_mine=collector is not None and reader == collector,
            is_disputed=view.is_disputed,
            is_placed=view.is_placed,
            agency_name=view.agency_name,
            next_action_on=maybe_day(view.next_action_on),
            last_contact_at=maybe_moment(view.last_contact_at),
            promise_status=PromiseStatus(view.promise_status) if view.promise_status else None,
            version=view.version,
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Whose case it is."""
        return await _customer(info, self.view.customer_id)

    @strawberry.field
    async def loans(self, info: Info) -> list[CollectionCaseLoan]:
        """案件借据, the latest first."""
        found = await load(info.context, collections.loans_of_cases, self.view.id)
        return [CollectionCaseLoan.of(each) for each in found or ()]

    @strawberry.field
    async def actions(self, info: Info) -> list[CollectionAction]:
        """催收记录, newest first, at most 200."""
        found = await load(info.context, collections.actions_of_cases, self.view.id)
        return [CollectionAction.of(each) for each in found or ()]

    @strawberry.field
    async def promises(self, info: Info) -> list[CollectionPromise]:
        """还款承诺, newest first."""
        found = await load(info.context, collections.promises_of_cases, self.view.id)
        return [CollectionPromise.of(each) for each in found or ()]

    @strawberry.field
    async def legals(self, info: Info) -> list[CollectionLegal]:
        """诉讼, newest first."""
        found = await load(info.context, collections.legals_of_cases, self.view.id)
        return [CollectionLegal.of(each) for each in found or ()]

    @strawberry.field
    async def write_offs(self, info: Info) -> list[CollectionWriteOff]:
        """核销申请, newest first."""
        found = await load(info.context, collections.write_offs_of_cases, self.view.id)
        return [CollectionWriteOff.of(each) for each in found or ()]

    @strawberry.field
    def script(self, info: Info) -> CollectionScript:
        """话术 of this stage."""
        language = info.context.language if info.context.language in SCRIPTS else "zh"
        found = SCRIPTS[language][self.view.stage]
        return CollectionScript(
            opening=found.opening, points=list(found.points), never=list(NEVER[language])
        )


async def _customer(info: Info, key: object) -> Customer | None:
    from xindai.graphql.customers.types import Customer

    view = await load(info.context, customers.customers_by_id, key)  # type: ignore[arg-type]
    return Customer.of(view) if view else None


@classified(PUBLIC)
@strawberry.type
class CollectionCaseEdge:
    """A case and where to go on behind it."""

    cursor: str
    node: CollectionCase


@classified(C1)
@strawberry.type
class CollectionCaseConnection:
    """A page of cases, the most urgent first; `totalCount` is counted only when asked for."""

    edges: list[CollectionCaseEdge]
    page_info: PageInfo
    wanted: strawberry.Private[CaseFilter]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many the list has in all."""
        return await collections.count_cases(await info.context.actor(), self.wanted)


@classified(PUBLIC)
@strawberry.type
class CollectionPromiseEdge:
    """A promise and where to go on behind it."""

    cursor: str
    node: CollectionPromise


@classified(C1)
@strawberry.type
class CollectionPromiseConnection:
    """A page of promises, newest first."""

    edges: list[CollectionPromiseEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="催收队列 with what waits in it.")
class CollectionQueue:
    """`due`: the next action is due today or was before."""

    code: str
    name: str
    cases: int
    unassigned: int
    due: int
    overdue: Money

    @classmethod
    def of(cls, view: QueueView, language: str) -> Self:
        """From the domain."""
        return cls(
            code=view.code,
            name=view.name_en if language == "en" else view.name_zh,
            cases=view.cases,
            unassigned=view.unassigned,
            due=view.due,
            overdue=money(view.overdue_minor, view.currency),
        )


@classified(C1)
@strawberry.type
class CollectionCasePayload(Payload):
    """The case as it is now, or why not."""

    case: CollectionCase | None


@classified(C2)
@strawberry.type(description="A permit of the contact gate, with the number for a call or a visit.")
class CollectionPermitPayload(Payload):
    """Begin before `validUntil`; note the result under `permitId`."""

    permit_id: strawberry.ID | None
    phone: str | None
    valid_until: str | None
    case: CollectionCase | None
