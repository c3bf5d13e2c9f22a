"""What hangs on an application: history, parties, calls, verdicts, notes, its offer."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.decisioning.types import AdverseReason
from xindai.engine.quote import Quote, sums
from xindai.graphql.applications.enums import (
    ApplicationStatus,
    PartyRole,
    PhoneVerdict,
    ReviewVerdict,
)
from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import to_id
from xindai.graphql.base.scalars import Day, Json, Rate, day, maybe_day, moment, rate
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.quoting.types import PreviewRow
from xindai.origination.api import Colleague
from xindai.origination.types import (
    ApplicationView,
    EventView,
    Missing,
    NoteView,
    PartyView,
    PhoneCheckView,
    ReviewView,
)


@classified(C1)
@for_borrowers("from_status", "to_status", "verb", "at", "booked_on")
@strawberry.type(description="进件历史: one thing that happened. Borrowers see the moves alone.")
class ApplicationEvent:
    """`detail` holds codes and figures, no personal data; `bookedOn` is the business date."""

    seq: int
    from_status: ApplicationStatus | None
    to_status: ApplicationStatus
    verb: str
    actor: NamedActor
    at: str
    booked_on: Day
    reason: str | None
    detail: Json

    @classmethod
    def of(cls, view: EventView) -> Self:
        """From the domain."""
        return cls(
            seq=view.seq,
            from_status=view.from_status,
            to_status=view.to_status,
            verb=view.verb,
            actor=NamedActor.of(view.actor),
            at=moment(view.at),
            booked_on=day(view.booked_on),
            reason=view.reason,
            detail=Json(dict(view.detail)),
        )


@classified(C2)
@for_borrowers("role", "name", "phone", "id_number")
@strawberry.type(description="共同借款人或保证人, masked.")
class ApplicationParty:
    """`customerId` where the person is a customer of ours."""

    role: PartyRole
    customer_id: strawberry.ID | None
    name: str
    phone: str | None
    id_number: str

    @classmethod
    def of(cls, view: PartyView) -> Self:
        """From the domain."""
        return cls(
            role=view.role,
            customer_id=to_id("Customer", view.customer_id) if view.customer_id else None,
            name=view.name,
            phone=view.phone,
            id_number=view.id_number,
        )


@classified(C1)
@strawberry.type(description="审批意见: one level's verdict.")
class ApplicationReview:
    """`round` counts the decisions; `amount` is what the level approved."""

    round: int
    level: int
    reviewer: NamedActor
    verdict: ReviewVerdict
    amount: Money | None
    reason: str | None
    at: str

    @classmethod
    def of(cls, view: ReviewView, currency: str) -> Self:
        """From the domain."""
        minor = view.amount_minor
        return cls(
            round=view.round,
            level=view.level,
            reviewer=NamedActor.of(view.reviewer),
            verdict=view.verdict,
            amount=None if minor is None else money(minor, currency),
            reason=view.reason,
            at=moment(view.at),
        )


@classified(C1)
@strawberry.type(description="电核记录: one call.")
class PhoneCheck:
    """`answers` is by the code of the question (see phoneCheckForm)."""

    round: int
    caller: NamedActor
    verdict: PhoneVerdict
    answers: Json
    at: str

    @classmethod
    def of(cls, view: PhoneCheckView) -> Self:
        """From the domain."""
        return cls(
            round=view.round,
            caller=NamedActor.of(view.caller),
            verdict=view.verdict,
            answers=Json(dict(view.answers)),
            at=moment(view.at),
        )


@classified(C2)
@strawberry.type(description="备注 of a colleague.")
class ApplicationNote:
    """Never shown to the borrower."""

    author: NamedActor
    text: str
    at: str

    @classmethod
    def of(cls, view: NoteView) -> Self:
        """From the domain."""
        return cls(
            author=NamedActor.of(view.author),
            text=view.text,
            at=moment(view.at),
        )


@classified(C1)
@strawberry.type(description="同事 who may take an application over.")
class ApplicationColleague:
    """By whom it can be named in a hand-over."""

    id: strawberry.ID
    display_name: str

    @classmethod
    def of(cls, found: Colleague) -> Self:
        """From the domain."""
        return cls(id=to_id("Staff", found.id), display_name=found.name)


@classified(C1)
@for_borrowers()
@strawberry.type(description="拒绝原因, as the applicant is told it.")
class ApplicationRejectionReason:
    """`code` is one of the policy that decided, or of the program."""

    code: str
    zh: str
    en: str

    @classmethod
    def of(cls, reason: AdverseReason) -> Self:
        """From the domain."""
        return cls(code=reason.code, zh=reason.zh, en=reason.en)


@classified(PUBLIC)
@for_borrowers()
@strawberry.type(description="缺少的内容: a field and a code (REQUIRED, DOCUMENT_MISSING, …).")
class ApplicationMissing:
    """In the order of the wizard."""

    field: str
    code: str

    @classmethod
    def of(cls, lack: Missing) -> Self:
        """From the domain."""
        return cls(field=lack.field, code=lack.code)


@classified(PUBLIC)
@strawberry.type(description="电核问题.")
class PhoneCheckQuestion:
    """Every question has an answer."""

    code: str
    zh: str
    en: str


@classified(C1)
@for_borrowers()
@strawberry.type(description="报价: what the borrower may accept until a day.")
class ApplicationOffer:
    """`rows` is the whole schedule as if it were paid out today; `aprPercent` the EU effective rate
    over the real cash flows. `amount` is the accepted one from then on."""

    amount: Money
    offered: Money
    instalments: int
    method: str
    annual_rate: Rate
    apr_percent: str | None
    instalment: Money
    interest: Money
    fee: Money
    total: Money
    rows: list[PreviewRow]
    valid_until: Day | None
    accepted_at: str | None

    @classmethod
    def of(cls, view: ApplicationView, quoted: Quote) -> Self:
        """From the domain and the engine."""
        assert view.offered_minor is not None and view.offered_rate is not None
        amount = view.accepted_minor or view.offered_minor
        added, currency = sums(quoted.state), view.currency
        return cls(
            amount=money(amount, view.currency),
            offered=money(view.offered_minor, view.currency),
            instalments=view.offered_instalments or 0,
            method=view.offered_method or "",
            annual_rate=rate(view.offered_rate),
            apr_percent=quoted.apr_percent,
            instalment=money(quoted.instalment_minor, view.currency),
            interest=money(added.interest, currency),
            fee=money(added.fee + added.fee_at_once, currency),
            total=money(added.total + added.fee_at_once, currency),
            rows=[PreviewRow.of(row, view.currency) for row in quoted.state.rows],
            valid_until=maybe_day(view.expires_on),
            accepted_at=moment(view.accepted_at) if view.accepted_at else None,
        )
