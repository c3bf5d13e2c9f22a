"""What a file says, before anything is stored, and how it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.payments.reconciliation.sides import LineKind, LineStatus

MOST_LINES: Final = 200_000
MOST_BYTES: Final = 50 * 1024 * 1024
MOST_TOLD: Final = 10
"""So many broken lines are named in a refusal."""
LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ParsedLine:
    """A line as the bank wrote it; `amount_minor` as the lender's account sees it."""

    line_no: int
    booked_on: date
    value_on: date
    kind: LineKind
    status: LineStatus
    amount_minor: int
    currency: str
    reference: str
    request_id: UUID | None
    remark: str
    original: str | None
    party_name: str | None
    party_number: str | None


@dataclass(slots=True, kw_only=True, repr=False)
class Parsed:
    """A whole file. `account` is the account's code (CSV) or its number (camt)."""

    format: str
    account: str
    on: date
    currency: str
    opening_minor: int | None
    closing_minor: int | None
    lines: list[ParsedLine] = field(default_factory=list)

    @property
    def booked_minor(self) -> int:
        """What the booked lines of the account's currency add up to."""
        return sum(
            line.amount_minor
            for line in self.lines
            if line.status is LineStatus.BOOKED and line.currency == self.currency
        )


class Problems:
    """Counts what is wrong, by line, and refuses the file at the end."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._count = 0

    def add(self, line_no: int, why: str) -> None:
        """`why` names the column and no content: files are about people."""
        self._count += 1
        if self._count <= MOST_TOLD:
            self._told.append(f"line {line_no}: {why}")

    def refuse(self) -> None:
        """Refuses STATEMENT_LINES_WRONG if there was anything."""
        if self._count:
            more = f" … {self._count} in all" if self._count > MOST_TOLD else ""
            raise Refusal("STATEMENT_LINES_WRONG", "; ".join(self._told) + more, "fileId")


def unreadable(why: str) -> Refusal:
    """The file as a whole is not what it should be; `why` may name a line."""
    return Refusal("STATEMENT_UNREADABLE", why, "fileId")


def too_long() -> Refusal:
    """More lines or bytes than are taken."""
    return Refusal(
        "STATEMENT_TOO_LONG", f"at most {MOST_LINES} lines and {MOST_BYTES} bytes", "fileId"
    )
