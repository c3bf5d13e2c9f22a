"""A statement as an Excel workbook. Texts are texts whatever they begin with: nothing in it is ever
a formula or a link, and amounts are exact numbers with the currency's decimals."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from xindai.kernel.money import decimals_of, format_minor
from xindai.loans.papers.wording import Subject, Wording

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(wording: Wording, subject: Subject) -> bytes:
    """The .xlsx: facts on the first sheet, a sheet a table."""
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, _OPTIONS)
    made = datetime.combine(subject.on, time(12), UTC).replace(tzinfo=None)
    book.set_properties({"title": wording.title, "created": made})
    bold = book.add_format({"bold": True})
    part = "0" * decimals_of(subject.currency)
    money = book.add_format({"num_format": f"#,##0.{part}" if part else "#,##0"})

    def write(sheet: Any, row: int, column: int, value: str | int) -> None:
        if isinstance(value, int):
            sheet.write_number(row, column, _number(value, subject.currency), money)
        else:
            sheet.write_string(row, column, value)

    first = book.add_worksheet(wording.title)
    first.set_column(0, 1, 28)
    first.write_string(0, 0, wording.title, bold)
    first.write_string(1, 0, subject.lender)
    for at, (name, value) in enumerate(wording.facts, 3):
        first.write_string(at, 0, name, bold)
        write(first, at, 1, value)
    first.write_string(len(wording.facts) + 4, 0, wording.text)
    for table in wording.tables:
        sheet = book.add_worksheet(table.title)
        sheet.set_column(0, len(table.columns) - 1, 14)
        for column, name in enumerate(table.columns):
            sheet.write_string(0, column, name, bold)
        for at, cells in enumerate(table.rows, 1):
            for column, cell in enumerate(cells):
                write(sheet, at, column, cell)
    book.close()
    return out.getvalue()


def _number(minor: int, currency: str) -> Decimal:
    return Decimal(format_minor(minor, currency))
