"""The hardship menu and what was chosen from it."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C2, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.error_texts import text_of
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Json, day, maybe_moment, moment
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import Instalment
from xindai.loans.api import HardshipMenu as MenuView
from xindai.loans.api import HardshipStatus, OfferView, Relief, ReliefKind, RequestReason

strawberry.enum(ReliefKind, description="纾困方式: what a relief does to the loan.")
strawberry.enum(HardshipStatus, description="纾困方案状态")


def _terms(event: dict[str, object]) -> Json:
    return Json({k: v for k, v in event.items() if k not in ("id", "type", "on")})


@classified(C1)
@for_borrowers()
@strawberry.type(description="纾困选项: a relief, simulated with its whole schedule.")
class HardshipOption:
    """`sha256` is what one chooses by; `toPay…` what is left to pay in all, `costDifference` how
    much more (above zero) or less that is; APR in percent."""

    sha256: str
    kind: ReliefKind
    terms: Json
    to_pay_before: Money
    to_pay_after: Money
    cost_difference: Money
    apr_before: str | None
    apr_after: str | None
    needs_approval: bool
    rows_after: list[Instalment]

    @classmethod
    def of(cls, relief: Relief, menu: MenuView) -> Self:
        """From the domain."""
        currency = menu.currency
        before, after = relief.to_pay_before_minor, relief.to_pay_after_minor
        return cls(
            sha256=relief.sha256,
            kind=relief.kind,
            terms=_terms(relief.event.to_json(currency)),
            to_pay_before=money(before, currency),
            to_pay_after=money(after, currency),
            cost_difference=money(after - before, currency),
            apr_before=relief.apr_before,
            apr_after=relief.apr_after,
            needs_approval=relief.kind.value not in menu.auto,
            rows_after=[Instalment.of(row, currency) for row in relief.rows_after],
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="纾困菜单: what a loan is offered on the business date.")
class HardshipMenu:
    """Where nothing is offered, `refusal` is the code and `reason` the sentence that says why."""

    view: strawberry.Private[MenuView]
    on: Day
    valid_until: Day
    refusal: str | None
    options: list[HardshipOption]

    @classmethod
    def of(cls, view: MenuView) -> Self:
        """From the domain."""
        return cls(
            view=view,
            on=day(view.on),
            valid_until=day(view.valid_until),
            refusal=view.refusal,
            options=[HardshipOption.of(relief, view) for relief in view.reliefs],
        )

    @strawberry.field
    async def reason(self, info: Info) -> str | None:
        """In the language asked for."""
        return None if self.refusal is None else text_of(self.refusal, info.context.language)


@classified(C1, wording=C2)
@for_borrowers()
@strawberry.type(description="纾困方案: a relief that was chosen, frozen as it was simulated.")
class HardshipOffer(Node):
    """`schedule` is what it is executed to, as of `offeredOn`. `wording` is what is signed."""

    number: str
    kind: ReliefKind
    reason: RequestReason
    status: HardshipStatus
    terms: Json
    schedule: list[Instalment]
    offered_on: Day
    valid_until: Day
    to_pay_before: Money
    to_pay_after: Money
    cost_difference: Money
    apr_before: str | None
    apr_after: str | None
    needs_approval: bool
    wording: str
    wording_sha256: str
    request_id: strawberry.ID | None
    event_id: strawberry.ID | None
    created_at: str
    signed_at: str | None
    ended_at: str | None
    version: int

    @classmethod
    def of(cls, view: OfferView) -> Self:
        """From the domain."""
        before, after = view.to_pay_before_minor, view.to_pay_after_minor
        return cls(
            id=to_id("HardshipOffer", view.id),
            number=view.number,
            kind=view.kind,
            reason=view.reason,
            status=view.status,
            terms=_terms(dict(view.event)),
            schedule=[Instalment.of(row, view.currency) for row in view.schedule],
            offered_on=day(view.offered_on),
            valid_until=day(view.valid_until),
            to_pay_before=money(before, view.currency),
            to_pay_after=money(after, view.currency),
            cost_difference=money(after - before, view.currency),
            apr_before=view.apr_before,
            apr_after=view.apr_after,
            needs_approval=view.needs_approval,
            wording=view.wording,
            wording_sha256=view.wording_sha256,
            request_id=to_id("ServiceRequest", view.request_id) if view.request_id else None,
            event_id=to_id("Transaction", view.event_id) if view.event_id else None,
            created_at=moment(view.created_at),
            signed_at=maybe_moment(view.signed_at),
            ended_at=maybe_moment(view.ended_at),
            version=view.version,
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="The offer, or why not.")
class HardshipPayload(Payload):
    """`preview` and `replayed` of an execution."""

    offer: HardshipOffer | None
    preview: LoanPreview | None = None
    replayed: bool | None = None


@classified(C1)
@for_borrowers()
@strawberry.type(description="The code is on its way, or why not.")
class HardshipCodePayload(Payload):
    """Nothing but refusals."""
