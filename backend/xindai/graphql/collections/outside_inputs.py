"""What the verbs beyond the desk need."""

from __future__ import annotations

from typing import Any

import strawberry

from xindai.collections.api import AgencyTerms
from xindai.collections.types import (
    Channel,
    DataField,
    LegalStage,
    Stage,
    WriteOffReason,
)
from xindai.collections.types.outside import (
    NewStrategy,
)
from xindai.graphql.base.access import C1, C2, classified
from xindai.graphql.base.scalars import Amount, Day, Rate
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.kernel.money import parse_amount


@classified(C1)
@strawberry.input
class CollectionRuleInput:
    """One rule of a strategy; amounts in CNY, the upper end is not in."""

    days_from: int
    queue: str
    stage: Stage
    priority: int
    cadence_days: int
    channels: list[Channel]
    days_to: int | None = None
    amount_from: Amount | None = None
    amount_to: Amount | None = None
    grades: list[str] = strawberry.field(default_factory=list)

    def to_rule(self, n: int) -> dict[str, Any]:
        """As it is kept; refuses ill-formed amounts."""

        def minor(text: str | None, name: str) -> int | None:
            return None if text is None else parse_amount(text, "CNY", f"rules.{n}.{name}")

        return {
            "daysFrom": self.days_from,
            "daysTo": self.days_to,
            "amountFromMinor": minor(self.amount_from, "amountFrom"),
            "amountToMinor": minor(self.amount_to, "amountTo"),
            "grades": [each.strip()[:20] for each in self.grades if each.strip()],
            "queue": self.queue,
            "stage": self.stage.value,
            "priority": self.priority,
            "cadenceDays": self.cadence_days,
            "channels": [each.value for each in self.channels],
        }


@classified(C1)
@strawberry.input
class CollectionStrategyInput:
    """A whole strategy; it waits for a second person."""

    rules: list[CollectionRuleInput]
    continuity_days: int
    grace_days: int
    longest_promise_days: int
    note: str
    idempotency_key: str = ""

    def to_strategy(self) -> NewStrategy:
        """For the domain."""
        return NewStrategy(
            rules=tuple(rule.to_rule(n) for n, rule in enumerate(self.rules)),
            continuity_days=self.continuity_days,
            grace_days=self.grace_days,
            longest_promise_days=self.longest_promise_days,
            note=self.note,
        )


@classified(C1)
@strawberry.input
class CollectionStrategyDecideInput:
    """Agreeing makes it the active one."""

    strategy_id: strawberry.ID
    agrees: bool
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectorSetInput:
    """What somebody gets from now on; no queues means every queue."""

    staff_id: strawberry.ID
    queues: list[str]
    most_cases: int
    most_amount: Amount
    is_active: bool = True
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectorAbsenceInput:
    """Both days are within."""

    staff_id: strawberry.ID
    from_on: Day
    to_on: Day
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectorAbsenceRemoveInput:
    """He is there after all."""

    absence_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectionAgencyInput:
    """The agency of that code, new or changed; `feeRate` is a fraction of what comes in."""

    code: str
    name: str
    fee_rate: Rate
    recall_days: int
    data_fields: list[DataField]
    is_active: bool = True
    idempotency_key: str = ""

    def to_terms(self) -> AgencyTerms:
        """For the domain."""
        return AgencyTerms(
            code=self.code,
            name=self.name,
            fee_rate=self.fee_rate,
            recall_days=self.recall_days,
            data_fields=tuple(dict.fromkeys(self.data_fields)),
            is_active=self.is_active,
        )


@classified(C1, reason=C2)
@strawberry.input
class CollectionHandOverInput:
    """All of the cases or none."""

    agency_id: strawberry.ID
    case_ids: list[strawberry.ID]
    reason: str
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class CollectionRecallInput:
    """All of the cases or none."""

    case_ids: list[strawberry.ID]
    reason: str
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class CollectionBatchPeopleInput:
    """Why the agency is told."""

    batch_id: strawberry.ID
    reason: str
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionLegalOpenInput:
    """The court, and what is claimed."""

    case_id: strawberry.ID
    court: str
    claimed: Amount
    note: str | None = None
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionLegalStepInput:
    """A step of the present stage or a later one; ENDED ends the action."""

    legal_id: strawberry.ID
    stage: LegalStage
    on: Day
    cost: Amount | None = None
    court_number: str | None = None
    note: str | None = None
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionWriteOffProposeInput:
    """A late loan of the case."""

    case_id: strawberry.ID
    loan_id: strawberry.ID
    reason: WriteOffReason
    note: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectionWriteOffDecideInput:
    """Agreeing writes the loan off; a dry run shows what that changes."""

    write_off_id: strawberry.ID
    agrees: bool
    idempotency_key: str = ""
    dry_run: bool = False
