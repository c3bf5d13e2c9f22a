"""A workbook, written row by row: a sheet is never in memory, whatever its length.

Every text is written as a text: what looks like a formula or an address is neither, and where it
begins like a formula it also stays a text when somebody edits the cell (quote prefix).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook as Xlsx

from xindai.graphql.codes import CODES
from xindai.graphql.exports.column import Column, Kind, value_at

SHEET_ROWS: Final = 1_048_576
"""Of Excel, the heading among them; what does not fit goes on in a next sheet."""
LONGEST_TEXT: Final = 32_767
_ZONE: Final = ZoneInfo("Asia/Shanghai")
_FIRST_YEAR: Final = 1900
_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_OPTIONS: Final[Mapping[str, Any]] = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_YES_NO: Final = {"zh": ("否", "是"), "en": ("no", "yes")}
_WIDTHS: Final = {Kind.MONEY: 18, Kind.MOMENT: 20, Kind.DATE: 12, Kind.WHOLE: 10}


class Workbook:
    """`sheet_rows` is less than Excel's only in tests."""

    def __init__(
        self,
        path: Path,
        title: str,
        columns: Sequence[Column],
        language: str,
        sheet_rows: int = SHEET_ROWS,
    ) -> None:
        self._book = Xlsx(str(path), {**_OPTIONS, "tmpdir": str(path.parent)})
        # The same rows are the same bytes: no moment of writing in them.
        self._book.set_properties({"title": title, "created": datetime(2000, 1, 1, tzinfo=UTC)})
        self._title, self._columns, self._language = title, tuple(columns), language
        self._sheet_rows = sheet_rows
        self._formats: dict[str, Any] = {}
        self._sheets, self._row = 0, sheet_rows
        self._quoted = self._book.add_format({"quote_prefix": True})
        self._heading = self._book.add_format({"bold": True, "bottom": 1})
        self._next_sheet()
        self.written = 0

    def add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows as the schema gave them."""
        for row in rows:
            if self._row >= self._sheet_rows:
                self._next_sheet()
            for at, column in enumerate(self._columns):
                self._cell(at, column, value_at(row, column.path))
            self._row += 1
            self.written += 1

    def close(self) -> None:
        """Writes the file; call it once, also after a failure."""
        self._book.close()

    def _next_sheet(self) -> None:
        self._sheets += 1
        name = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, _WIDTHS.get(column.kind, 16))
            heading = column.zh if self._language == "zh" else column.en
            self._sheet.write_string(0, at, heading, self._heading)
        self._row = 1

    def _cell(self, at: int, column: Column, value: Any) -> None:
        if value is None:
            return
        match column.kind:
            case Kind.MONEY:
                self._money(at, value)
            case Kind.RATE:
                self._sheet.write_number(self._row, at, Decimal(value), self._format("0.00######%"))
            case Kind.WHOLE:
                self._sheet.write_number(self._row, at, value)
            case Kind.DATE:
                self._day(at, datetime.combine(date.fromisoformat(value), datetime.min.time()))
            case Kind.MOMENT:
                moment = datetime.fromisoformat(value).astimezone(_ZONE).replace(tzinfo=None)
                self._day(at, moment.replace(microsecond=0), "yyyy-mm-dd hh:mm:ss")
            case Kind.YES_NO:
                self._text(at, _YES_NO[self._language][bool(value)])
            case _:
                self._text(at, self._words(column, value))

    def _words(self, column: Column, value: Any) -> str:
        if column.enum is not None:
            zh, en = CODES[column.enum].get(str(value), (str(value), str(value)))
            return zh if self._language == "zh" else en
        if isinstance(value, Mapping):
            return ", ".join(f"{name}: {part}" for name, part in value.items())
        return str(value)

    def _text(self, at: int, text: str) -> None:
        shown = text[:LONGEST_TEXT]
        style = self._quoted if shown.startswith(_ACTIVE) else None
        self._sheet.write_string(self._row, at, shown, style)

    def _money(self, at: int, value: Mapping[str, str]) -> None:
        """A number with its currency in the format; 15 digits are exact in a workbook."""
        amount = Decimal(value["amount"])
        places = "0" * -int(amount.as_tuple().exponent)
        style = f'#,##0{"." if places else ""}{places}\\ "{value["currency"]}"'
        self._sheet.write_number(self._row, at, amount, self._format(style))

    def _day(self, at: int, moment: datetime, style: str = "yyyy-mm-dd") -> None:
        if moment.year < _FIRST_YEAR:  # Excel knows no day before
            self._text(at, moment.date().isoformat())
            return
        self._sheet.write_datetime(self._row, at, moment, self._format(style))

    def _format(self, style: str) -> Any:
        if style not in self._formats:
            self._formats[style] = self._book.add_format({"num_format": style})
        return self._formats[style]
