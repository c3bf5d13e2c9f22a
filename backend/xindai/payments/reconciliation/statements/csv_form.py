"""The daily settlement file of a bank as CSV.

The first line is XINDAI-SETTLEMENT,1,<account code>,<day>,<currency>,<opening>,<closing>,<count>,
the second names the columns, then one line a movement. Amounts are signed decimals as the lender's
account sees them: in above zero, out below. Read line by line; nothing is guessed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO, TextIOWrapper
from typing import Final, TypeVar
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_amount
from xindai.payments.reconciliation.sides import LineKind, LineStatus
from xindai.payments.reconciliation.statements.parsed import (
    LONGEST,
    MOST_LINES,
    Parsed,
    ParsedLine,
    Problems,
    too_long,
    unreadable,
)

T = TypeVar("T")
MARK: Final = "XINDAI-SETTLEMENT"
COLUMNS: Final = (
    "booked_on",
    "value_on",
    "kind",
    "status",
    "amount",
    "currency",
    "reference",
    "request_id",
    "remark",
    "original",
    "party_name",
    "party_account",
)
_FIRST: Final = 3
"""The number of the first movement's line."""
_REFERENCE: Final = re.compile(r"[A-Za-z0-9-]{1,40}", re.ASCII)
_KINDS: Final = {kind.value: kind for kind in LineKind}
_STATUSES: Final = {status.value: status for status in LineStatus}


def read_csv(content: bytes) -> Parsed:
    """The file; refuses STATEMENT_UNREADABLE, STATEMENT_TOO_LONG, STATEMENT_LINES_WRONG."""
    rows = _rows(content)
    out, count = _head(next(rows, []))
    if tuple(next(rows, [])) != COLUMNS:
        raise unreadable(f"line 2: the columns are {','.join(COLUMNS)}")
    problems = Problems()
    for line_no, row in enumerate(rows, start=_FIRST):
        if len(out.lines) >= MOST_LINES:
            raise too_long()
        try:
            out.lines.append(_line(line_no, row))
        except (ValueError, Refusal) as wrong:
            problems.add(line_no, _why(wrong))
    problems.refuse()
    if len(out.lines) != count:
        raise unreadable(f"line 1: {count} lines are announced, {len(out.lines)} are there")
    return out


def _rows(content: bytes) -> Iterator[list[str]]:
    text = TextIOWrapper(BytesIO(content), encoding="utf-8-sig", newline="")
    try:
        yield from csv.reader(text, strict=True)
    except (UnicodeDecodeError, csv.Error):
        raise unreadable("it is no CSV in UTF-8") from None


def _head(row: list[str]) -> tuple[Parsed, int]:
    try:
        mark, version, account, day, currency, opening, closing, count = row
        if (mark, version) != (MARK, "1"):
            raise ValueError("mark")
        return Parsed(
            format="csv",
            account=account,
            on=date.fromisoformat(day),
            currency=currency,
            opening_minor=signed_minor(opening, currency) if opening else None,
            closing_minor=signed_minor(closing, currency) if closing else None,
        ), int(count)
    except (ValueError, Refusal):
        raise unreadable("line 1: no head of a settlement file") from None


def _line(line_no: int, row: list[str]) -> ParsedLine:
    if len(row) != len(COLUMNS):
        raise ValueError(f"{len(COLUMNS)} columns are expected")
    cells = dict(zip(COLUMNS, row, strict=True))
    for name, text in cells.items():
        if len(text) > LONGEST or not text.isprintable():
            raise ValueError(name)
    amount = _try("amount", signed_minor, cells["amount"], cells["currency"])
    if amount == 0 or not _REFERENCE.fullmatch(cells["reference"]):
        raise ValueError("reference" if amount else "amount")
    return ParsedLine(
        line_no=line_no,
        booked_on=_try("booked_on", date.fromisoformat, cells["booked_on"]),
        value_on=_try("value_on", date.fromisoformat, cells["value_on"]),
        kind=_try("kind", _KINDS.__getitem__, cells["kind"]),
        status=_try("status", _STATUSES.__getitem__, cells["status"]),
        amount_minor=amount,
        currency=cells["currency"],
        reference=cells["reference"],
        request_id=_try("request_id", UUID, cells["request_id"]) if cells["request_id"] else None,
        remark=cells["remark"].strip(),
        original=cells["original"] or None,
        party_name=cells["party_name"].strip() or None,
        party_number=cells["party_account"].strip() or None,
    )


def signed_minor(text: str, currency: str) -> int:
    """ "-12.30" -> -1230; refuses as `parse_amount`."""
    minus = text.startswith("-")
    minor = parse_amount(text[1:] if minus else text, currency)
    return -minor if minus else minor


def _try(column: str, read: Callable[..., T], *given: str) -> T:
    try:
        return read(*given)
    except (ValueError, KeyError, Refusal):
        raise ValueError(column) from None


def _why(wrong: ValueError | Refusal) -> str:
    return str(wrong) if isinstance(wrong, ValueError) else wrong.code
