"""A workbook of people for a list, read row by row; pure, and nothing in it is ever computed.

The first sheet; its first row names the columns, in Chinese or English. A formula is the value
that was saved with it, and a text that begins with "=" is a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from python_calamine import CalamineWorkbook

from xindai.customers.errors import import_unreadable
from xindai.customers.rules import normal_id_number, plain_text
from xindai.customers.types.lists import ListKind, RowVerdict, SheetRow
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_positive

CURRENCY: Final = "CNY"
LONGEST_REASON: Final = 200
MOST_ROWS: Final = 20_000
COLUMNS: Final = {
    "id_number": ("证件号", "身份证号", "身份证号码", "id number", "idnumber", "id_number"),
    "amount": ("金额", "额度", "预授信额度", "amount"),
    "valid_until": ("有效期", "有效期至", "valid until", "validuntil", "valid_until"),
    "reason": ("原因", "理由", "reason"),
}


def read_sheet(content: bytes, kind: ListKind, today: date) -> list[SheetRow]:
    """Every row that holds something; refuses LIST_IMPORT_UNREADABLE."""
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    table = sheet.to_python(skip_empty_area=False)
    if not table:
        raise import_unreadable("the first sheet is empty")
    if len(table) > MOST_ROWS + 1:
        raise import_unreadable(f"at most {MOST_ROWS} rows")
    places = _places(table[0])
    needed = {"id_number", "reason"} | (
        {"amount", "valid_until"} if kind is ListKind.WHITELIST else set()
    )
    if missing := sorted(needed - places.keys()):
        raise import_unreadable(f"the first row names no column for {', '.join(missing)}")
    seen: set[str] = set()
    return list(_rows(table[1:], places, kind, today, seen))


def _places(header: Sequence[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, title in enumerate(header):
        plain = str(title).strip().lower()
        for name, titles in COLUMNS.items():
            if plain in titles:
                found.setdefault(name, place)
    return found


def _rows(
    table: Sequence[Sequence[Any]],
    places: dict[str, int],
    kind: ListKind,
    today: date,
    seen: set[str],
) -> Iterator[SheetRow]:
    for n, cells in enumerate(table, 2):
        named = {name: cells[place] for name, place in places.items() if place < len(cells)}
        if any(text(value) for value in named.values()):
            yield _row(n, named, kind, today, seen)


def _row(n: int, cells: dict[str, Any], kind: ListKind, today: date, seen: set[str]) -> SheetRow:
    try:
        number = normal_id_number(text(cells.get("id_number")))
    except Refusal:
        return SheetRow(n=n, verdict=RowVerdict.INVALID_ID_NUMBER)
    if number in seen:
        return SheetRow(n=n, verdict=RowVerdict.DUPLICATE, id_number=number)
    seen.add(number)
    try:
        reason = plain_text(text(cells.get("reason")), LONGEST_REASON, "reason")
    except Refusal:
        return SheetRow(n=n, verdict=RowVerdict.INVALID_REASON, id_number=number)
    amount: int | None = None
    if kind is ListKind.WHITELIST:
        try:
            amount = parse_positive(text(cells.get("amount")), CURRENCY)
        except Refusal:
            return SheetRow(n=n, verdict=RowVerdict.INVALID_AMOUNT, id_number=number)
    try:
        until = day(cells.get("valid_until"))
    except Refusal:
        return SheetRow(n=n, verdict=RowVerdict.INVALID_DATE, id_number=number)
    if kind is ListKind.WHITELIST and until is None:
        return SheetRow(n=n, verdict=RowVerdict.INVALID_DATE, id_number=number)
    outdated = until is not None and until < today
    return SheetRow(
        n=n,
        verdict=RowVerdict.OUTDATED if outdated else RowVerdict.ACCEPTED,
        id_number=number,
        amount_minor=amount,
        valid_until=until,
        reason=reason,
    )


def text(value: Any) -> str:
    """A cell as a text; a number as it is shown (5000.0 is "5000"), never with an exponent."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        plain = f"{Decimal(repr(value)):f}" if abs(value) < 10**15 else ""
        return plain.removesuffix(".0")
    return str(value).strip()


def day(value: Any) -> date | None:
    """A cell as a day; None for an empty one. Refuses INVALID_DATE."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    plain = text(value).replace("/", "-").replace(".", "-")
    return parse_date(plain) if plain else None
