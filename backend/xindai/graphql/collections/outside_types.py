"""Agencies, their batches and what they are told, in the schema."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.collections.types import (
    DataField,
)
from xindai.collections.types.outside import (
    AgencyView,
    BatchView,
    PersonOfBatch,
)
from xindai.graphql.base.access import C1, C2, classified
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Rate, day, rate
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.graphql.identity.actors import NamedActor


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
    handed_by: NamedActor
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
            handed_by=NamedActor.of(view.handed_by),
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
