"""Rules of authority and conflicts of interest: who may decide what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from xindai.graphql.applications.enums import AuthorityStatus
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, from_id, maybe_id, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Amount, maybe_moment, moment
from xindai.graphql.customers.seen import customer_of
from xindai.graphql.identity.actors import NamedActor
from xindai.kernel.money import parse_amount
from xindai.origination import api as origination
from xindai.origination.api import AuthorityRuleView, ConflictView
from xindai.origination.permissions import (
    ASSIGN,
    AUTHORITY_APPROVE,
    AUTHORITY_PROPOSE,
    AUTHORITY_READ,
    CONFLICT_DECLARE,
)

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer


@classified(C1)
@strawberry.type(description="审批权限: up to this amount the level is enough.")
class AuthorityRule(Node):
    """Level 0 is the decision alone. Without a product or a grade it holds for any; of those that
    fit the most special one counts."""

    level: int
    product_id: strawberry.ID | None
    grade: str | None
    max_amount: Money
    status: AuthorityStatus
    maker: NamedActor
    checker: NamedActor | None
    reason: str | None
    created_at: str
    decided_at: str | None

    @classmethod
    def of(cls, view: AuthorityRuleView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("AuthorityRule", view.id),
            level=view.level,
            product_id=to_id("Product", view.product_id) if view.product_id else None,
            grade=view.grade,
            max_amount=money(view.max_amount_minor, view.currency),
            status=view.status,
            maker=NamedActor.of(view.maker),
            checker=NamedActor.of(view.checker),
            reason=view.reason,
            created_at=moment(view.created_at),
            decided_at=maybe_moment(view.decided_at),
        )


@classified(C1)
@strawberry.type(description="利益冲突: somebody may not work on a customer's applications.")
class StaffConflict(Node):
    """It also holds for applications of those who are related to the customer."""

    staff_id: strawberry.ID
    staff_name: str
    customer_id: strawberry.ID
    reason: str
    declared_by: NamedActor
    declared_at: str
    customer_key: strawberry.Private[UUID]

    @classmethod
    def of(cls, view: ConflictView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("StaffConflict", view.id),
            staff_id=to_id("Staff", view.staff_id),
            staff_name=view.staff_name,
            customer_id=to_id("Customer", view.customer_id),
            reason=view.reason,
            declared_by=NamedActor.of(view.declared_by),
            declared_at=moment(view.declared_at),
            customer_key=view.customer_id,
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Whose applications he keeps away from."""
        return await customer_of(info, self.customer_key)


@classified(C1)
@strawberry.type
class AuthorityRulePayload(Payload):
    """The rule as it is now."""

    rule: AuthorityRule | None


@classified(C1)
@strawberry.type
class StaffConflictPayload(Payload):
    """The declaration; null when it was ended."""

    conflict: StaffConflict | None


@classified(C1)
@strawberry.input
class AuthorityRuleProposeInput:
    """An amount of 0.00 takes the level's authority away."""

    level: int
    product_id: strawberry.ID | None = None
    grade: str | None = None
    currency: str = "CNY"
    max_amount: Amount
    reason: str
    idempotency_key: str = ""


@classified(PUBLIC)
@strawberry.input
class AuthorityRuleInput:
    """Which proposal."""

    rule_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class StaffConflictDeclareInput:
    """Without `staffId` for oneself; for another one needs application.assign."""

    customer_id: strawberry.ID
    staff_id: strawberry.ID | None = None
    reason: str
    idempotency_key: str = ""


@classified(PUBLIC)
@strawberry.input
class StaffConflictEndInput:
    """Which declaration."""

    conflict_id: strawberry.ID
    idempotency_key: str = ""


@strawberry.type
class ApplicationDutyQuery:
    """Part of Query."""

    @entry(may(AUTHORITY_READ), Rows.LENDER, "审批权限, by level.", statuses=PUBLIC)
    async def authority_rules(
        self, info: Info, statuses: list[AuthorityStatus] | None = None
    ) -> list[AuthorityRule]:
        found = await origination.authority_rules(await info.context.actor(), statuses or ())
        return [AuthorityRule.of(view) for view in found]

    @entry(
        may(CONFLICT_DECLARE),
        Rows.BRANCH,
        "利益冲突: one's own, and with application.assign those of one's branches.",
    )
    async def staff_conflicts(self, info: Info) -> list[StaffConflict]:
        found = await origination.conflicts(await info.context.actor())
        return [StaffConflict.of(view) for view in found]


@strawberry.type
class ApplicationDutyMutation:
    """Part of Mutation."""

    @verb(may(AUTHORITY_PROPOSE), Rows.LENDER, "申请调整审批权限.", AuthorityRulePayload)
    async def authority_rule_propose(
        self, info: Info, input: AuthorityRuleProposeInput
    ) -> AuthorityRulePayload:
        key = await origination.propose_authority(
            await info.context.actor(),
            level=input.level,
            product_id=maybe_id("Product", input.product_id, "productId", "PRODUCT_NOT_FOUND"),
            grade=input.grade,
            currency=input.currency,
            max_amount_minor=parse_amount(input.max_amount, input.currency, "maxAmount"),
            reason=input.reason,
            key=input.idempotency_key,
        )
        found = await origination.authority_rules_by_id(await info.context.actor(), [key])
        return AuthorityRulePayload(rule=AuthorityRule.of(found[key]), user_errors=[])

    @verb(
        may(AUTHORITY_APPROVE),
        Rows.LENDER,
        "批准审批权限: it replaces the rule of the same level, product and grade.",
        AuthorityRulePayload,
    )
    async def authority_rule_approve(
        self, info: Info, input: AuthorityRuleInput
    ) -> AuthorityRulePayload:
        return await _decide(info, input, True)

    @verb(may(AUTHORITY_APPROVE), Rows.LENDER, "驳回审批权限.", AuthorityRulePayload)
    async def authority_rule_reject(
        self, info: Info, input: AuthorityRuleInput
    ) -> AuthorityRulePayload:
        return await _decide(info, input, False)

    @verb(may(CONFLICT_DECLARE), Rows.BRANCH, "申报利益冲突.", StaffConflictPayload)
    async def staff_conflict_declare(
        self, info: Info, input: StaffConflictDeclareInput
    ) -> StaffConflictPayload:
        customer = from_id("Customer", input.customer_id, "customerId", "CUSTOMER_NOT_FOUND")
        staff = maybe_id("Staff", input.staff_id, "staffId", "COLLEAGUE_NOT_FOUND")
        actor, sent = await info.context.actor(), input.idempotency_key
        key = await origination.declare_conflict(actor, staff, customer, input.reason, sent)
        found = (await origination.conflicts_by_id(actor, [key])).get(key)
        shown = StaffConflict.of(found) if found else None
        return StaffConflictPayload(conflict=shown, user_errors=[])

    @verb(
        may(ASSIGN), Rows.BRANCH, "解除利益冲突, by another than it is about.", StaffConflictPayload
    )
    async def staff_conflict_end(
        self, info: Info, input: StaffConflictEndInput
    ) -> StaffConflictPayload:
        key = from_id("StaffConflict", input.conflict_id, "conflictId", "CONFLICT_NOT_FOUND")
        actor = await info.context.actor()
        await origination.end_conflict(actor, key, input.idempotency_key)
        return StaffConflictPayload(conflict=None, user_errors=[])


async def _decide(info: Info, given: AuthorityRuleInput, is_yes: bool) -> AuthorityRulePayload:
    key = from_id("AuthorityRule", given.rule_id, "ruleId", "AUTHORITY_NOT_FOUND")
    actor = await info.context.actor()
    await origination.decide_authority(actor, key, is_yes, given.idempotency_key)
    found = await origination.authority_rules_by_id(actor, [key])
    return AuthorityRulePayload(rule=AuthorityRule.of(found[key]), user_errors=[])
