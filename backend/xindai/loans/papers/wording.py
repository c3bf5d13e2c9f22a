"""A paper as data: titles, facts, tables; every value of it is a text and is printed as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.terms import Terms
from xindai.kernel.money import decimals_of, format_minor
from xindai.loans.papers.statement import Statement, statement, sums_between
from xindai.loans.papers.types import NewPaper, PaperKind

TITLES: Final[Mapping[PaperKind, str]] = {
    PaperKind.SETTLEMENT: "贷款结清证明",
    PaperKind.STATEMENT: "贷款对账单",
    PaperKind.DISPUTE_EVIDENCE: "争议处理证据包",
}
VERBS: Final[Mapping[EventType, str]] = {
    EventType.DISBURSE: "放款",
    EventType.RATE_CHANGE: "利率调整",
    EventType.PAUSE: "停息",
    EventType.SHIFT_DUE: "调整还款日",
    EventType.EXTEND: "展期",
    EventType.SHORTEN: "缩期",
    EventType.RESTRUCTURE: "重组",
    EventType.NON_ACCRUAL: "非应计",
    EventType.DISPUTE: "争议登记",
    EventType.DISPUTE_END: "争议办结",
    EventType.CHARGE_FEE: "收费",
    EventType.WAIVE: "减免",
    EventType.MERCHANT_REFUND: "商户退款",
    EventType.REPAY: "还款",
    EventType.PREPAY: "提前还款",
    EventType.PAYOFF: "结清",
    EventType.REFUND: "退款",
    EventType.WRITE_OFF: "核销",
    EventType.RECOVERY: "核销收回",
    EventType.REVERSE: "冲正",
}
EVENT_COLUMNS: Final = ("日期", "交易", "金额", "本金", "利息", "费用", "罚息", "本金余额")
ROW_COLUMNS: Final = ("期次", "到期日", "本金", "利息", "费用", "罚息", "应还", "未还")
MONEY_FROM: Final = 2
"""The column of both tables with which amounts begin."""
CERTIFIED: Final = (
    "兹证明下列借款人与我公司签订的借款合同项下贷款, 其本金、利息及相关费用已于结清日期全部结清,"
    " 双方在该笔贷款项下的债权债务关系已终止."
)
STATED: Final = "下列数据截至账单期间最后一日日终, 期后冲正或追溯的交易以最新出具的对账单为准."


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Subject:
    """Whose loan it is and what happened to it; plain texts, used at once and kept nowhere."""

    number: str
    code: str
    lender: str
    borrower: str
    id_number: str
    """Masked: the paper passes through many hands."""
    loan_number: str
    contract_number: str
    product: str
    currency: str
    terms: Terms
    events: tuple[Event, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Table:
    """Rows of amounts in minor units behind `MONEY_FROM` texts."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Wording:
    """What stands on a paper, whatever it is printed with. Amounts of facts are minor units."""

    title: str
    text: str
    facts: tuple[tuple[str, str | int], ...]
    tables: tuple[Table, ...]


def worded(subject: Subject, wanted: NewPaper) -> Wording:
    """The paper's content; arithmetic, so call it in a thread."""
    if wanted.kind is PaperKind.SETTLEMENT:
        return _certificate(subject)
    assert wanted.from_on is not None and wanted.to_on is not None  # a statement has a period
    found = statement(subject.terms, subject.events, wanted.from_on, wanted.to_on)
    return _stated(subject, found)


def amount_text(minor: int, currency: str) -> str:
    """ "-1,234.56" of -123456 in CNY."""
    sign, text = (
        ("-", format_minor(-minor, currency))
        if minor < 0
        else (
            "",
            format_minor(minor, currency),
        )
    )
    whole, _, part = text.partition(".")
    return f"{sign}{int(whole):,}" + (f".{part}" if decimals_of(currency) else "")


def about(subject: Subject) -> tuple[tuple[str, str | int], ...]:
    """Whose paper it is."""
    return (
        ("编号", subject.number),
        ("核验码", subject.code),
        ("借款人", subject.borrower),
        ("证件号码", subject.id_number),
        ("借据编号", subject.loan_number),
        ("合同编号", subject.contract_number),
        ("产品", subject.product),
        ("币种", subject.currency),
    )


def _certificate(subject: Subject) -> Wording:
    state = fold(subject.terms, subject.events, subject.on)
    first = state.disbursed_on
    assert first is not None and state.closed_on is not None  # it is closed
    before = fold(subject.terms, (), first)
    sums = sums_between(before, state)
    facts: list[tuple[str, str | int]] = [
        *about(subject),
        ("放款日期", first.isoformat()),
        ("结清日期", state.closed_on.isoformat()),
        ("贷款金额", sums.disbursed_minor),
        ("已还本金", sums.principal_paid_minor),
        ("已还利息", sums.interest_paid_minor),
        ("已还费用", sums.fee_paid_minor),
        ("已还罚息", sums.penalty_paid_minor),
    ]
    if sums.waived_minor:
        facts.append(("减免金额", sums.waived_minor))
    facts.append(("贷款余额", state.outstanding_minor))
    title = TITLES[PaperKind.SETTLEMENT]
    return Wording(title=title, text=CERTIFIED, facts=tuple(facts), tables=())


def _stated(subject: Subject, found: Statement) -> Wording:
    sums = found.sums
    facts: tuple[tuple[str, str | int], ...] = (
        *about(subject),
        ("账单期间", f"{found.from_on.isoformat()} 至 {found.to_on.isoformat()}"),
        ("期初本金余额", found.opening_minor),
        ("本期放款", sums.disbursed_minor),
        ("本期还本金", sums.principal_paid_minor),
        ("本期还利息", sums.interest_paid_minor),
        ("本期还费用", sums.fee_paid_minor),
        ("本期还罚息", sums.penalty_paid_minor),
        ("本期还款合计", sums.paid_minor),
        ("本期减免", sums.waived_minor),
        ("本期核销", sums.written_off_minor),
        ("期末本金余额", found.closing_minor),
        ("期末溢缴款", found.credit_minor),
    )
    events = tuple(
        (
            line.on.isoformat(),
            VERBS[line.type],
            line.amount_minor,
            line.principal_minor,
            line.interest_minor,
            line.fee_minor,
            line.penalty_minor,
            line.outstanding_minor,
        )
        for line in found.lines
    )
    rows = tuple(
        (
            str(row.n),
            row.due_on.isoformat(),
            row.principal_minor,
            row.interest_minor,
            row.fee_minor + row.late_fee_minor,
            row.penalty_minor + row.compound_minor,
            row.total_minor,
            row.unpaid_minor,
        )
        for row in found.rows
    )
    return Wording(
        title=TITLES[PaperKind.STATEMENT],
        text=STATED,
        facts=facts,
        tables=(
            Table(title="交易明细", columns=EVENT_COLUMNS, rows=events),
            Table(title="本期到期的还款计划", columns=ROW_COLUMNS, rows=rows),
        ),
    )


def printable(wording: Wording, subject: Subject) -> dict[str, Any]:
    """For the typesetter: every amount as a text."""

    def text(value: str | int) -> str:
        return amount_text(value, subject.currency) if isinstance(value, int) else value

    return {
        "title": wording.title,
        "author": subject.lender,
        "number": subject.number,
        "number_label": f"编号 {subject.number}",
        "code_label": f"核验码 {subject.code}",
        "date": [subject.on.year, subject.on.month, subject.on.day],
        "text": wording.text,
        "facts": [[name, text(value)] for name, value in wording.facts],
        "tables": [
            {
                "title": table.title,
                "columns": list(table.columns),
                "money_from": MONEY_FROM,
                "rows": [[text(cell) for cell in row] for row in table.rows],
            }
            for table in wording.tables
        ],
        "issuer": subject.lender,
        "issued_on": f"{subject.on.year}年{subject.on.month}月{subject.on.day}日",
    }
