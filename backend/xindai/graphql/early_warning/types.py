"""Signals, the watch list, tasks and holds, as the screens see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry

from xindai.customers import api as customers
from xindai.customers.permissions import READ as CUSTOMER_READ
from xindai.early_warning import api as warning
from xindai.early_warning.types import (
    Finding,
    HoldStatus,
    HoldView,
    Severity,
    SignalCode,
    SignalView,
    TaskStatus,
    TaskView,
    WarningAction,
    WatchLevel,
    WatchView,
)
from xindai.graphql.base.access import C1, C2, PUBLIC, classified, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day, maybe_day, maybe_moment, moment
from xindai.graphql.early_warning import enums as _enums  # noqa: F401 - names them first
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.identity.types import Branch
from xindai.identity import api as identity
from xindai.kernel.dates import parse_date

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer


@classified(C1)
@strawberry.type(description="预警依据: a fact that explains a signal, in the one field it has.")
class WarningFact:
    """`code` has its words under the codes WarningFact, and so have some of `codes`."""

    code: str
    number: int | None = None
    amount: Money | None = None
    on: Day | None = None
    text: str | None = None
    codes: list[str] | None = None


def facts_of(kept: Mapping[str, Any], names: tuple[str, ...]) -> list[WarningFact]:
    """The facts of a signal in the order of the catalogue."""
    return [
        _fact(name, kept[name], str(kept.get("currency", "CNY")))
        for name in names
        if name != "currency" and kept.get(name) is not None
    ]


def _fact(name: str, value: Any, currency: str) -> WarningFact:
    if name.endswith("_minor"):
        return WarningFact(code=name.removesuffix("_minor"), amount=money(int(value), currency))
    if isinstance(value, list):
        return WarningFact(code=name, codes=[str(each) for each in value])
    if isinstance(value, int):
        return WarningFact(code=name, number=value)
    if name.endswith("_on"):
        return WarningFact(code=name, on=day(parse_date(value, name)))
    return WarningFact(code=name, text=str(value))


@classified(C1)
@strawberry.type(description="预警信号, once per subject and cause, with what explains it.")
class WarningSignal(Node):
    """`lapsedOn`: its cause is gone. `customerId` is null for a part of the portfolio."""

    code: SignalCode
    customer_id: strawberry.ID | None
    loan_id: strawberry.ID | None
    task_id: strawberry.ID | None
    severity: Severity
    weight: int
    action: WarningAction
    facts: list[WarningFact]
    policy_number: int
    raised_on: Day
    raised_at: str
    lapsed_on: Day | None
    finding: Finding | None

    @classmethod
    def of(cls, view: SignalView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("WarningSignal", view.id),
            code=view.code,
            customer_id=to_id("Customer", view.customer_id) if view.customer_id else None,
            loan_id=to_id("Loan", view.loan_id) if view.loan_id else None,
            task_id=to_id("WarningTask", view.task_id) if view.task_id else None,
            severity=view.severity,
            weight=view.weight,
            action=view.action,
            facts=facts_of(view.facts, warning.CATALOGUE[view.code].facts),
            policy_number=view.policy_number,
            raised_on=day(view.raised_on),
            raised_at=moment(view.raised_at),
            lapsed_on=maybe_day(view.lapsed_on),
            finding=view.finding,
        )


@classified(C1)
@strawberry.type(description="额度止付: a line that may not be drawn on because of a signal.")
class WarningHold(Node):
    """It ends when a proposal to use the line again is approved there; `askedBy` made it."""

    signal_id: strawberry.ID
    customer_id: strawberry.ID
    line_id: strawberry.ID
    line_number: str
    status: HoldStatus
    void_code: str | None
    wanted_at: str
    asked_by: NamedActor | None
    released_at: str | None

    @classmethod
    def of(cls, view: HoldView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("WarningHold", view.id),
            signal_id=to_id("WarningSignal", view.signal_id),
            customer_id=to_id("Customer", view.customer_id),
            line_id=to_id("CreditLine", view.line_id),
            line_number=view.line_number,
            status=view.status,
            void_code=view.void_code,
            wanted_at=moment(view.wanted_at),
            asked_by=NamedActor.of(view.asked_by),
            released_at=maybe_moment(view.released_at),
        )


@classified(C1, comment=C2)
@needs(customer=CUSTOMER_READ)
@strawberry.type(description="预警任务: somebody looks into the signals of a customer.")
class WarningTask(Node):
    """`subject` names a part of the portfolio where there is no customer ("product:XJD")."""

    view: strawberry.Private[TaskView]
    number: str
    subject: str | None
    status: TaskStatus
    severity: Severity
    assigned: NamedActor | None
    created_at: str
    due_on: Day
    is_late: bool
    escalated_on: Day | None
    finding: Finding | None
    comment: str | None
    resolved_by: NamedActor | None
    resolved_at: str | None
    version: int

    @classmethod
    def of(cls, view: TaskView) -> Self:
        """From the domain."""
        return cls(
            view=view,
            id=to_id("WarningTask", view.id),
            number=view.number,
            subject=None if view.customer_id else view.subject,
            status=view.status,
            severity=view.severity,
            assigned=NamedActor.of(view.assigned),
            created_at=moment(view.created_at),
            due_on=day(view.due_on),
            is_late=view.is_late,
            escalated_on=maybe_day(view.escalated_on),
            finding=view.finding,
            comment=view.comment,
            resolved_by=NamedActor.of(view.resolved_by),
            resolved_at=maybe_moment(view.resolved_at),
            version=view.version,
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Whom it is about."""
        from xindai.graphql.customers.types import Customer

        if self.view.customer_id is None:
            return None
        view = await load(info.context, customers.customers_by_id, self.view.customer_id)
        return Customer.of(view) if view else None

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """Whose business it is."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None

    @strawberry.field
    async def is_mine(self, info: Info) -> bool:
        """Whether the reader has claimed it."""
        is_claimed = self.view.status is TaskStatus.CLAIMED
        return is_claimed and self.view.assigned == (await info.context.actor()).id

    @strawberry.field
    async def signals(self, info: Info) -> list[WarningSignal]:
        """Those that it is about: the ones that count first, then the newest."""
        found = await load(info.context, warning.signals_of_tasks, self.view.id)
        return [WarningSignal.of(view) for view in found or ()]


@classified(C1)
@needs(customer=CUSTOMER_READ)
@strawberry.type(description="关注名单: a customer, his level and why.")
class WatchEntry(Node):
    """`score` adds up the weights of the `signalCount` signals that count."""

    view: strawberry.Private[WatchView]
    customer_id: strawberry.ID
    level: WatchLevel
    score: int
    signal_count: int
    since_on: Day
    changed_at: str
    version: int

    @classmethod
    def of(cls, view: WatchView) -> Self:
        """From the domain."""
        return cls(
            view=view,
            id=to_id("WatchEntry", view.id),
            customer_id=to_id("Customer", view.customer_id),
            level=view.level,
            score=view.score,
            signal_count=view.signals,
            since_on=day(view.since_on),
            changed_at=moment(view.changed_at),
            version=view.version,
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Who is watched."""
        from xindai.graphql.customers.types import Customer

        view = await load(info.context, customers.customers_by_id, self.view.customer_id)
        return Customer.of(view) if view else None

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """Where the customer belongs."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None

    @strawberry.field
    async def signals(self, info: Info) -> list[WarningSignal]:
        """All of his: those that count first, then the newest, at most 100."""
        found = await load(info.context, warning.signals_of_customers, self.view.customer_id)
        return [WarningSignal.of(view) for view in found or ()]

    @strawberry.field
    async def tasks(self, info: Info) -> list[WarningTask]:
        """About him, newest first."""
        found = await load(info.context, warning.tasks_of_customers, self.view.customer_id)
        return [WarningTask.of(view) for view in found or ()]

    @strawberry.field
    async def holds(self, info: Info) -> list[WarningHold]:
        """Of his lines, newest first."""
        found = await load(info.context, warning.holds_of_customers, self.view.customer_id)
        return [WarningHold.of(view) for view in found or ()]


@classified(PUBLIC)
@strawberry.type
class WatchEntryEdge:
    """An entry and where to go on behind it."""

    cursor: str
    node: WatchEntry


@classified(C1)
@strawberry.type
class WatchEntryConnection:
    """A page of the watch list, the worst first."""

    edges: list[WatchEntryEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type
class WarningTaskEdge:
    """A task and where to go on behind it."""

    cursor: str
    node: WarningTask


@classified(C1)
@strawberry.type
class WarningTaskConnection:
    """A page of tasks, newest first."""

    edges: list[WarningTaskEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type
class WarningTaskPayload(Payload):
    """The task as it is now, or why not."""

    task: WarningTask | None


@classified(C1)
@strawberry.type
class WarningHoldPayload(Payload):
    """The hold as it is now, or why not; `proposalId` is that at the credit line."""

    hold: WarningHold | None
    proposal_id: strawberry.ID | None
