"""Contact rules, stops and contacts: reads and verbs."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id
from xindai.graphql.notifications.contact_types import (
    ContactAttempt,
    ContactDecision,
    ContactRuleSet,
    ContactRulesPayload,
    ContactStop,
    ContactStopPayload,
)
from xindai.graphql.notifications.moments import as_moment
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.notifications import api as notifications
from xindai.notifications.api import ContactChannel, ContactRole, Purpose, Rule, StopKind
from xindai.notifications.permissions import (
    CONTACT_LIFT,
    CONTACT_READ,
    CONTACT_STOP,
    RULES_APPROVE,
    RULES_WRITE,
)


@classified(PUBLIC)
@strawberry.input(description="One rule; what is left out says nothing.")
class ContactRuleInput:
    """As ContactRule."""

    code: str
    zh: str
    en: str
    purposes: list[Purpose] = strawberry.field(default_factory=list)
    roles: list[ContactRole] = strawberry.field(default_factory=list)
    channels: list[ContactChannel] = strawberry.field(default_factory=list)
    regions: list[str] = strawberry.field(default_factory=list)
    is_forbidden: bool = False
    no_debt: bool = False
    from_minute: int | None = None
    to_minute: int | None = None
    weekdays: list[int] = strawberry.field(default_factory=list)
    closed_days: list[str] = strawberry.field(default_factory=list)
    cap_day: int | None = None
    cap_week: int | None = None
    gap_minutes: int | None = None

    def rule(self, at: int) -> Rule:
        """The rule; refuses an ill-formed day."""
        days: list[date] = [parse_date(day, f"rules.{at}.closedDays") for day in self.closed_days]
        return Rule(
            code=self.code,
            zh=self.zh.strip(),
            en=self.en.strip(),
            purposes=tuple(self.purposes),
            roles=tuple(self.roles),
            channels=tuple(self.channels),
            regions=tuple(self.regions),
            is_forbidden=self.is_forbidden,
            no_debt=self.no_debt,
            from_minute=self.from_minute,
            to_minute=self.to_minute,
            weekdays=tuple(self.weekdays),
            closed_days=tuple(days),
            cap_day=self.cap_day,
            cap_week=self.cap_week,
            gap_minutes=self.gap_minutes,
        )


@classified(PUBLIC)
@strawberry.input(description="All rules of the draft: the open one, or the next version.")
class ContactRulesDraftInput:
    """At most 60."""

    rules: list[ContactRuleInput]
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ContactRulesVersionInput:
    """A version and nothing else."""

    rule_set_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class ContactRulesReturnInput:
    """A version, and why it comes back."""

    rule_set_id: strawberry.ID
    reason: str
    idempotency_key: str


@classified(C1)
@strawberry.input(description="No purposes or channels: all of them.")
class ContactStopAddInput:
    """A stop of contacts with a customer himself."""

    customer_id: strawberry.ID
    kind: StopKind
    purposes: list[Purpose] = strawberry.field(default_factory=list)
    channels: list[ContactChannel] = strawberry.field(default_factory=list)
    until_at: str | None = None
    reference: str | None = None
    idempotency_key: str


@classified(C1)
@strawberry.input
class ContactStopLiftInput:
    """A stop, and why it holds no more."""

    stop_id: strawberry.ID
    reason: str
    idempotency_key: str


async def customer_key(info: Info, id: str) -> UUID:
    """A customer whom the actor may see; refuses CUSTOMER_NOT_FOUND."""
    key = from_id("Customer", id, "customerId", "CUSTOMER_NOT_FOUND")
    if await load(info.context, customers.customers_by_id, key) is None:
        raise Refusal("CUSTOMER_NOT_FOUND", "there is no such customer", "customerId")
    return key


def _person(customer_id: UUID) -> notifications.Person:
    return notifications.Person(role=ContactRole.CUSTOMER, subject_id=customer_id)


async def _rules(info: Info, key: UUID) -> ContactRulesPayload:
    forget(info.context)
    view = await load(info.context, notifications.rule_sets_by_id, key)
    return ContactRulesPayload(rule_set=ContactRuleSet.of(view) if view else None, user_errors=[])


def _rules_key(id: str) -> UUID:
    return from_id("ContactRuleSet", id, "ruleSetId", "CONTACT_RULES_NOT_FOUND")


@strawberry.type
class ContactQuery:
    """Part of Query."""

    @entry(may(CONTACT_READ), Rows.LENDER, "触达规则版本, the newest first.")
    async def contact_rule_sets(self, info: Info) -> list[ContactRuleSet]:
        found = await notifications.rule_sets(await info.context.actor())
        return [ContactRuleSet.of(view) for view in found]

    @entry(
        may(CONTACT_READ),
        Rows.BRANCH,
        "能否触达: may this customer be contacted now, or at a moment?",
        customer_id=PUBLIC,
        purpose=PUBLIC,
        channel=PUBLIC,
        at=PUBLIC,
    )
    async def contact_may(
        self,
        info: Info,
        customer_id: strawberry.ID,
        purpose: Purpose,
        channel: ContactChannel,
        at: str | None = None,
    ) -> ContactDecision:
        key = await customer_key(info, customer_id)
        found = await notifications.may_contact(
            await info.context.actor(),
            _person(key),
            purpose,
            channel,
            tells_debt=purpose in (Purpose.REMINDER, Purpose.COLLECTION),
            at=as_moment(at, "at"),
        )
        return ContactDecision.of(found)

    @entry(may(CONTACT_READ), Rows.BRANCH, "停止触达登记 of a customer.", customer_id=PUBLIC)
    async def contact_stops(self, info: Info, customer_id: strawberry.ID) -> list[ContactStop]:
        key = await customer_key(info, customer_id)
        found = await notifications.stops_of(await info.context.actor(), [key])
        return [ContactStop.of(view) for view in found]

    @entry(
        may(CONTACT_READ),
        Rows.BRANCH,
        "触达记录 with a customer or about him, the newest first.",
        customer_id=PUBLIC,
        before=PUBLIC,
        first=PUBLIC,
    )
    async def contact_attempts(
        self,
        info: Info,
        customer_id: strawberry.ID,
        before: str | None = None,
        first: int = 20,
    ) -> list[ContactAttempt]:
        key = await customer_key(info, customer_id)
        actor = await info.context.actor()
        moment = as_moment(before, "before")
        found = await notifications.attempts_of(actor, key, moment, first)
        return [ContactAttempt.of(view) for view in found]


@strawberry.type
class ContactMutation:
    """Part of Mutation."""

    @verb(may(RULES_WRITE), Rows.LENDER, "编写触达规则草稿.", ContactRulesPayload)
    async def contact_rules_draft(
        self, info: Info, input: ContactRulesDraftInput
    ) -> ContactRulesPayload:
        rules = [each.rule(at) for at, each in enumerate(input.rules)]
        actor = await info.context.actor()
        return await _rules(
            info, await notifications.write_rules(actor, rules, input.idempotency_key)
        )

    @verb(may(RULES_WRITE), Rows.LENDER, "提交触达规则审批.", ContactRulesPayload)
    async def contact_rules_submit(
        self, info: Info, input: ContactRulesVersionInput
    ) -> ContactRulesPayload:
        key, actor = _rules_key(input.rule_set_id), await info.context.actor()
        return await _rules(
            info, await notifications.submit_rules(actor, key, input.idempotency_key)
        )

    @verb(may(RULES_APPROVE), Rows.LENDER, "退回触达规则, with a reason.", ContactRulesPayload)
    async def contact_rules_return(
        self, info: Info, input: ContactRulesReturnInput
    ) -> ContactRulesPayload:
        key, actor = _rules_key(input.rule_set_id), await info.context.actor()
        await notifications.return_rules(actor, key, input.reason, input.idempotency_key)
        return await _rules(info, key)

    @verb(
        may(RULES_APPROVE),
        Rows.LENDER,
        "批准触达规则 by somebody who did not write them: in force from this moment.",
        ContactRulesPayload,
    )
    async def contact_rules_approve(
        self, info: Info, input: ContactRulesVersionInput
    ) -> ContactRulesPayload:
        key, actor = _rules_key(input.rule_set_id), await info.context.actor()
        return await _rules(
            info, await notifications.approve_rules(actor, key, input.idempotency_key)
        )

    @verb(may(CONTACT_STOP), Rows.BRANCH, "登记停止触达, in force at once.", ContactStopPayload)
    async def contact_stop_add(self, info: Info, input: ContactStopAddInput) -> ContactStopPayload:
        key, actor = await customer_key(info, input.customer_id), await info.context.actor()
        wanted = notifications.NewStop(
            person=_person(key),
            kind=input.kind,
            purposes=tuple(input.purposes),
            channels=tuple(input.channels),
            until_at=as_moment(input.until_at, "untilAt"),
            reference=input.reference,
        )
        stop_id = await notifications.add_stop(actor, wanted, input.idempotency_key)
        views = await notifications.stops_in(actor, [stop_id])
        return ContactStopPayload(stop=ContactStop.of(views[stop_id]), user_errors=[])

    @verb(may(CONTACT_LIFT), Rows.BRANCH, "解除停止触达, with a reason.", ContactStopPayload)
    async def contact_stop_lift(
        self, info: Info, input: ContactStopLiftInput
    ) -> ContactStopPayload:
        key = from_id("ContactStop", input.stop_id, "stopId", "CONTACT_STOP_NOT_FOUND")
        actor = await info.context.actor()
        before = (await notifications.stops_in(actor, [key])).get(key)
        if before is None or not await _is_seen(info, before):
            raise Refusal("CONTACT_STOP_NOT_FOUND", "there is no such stop", "stopId")
        await notifications.lift_stop(actor, key, input.reason, input.idempotency_key)
        after = (await notifications.stops_in(actor, [key]))[key]
        return ContactStopPayload(stop=ContactStop.of(after), user_errors=[])


async def _is_seen(info: Info, stop: notifications.StopView) -> bool:
    """Whether the actor may see the person of a stop."""
    if stop.role is not ContactRole.CUSTOMER:
        return False
    return await load(info.context, customers.customers_by_id, stop.subject_id) is not None
