"""What the verbs of credit lines need. Amounts and days are texts; every verb takes a key."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from xindai.credit_lines.types import LineWish, PreApproval, ProposalKind, SubLimit
from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.node import from_id
from xindai.graphql.base.scalars import Amount, Day
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_positive

MOST_PARTS = 50


@classified(C1)
@strawberry.input
class CreditSubLineInput:
    """The part of a product; without a limit it may take the whole of the line."""

    product_id: strawberry.ID
    limit: Amount | None = None
    is_revolving: bool


@classified(C1)
@strawberry.input(
    description="GRANT: limit, expiresOn, subLines. ADJUST: limit or expiresOn. TEMPORARY_RAISE: "
    "temporary, temporaryUntil. SUB_LINE: subLines. UNFREEZE: none of them."
)
class CreditLineProposeInput:
    """A change of the customer's line; another person approves it."""

    kind: ProposalKind
    customer_id: strawberry.ID
    currency: str = "CNY"
    limit: Amount | None = None
    expires_on: Day | None = None
    temporary: Amount | None = None
    temporary_until: Day | None = None
    sub_lines: list[CreditSubLineInput] = strawberry.field(default_factory=list)
    reason: str
    idempotency_key: str


@classified(C1)
@strawberry.input
class CreditLineGrantInput:
    """A line for a customer who has none that runs; another person approves it."""

    customer_id: strawberry.ID
    currency: str = "CNY"
    limit: Amount
    expires_on: Day
    sub_lines: list[CreditSubLineInput] = strawberry.field(default_factory=list)
    reason: str
    idempotency_key: str


@classified(C1)
@strawberry.input
class CreditLineProposalInput:
    """Which proposal; a no needs its reason."""

    proposal_id: strawberry.ID
    reason: str = ""
    idempotency_key: str


@classified(C1)
@strawberry.input
class CreditLineStopInput:
    """Which line, and why."""

    line_id: strawberry.ID
    reason: str
    idempotency_key: str


@classified(C1)
@strawberry.input
class CreditLinePreApproveEntryInput:
    """A customer; without an amount he gets that of his entry on the whitelist."""

    customer_id: strawberry.ID
    amount: Amount | None = None


@classified(C1)
@strawberry.input
class CreditLinePreApproveInput:
    """A list of at most 1,000 customers; a part without a limit is the whole of each line."""

    entries: list[CreditLinePreApproveEntryInput]
    currency: str = "CNY"
    expires_on: Day
    sub_lines: list[CreditSubLineInput] = strawberry.field(default_factory=list)
    reason: str
    idempotency_key: str


def line_key(id: str) -> UUID:
    """The line's row."""
    return from_id("CreditLine", id, "lineId", "LINE_NOT_FOUND")


def proposal_key(id: str) -> UUID:
    """The proposal's row."""
    return from_id("CreditLineProposal", id, "proposalId", "LINE_PROPOSAL_NOT_FOUND")


def customer_key(id: str, field: str = "customerId") -> UUID:
    """The customer's row."""
    return from_id("Customer", id, field, "CUSTOMER_NOT_FOUND")


def wish_of(input: CreditLineProposeInput) -> LineWish:
    """Refuses what is not an amount, a day or an id."""
    if input.kind is ProposalKind.PRE_APPROVAL:
        raise Refusal("UNKNOWN_CHOICE", "creditLinePreApprove proposes a list", "kind")
    return LineWish(
        kind=input.kind,
        customer_id=customer_key(input.customer_id),
        currency=input.currency,
        reason=input.reason,
        limit_minor=_amount(input.limit, input.currency, "limit"),
        expires_on=_day(input.expires_on, "expiresOn"),
        temporary_minor=_amount(input.temporary, input.currency, "temporary"),
        temporary_until=_day(input.temporary_until, "temporaryUntil"),
        sub_lines=_parts(input.sub_lines, input.currency),
    )


def grant_of(input: CreditLineGrantInput) -> LineWish:
    """The same of a grant."""
    return LineWish(
        kind=ProposalKind.GRANT,
        customer_id=customer_key(input.customer_id),
        currency=input.currency,
        reason=input.reason,
        limit_minor=parse_positive(input.limit, input.currency, "limit"),
        expires_on=parse_date(input.expires_on, "expiresOn"),
        sub_lines=_parts(input.sub_lines, input.currency),
    )


def list_of(input: CreditLinePreApproveInput) -> PreApproval:
    """The same of a list."""
    return PreApproval(
        entries=tuple(
            (
                customer_key(entry.customer_id, "entries"),
                _amount(entry.amount, input.currency, "entries"),
            )
            for entry in input.entries
        ),
        currency=input.currency,
        expires_on=parse_date(input.expires_on, "expiresOn"),
        sub_lines=_parts(input.sub_lines, input.currency),
        reason=input.reason,
    )


def _amount(text: str | None, currency: str, field: str) -> int | None:
    return None if text is None else parse_positive(text, currency, field)


def _day(text: str | None, field: str) -> date | None:
    return None if text is None else parse_date(text, field)


def _parts(given: list[CreditSubLineInput], currency: str) -> tuple[SubLimit, ...]:
    if len(given) > MOST_PARTS:
        raise Refusal("TOO_MANY_ITEMS", f"at most {MOST_PARTS}", "subLines")
    return tuple(
        SubLimit(
            product_id=from_id("Product", part.product_id, "subLines", "PRODUCT_NOT_FOUND"),
            limit_minor=_amount(part.limit, currency, "subLines"),
            is_revolving=part.is_revolving,
        )
        for part in given
    )
