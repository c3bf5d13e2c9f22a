"""The evidence pack of a dispute as data: everything that says why the loan owes what it owes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from xindai.engine.events import standing
from xindai.engine.explain import Explanation
from xindai.engine.explain_row import explain_unpaid
from xindai.engine.fold import fold
from xindai.engine.state import LoanState
from xindai.loans.dispute.evidence import Contact, Evidence
from xindai.loans.dispute.types import DisputeReason, DisputeStatus
from xindai.loans.papers.statement import Line, statement
from xindai.loans.papers.types import PaperKind
from xindai.loans.papers.wording import (
    EVENT_COLUMNS,
    ROW_COLUMNS,
    TITLES,
    VERBS,
    Subject,
    Table,
    Wording,
    about,
)
from xindai.loans.rows import row_views
from xindai.platform.jobs.schedules import CHINA

_STATED: Final = (
    "本证据包汇集与该争议有关的合同、还款计划、全部交易、应还金额的计算过程、触达记录与审计校验点,"
    " 数据截至出具日. 争议处理期间, 争议金额不计息, 不计罚息, 不增加逾期天数."
)
_REASONS: Final[Mapping[DisputeReason, str]] = {
    DisputeReason.PAYMENT_MISSING: "还款未入账",
    DisputeReason.PAYMENT_DATE: "还款入账日期有误",
    DisputeReason.FEE_WRONG: "费用有误",
    DisputeReason.INTEREST_WRONG: "利息或罚息有误",
    DisputeReason.AMOUNT_WRONG: "金额有误",
    DisputeReason.NOT_BORROWED: "非本人借款",
    DisputeReason.OTHER: "其他",
}
_STATUS: Final[Mapping[DisputeStatus, str]] = {
    DisputeStatus.OPEN: "处理中",
    DisputeStatus.UPHELD: "成立并已更正",
    DisputeStatus.REJECTED: "不成立",
    DisputeStatus.WITHDRAWN: "已撤回",
}
_PURPOSES: Final = {
    "service": "服务",
    "reminder": "还款提醒",
    "collection": "催收",
    "marketing": "营销",
}
_CHANNELS: Final = {
    "sms": "短信",
    "email": "电子邮件",
    "push": "推送",
    "call": "电话",
    "visit": "上门",
    "letter": "信函",
}
_ROLES: Final = {"customer": "本人", "guarantor": "担保人", "third_party": "第三方联系人"}
_PARTS: Final = {
    "unpaid": "未还",
    "total": "应还",
    "principal": "本金",
    "interest": "利息",
    "fee": "费用",
    "penalty": "罚息",
    "compound": "复利",
    "late_fee": "违约金",
    "paid": "已还",
    "waived": "已减免",
    "written_off": "已核销",
    "rounding": "舍入",
    "earned": "计提",
    "moved": "移至他期",
    "instalment": "每期金额",
    "less_interest": "减利息",
    "scheduled": "约定",
    "prepaid": "提前还款",
    "charged": "加收",
    "carried": "结转",
    "disputed": "争议中",
}
_MOST_ROWS: Final = 12
"""Instalments whose amounts are explained: the newest that are due and not settled."""


def evidenced(subject: Subject, found: Evidence) -> Wording:
    """The pack's content; arithmetic, so call it in a thread."""
    state = fold(subject.terms, subject.events, subject.on)
    first = state.disbursed_on or subject.on
    told = statement(subject.terms, subject.events, first, subject.on)
    return Wording(
        title=TITLES[PaperKind.DISPUTE_EVIDENCE],
        text=_STATED,
        facts=(*about(subject), *_facts(subject, found)),
        tables=(
            Table(
                title="全部交易", columns=EVENT_COLUMNS, rows=tuple(_line(x) for x in told.lines)
            ),
            Table(
                title="冲正及被冲正的交易",
                columns=("日期", "交易", "金额"),
                rows=tuple(_undone(subject)),
            ),
            Table(title="还款计划", columns=ROW_COLUMNS, rows=tuple(_rows(state))),
            Table(
                title="未还金额的计算过程",
                columns=("期次", "项目", "金额", "说明"),
                rows=tuple(_explained(state)),
            ),
            Table(
                title="触达记录",
                columns=("时间", "对象", "目的", "方式"),
                rows=tuple(_contacts(found.contacts)),
            ),
            Table(
                title="消息记录",
                columns=("时间", "消息", "目的", "方式", "状态"),
                rows=tuple((*_contact(x, x.what), x.status) for x in found.messages),
            ),
        ),
    )


def _facts(subject: Subject, found: Evidence) -> Iterator[tuple[str, str | int]]:
    dispute = found.dispute
    yield "争议编号", dispute.number
    yield "争议原因", _REASONS[dispute.reason]
    yield "争议金额", dispute.amount_minor
    yield "借款人陈述", dispute.text.replace("\n", " ")
    yield "登记日期", dispute.opened_on
    yield "答复期限", dispute.answer_due_on
    yield "处理状态", _STATUS[dispute.status]
    if dispute.ended_on is not None:
        yield "办结日期", dispute.ended_on
    event = next((e for e in subject.events if e.id == dispute.contested_event_id), None)
    if event is not None:
        yield "争议交易", f"{event.on.isoformat()} {VERBS[event.type]}"
        if event.amount is not None:
            yield "争议交易金额", event.amount
    yield "合同签章文件 SHA-256", found.contract_sha256 or "-"
    if found.checkpoint is not None:
        number, mac = found.checkpoint
        yield "审计校验点", f"{number}: {mac}"


def _line(line: Line) -> tuple[str | int, ...]:
    return (
        line.on.isoformat(),
        VERBS[line.type],
        line.amount_minor,
        line.principal_minor,
        line.interest_minor,
        line.fee_minor,
        line.penalty_minor,
        line.outstanding_minor,
    )


def _undone(subject: Subject) -> Iterator[tuple[str | int, ...]]:
    """What was taken back, and the taking back: the statement is silent on both."""
    counted = {event.id for event in standing(subject.events)}
    for event in subject.events:
        if event.id not in counted:
            yield event.on.isoformat(), VERBS[event.type], event.amount or 0


def _rows(state: LoanState) -> Iterator[tuple[str | int, ...]]:
    for row in row_views(state, state.as_of):
        yield (
            str(row.n),
            row.due_on.isoformat(),
            row.principal_minor,
            row.interest_minor,
            row.fee_minor + row.late_fee_minor,
            row.penalty_minor + row.compound_minor,
            row.total_minor,
            row.unpaid_minor,
        )


def _explained(state: LoanState) -> Iterator[tuple[str, ...]]:
    """Every amount of what is due and open, as far down as there is something to tell."""
    due = [row.n for row in state.rows if row.due_on <= state.as_of and row.settled_on is None]
    if not due:  # nothing is due: the instalment that is running
        due = [row.n for row in state.rows if row.due_on > state.as_of][:1]
    for n in due[-_MOST_ROWS:]:
        yield from _tree(str(n), explain_unpaid(state, n, state.as_of), 0)


def _tree(n: str, node: Explanation, depth: int) -> Iterator[tuple[str, ...]]:
    label = _PARTS.get(node.label, node.label)
    yield n, f"{'· ' * depth}{label}", node.amount, node.note
    for child in node.children:
        yield from _tree(n, child, depth + 1)


def _contacts(contacts: Sequence[Contact]) -> Iterator[tuple[str, ...]]:
    for each in contacts:
        yield _contact(each, _ROLES.get(each.what, each.what))


def _contact(each: Contact, what: str) -> tuple[str, ...]:
    purpose = _PURPOSES.get(each.purpose, each.purpose)
    return _at(each.at), what, purpose, _CHANNELS.get(each.channel, each.channel)


def _at(moment: datetime) -> str:
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
