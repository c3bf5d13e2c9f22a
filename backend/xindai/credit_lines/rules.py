"""What a line allows on a day, and what a proposal must say. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.errors import (
    field_missing,
    field_superfluous,
    line_exceeded,
    line_expired,
    line_frozen,
    line_not_found,
    out_of_range,
    reason_missing,
)
from xindai.credit_lines.types import LineStatus, LineWish, ProposalKind, SubLimit
from xindai.kernel.errors import Refusal

HIGHEST_LIMIT_MINOR: Final = 10**14
"""What the text of an amount can say."""
LONGEST_REASON: Final = 500
MOST_SUB_LINES: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SubLine:
    """A part as it stands, under the lock of its line."""

    id: UUID
    product_id: UUID
    limit_minor: int
    is_revolving: bool
    reserved_minor: int
    used_minor: int

    @property
    def left_minor(self) -> int:
        """What its own limit leaves; 0 where more is used than the limit allows now."""
        return max(0, self.limit_minor - self.reserved_minor - self.used_minor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it stands, its row locked; `today` is the business date."""

    id: UUID
    customer_id: UUID
    branch_id: UUID
    currency: str
    status: LineStatus
    limit_minor: int
    temporary_minor: int
    temporary_until: date | None
    reserved_minor: int
    used_minor: int
    expires_on: date
    today: date

    @property
    def raised_minor(self) -> int:
        """The temporary raise as far as it is in force."""
        return raise_in_force(self.temporary_minor, self.temporary_until, self.today)

    @property
    def available_minor(self) -> int:
        """What may be reserved today, were the line free to be used."""
        return available(self.limit_minor + self.raised_minor, self.reserved_minor, self.used_minor)

    @property
    def status_today(self) -> LineStatus:
        """Expired from the day after its last day on, whatever the row says."""
        return status_on(self.status, self.expires_on, self.today)


def raise_in_force(temporary_minor: int, until: date | None, today: date) -> int:
    """The temporary raise through its last day, then nothing."""
    return temporary_minor if until is not None and until >= today else 0


def available(limit_minor: int, reserved_minor: int, used_minor: int) -> int:
    """Never below zero: a reversed repayment may lift what is used above the limit."""
    return max(0, limit_minor - reserved_minor - used_minor)


def status_on(status: LineStatus, expires_on: date, today: date) -> LineStatus:
    """A line that has run out is expired before the job that writes it has run."""
    runs = status in (LineStatus.ACTIVE, LineStatus.FROZEN)
    return LineStatus.EXPIRED if runs and expires_on < today else status


def part_for(parts: Sequence[SubLine], product_id: UUID) -> SubLine | None:
    """The part of a product; None: the line has no parts and serves every product.

    Refuses LINE_NOT_FOUND where it has parts and none for this product.
    """
    found = next((part for part in parts if part.product_id == product_id), None)
    if found is None and parts:
        raise line_not_found()
    return found


def check_reserve(line: Line, part: SubLine | None, amount_minor: int) -> None:
    """Refuses LINE_NOT_FOUND, LINE_FROZEN, LINE_EXPIRED, LINE_EXCEEDED, AMOUNT_NOT_POSITIVE."""
    if amount_minor <= 0:
        raise Refusal("AMOUNT_NOT_POSITIVE", "the amount must be above zero", "amount")
    match line.status_today:
        case LineStatus.CLOSED:
            raise line_not_found()
        case LineStatus.FROZEN:
            raise line_frozen()
        case LineStatus.EXPIRED:
            raise line_expired()
        case LineStatus.ACTIVE:
            left = min(line.available_minor, part.left_minor if part else line.available_minor)
            if amount_minor > left:
                raise line_exceeded(left, line.currency)


def check_reason(text: str) -> str:
    """The reason without blanks around it; refuses REASON_MISSING."""
    reason = text.strip()
    if not 2 <= len(reason) <= LONGEST_REASON or not reason.isprintable():
        raise reason_missing()
    return reason


def check_limit(limit_minor: int, field: str = "limit") -> int:
    """Above zero and sayable; refuses OUT_OF_RANGE."""
    if not 0 < limit_minor < HIGHEST_LIMIT_MINOR:
        raise out_of_range("a limit is above zero", field)
    return limit_minor


def check_last_day(on: date, today: date, field: str = "expiresOn") -> date:
    """A day that is not over; refuses OUT_OF_RANGE."""
    if on < today:
        raise out_of_range("the day is before the business date", field)
    return on


def check_parts(parts: Sequence[SubLimit], limit_minor: int) -> None:
    """Each above zero and within the whole, each product once; refuses OUT_OF_RANGE."""
    if len({part.product_id for part in parts}) != len(parts) or len(parts) > MOST_SUB_LINES:
        raise out_of_range(f"each product once, at most {MOST_SUB_LINES}", "subLines")
    for part in parts:
        wanted = limit_minor if part.limit_minor is None else part.limit_minor
        if check_limit(wanted, "subLines") > limit_minor:
            raise out_of_range("a part is not above the whole", "subLines")


_WANTED: Final[Mapping[ProposalKind, tuple[frozenset[str], frozenset[str]]]] = {
    ProposalKind.GRANT: (frozenset({"limit", "expiresOn"}), frozenset({"subLines"})),
    ProposalKind.ADJUST: (frozenset(), frozenset({"limit", "expiresOn"})),
    ProposalKind.TEMPORARY_RAISE: (frozenset({"temporary", "temporaryUntil"}), frozenset()),
    ProposalKind.SUB_LINE: (frozenset({"subLines"}), frozenset()),
    ProposalKind.UNFREEZE: (frozenset(), frozenset()),
}
"""What each kind must say, and what it may."""


def content_of(wish: LineWish) -> dict[str, Any]:
    """What the proposal keeps; refuses LINE_FIELD_MISSING, LINE_FIELD_SUPERFLUOUS."""
    given: dict[str, Any] = {
        "limit": wish.limit_minor,
        "expiresOn": wish.expires_on.isoformat() if wish.expires_on else None,
        "temporary": wish.temporary_minor,
        "temporaryUntil": wish.temporary_until.isoformat() if wish.temporary_until else None,
        "subLines": [part_json(part) for part in wish.sub_lines] or None,
    }
    must, may = _WANTED[wish.kind]
    for field, value in given.items():
        if value is None and field in must:
            raise field_missing(field)
        if value is not None and field not in must | may:
            raise field_superfluous(field)
    said = {field: value for field, value in given.items() if value is not None}
    if wish.kind is ProposalKind.ADJUST and not said:
        raise field_missing("limit")
    return said


def part_json(part: SubLimit) -> dict[str, Any]:
    """A part as a proposal keeps it."""
    return {
        "productId": str(part.product_id),
        "limit": part.limit_minor,
        "isRevolving": part.is_revolving,
    }


def wish_of(
    kind: ProposalKind, customer_id: UUID, currency: str, reason: str, content: Mapping[str, Any]
) -> LineWish:
    """A kept proposal as a wish again."""
    return LineWish(
        kind=kind,
        customer_id=customer_id,
        currency=currency,
        reason=reason,
        limit_minor=content.get("limit"),
        expires_on=_day(content.get("expiresOn")),
        temporary_minor=content.get("temporary"),
        temporary_until=_day(content.get("temporaryUntil")),
        sub_lines=parts_of(content),
    )


def parts_of(content: Mapping[str, Any]) -> tuple[SubLimit, ...]:
    """The parts of a kept proposal."""
    return tuple(
        SubLimit(
            product_id=UUID(part["productId"]),
            limit_minor=part["limit"],
            is_revolving=part["isRevolving"],
        )
        for part in content.get("subLines", ())
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
