"""Reports as workbooks: lines through a cursor of the database, so that length costs no memory."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from xindai.graphql.exports.column import Column, Kind, column
from xindai.graphql.exports.workbook import Workbook
from xindai.graphql.statistics.types import values
from xindai.kernel.money import format_minor
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work
from xindai.reporting import api as reporting
from xindai.reporting.types import (
    FigureKind,
    Label,
    Line,
    LoanBehind,
    NewExport,
    Report,
    Wanted,
)

_KINDS: Final[Mapping[FigureKind, Kind]] = {
    FigureKind.COUNT: Kind.WHOLE,
    FigureKind.MONEY: Kind.MONEY,
    FigureKind.RATE: Kind.RATE,
}
_LOANS: Final = (
    column("number", "借据号", "Loan"),
    column("product", "产品", "Product"),
    column("branch", "机构", "Branch"),
    column("on", "月末", "Month end", Kind.DATE),
    column("disbursedOn", "放款日", "Disbursed on", Kind.DATE),
    column("daysPastDue", "逾期天数", "Days past due", Kind.WHOLE),
    column("assetClass", "五级分类", "Class", enum="AssetClass"),
    column("disbursed", "放款金额", "Disbursed", Kind.MONEY),
    column("outstanding", "剩余本金", "Outstanding", Kind.MONEY),
    column("writtenOff", "核销本金", "Written off", Kind.MONEY),
)
_NAMES: Final = """
SELECT id::text, name_zh AS zh, name_en AS en FROM product
UNION ALL SELECT id::text, name, name FROM branch
"""
_KEY: Final = "key:{}"


async def write_report(work: Work, actor: Actor, asked: NewExport, path: Path) -> int:
    """How many rows were written; of the report, or of the loans behind one of its figures."""
    wanted, figure = reporting.from_json(asked.where)
    report = reporting.CATALOGUE[wanted.report]
    loans = asked.list == reporting.REPORT_LOANS
    title = report.zh if asked.language == "zh" else report.en
    columns = _LOANS if loans else _columns(report, wanted)
    book = Workbook(path, title[:31].replace("/", " "), columns, asked.language)
    try:
        # One unmoving snapshot, and no lock: the lease of the job is renewed meanwhile.
        async with db.transaction(read_only=True) as tx:
            if loans:
                await _copy_loans(tx, work, actor, wanted, str(figure), asked.language, book)
            else:
                await _copy_lines(tx, work, actor, wanted, asked.language, book)
    finally:
        await asyncio.to_thread(book.close)
    return book.written


def _columns(report: Report, wanted: Wanted) -> tuple[Column, ...]:
    """A column a dimension, then a column a figure, headed by their names."""
    names = report.usual if wanted.by is None else wanted.by
    shown = [each for name in names if (each := report.dimension(name))]
    keys = [Column(each.name, each.zh, each.en, (_KEY.format(each.name),)) for each in shown]
    figures = [
        Column(each.name, each.zh, each.en, (each.name,), _KINDS[each.kind])
        for each in report.figures
    ]
    return (*keys, *figures)


async def _copy_lines(
    tx: Tx, work: Work, actor: Actor, wanted: Wanted, language: str, book: Workbook
) -> None:
    report = reporting.CATALOGUE[wanted.report]
    async for lines in reporting.stream_lines(tx, actor, wanted):
        names = _names(await reporting.names_of(tx, actor, wanted, lines), language)
        rows = [_row(report, wanted, line, names) for line in lines]
        await asyncio.to_thread(book.add, rows)
        work.tell("rows", book.written, None)


def _names(labels: Sequence[Label], language: str) -> dict[tuple[str, str], str]:
    return {
        (label.dimension, label.key): label.zh if language == "zh" else label.en for label in labels
    }


def _row(
    report: Report, wanted: Wanted, line: Line, names: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    """As the workbook wants it: texts, and amounts with their currency."""
    by = report.usual if wanted.by is None else wanted.by
    row: dict[str, Any] = {
        _KEY.format(name): names.get((name, str(key)), str(key))
        for name, key in zip(by, line.keys, strict=True)
    }
    texts = values(line.values, tuple(f.kind for f in report.figures), wanted.currency)
    for figure, text in zip(report.figures, texts, strict=True):
        if text is None:
            row[figure.name] = None
        elif figure.kind is FigureKind.MONEY:
            row[figure.name] = {"amount": text, "currency": wanted.currency}
        else:
            row[figure.name] = int(text) if figure.kind is FigureKind.COUNT else text
    return row


async def _copy_loans(
    tx: Tx, work: Work, actor: Actor, wanted: Wanted, figure: str, language: str, book: Workbook
) -> None:
    names = {row["id"]: row[language] for row in await tx.rows(_NAMES)}
    async for loans in reporting.stream_loans(tx, actor, wanted, figure):
        await asyncio.to_thread(book.add, [_loan(loan, names) for loan in loans])
        work.tell("rows", book.written, None)


def _loan(loan: LoanBehind, names: Mapping[str, str]) -> dict[str, Any]:
    def amount(minor: int) -> dict[str, str]:
        return {"amount": format_minor(minor, loan.currency), "currency": loan.currency}

    return {
        "number": loan.number,
        "product": names.get(str(loan.product_id)),
        "branch": names.get(str(loan.branch_id)),
        "on": loan.on.isoformat(),
        "disbursedOn": loan.disbursed_on.isoformat(),
        "daysPastDue": loan.days_past_due,
        "assetClass": loan.asset_class.upper(),
        "disbursed": amount(loan.disbursed_minor),
        "outstanding": amount(loan.outstanding_minor),
        "writtenOff": amount(loan.written_off_minor),
    }
