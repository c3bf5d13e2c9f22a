"""The supplement that a borrower signs. A change of the words is a new version."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Final

from xindai.kernel.money import format_minor
from xindai.loans.hardship.types import Relief, ReliefKind

VERSION: Final = "2026-11"
_KINDS: Final = {
    ReliefKind.EXTENSION: ("展期", "more instalments"),
    ReliefKind.SHORTENING: ("缩期", "fewer instalments"),
    ReliefKind.WAIVER: ("减免", "a waiver"),
    ReliefKind.RESTRUCTURING: ("债务重组", "a restructuring"),
    ReliefKind.DUE_SHIFT: ("调整还款日", "another due date"),
    ReliefKind.PAYMENT_HOLIDAY: ("暂停计息", "a pause of interest"),
}


def words(loan: str, relief: Relief, currency: str, until: date) -> tuple[str, str]:
    """The text in both languages, and its hash in hex; the schedule is part of it."""

    def shown(minor: int) -> str:
        return f"{format_minor(minor, currency)} {currency}"

    zh, en = _KINDS[relief.kind]
    said = {k: v for k, v in relief.event.to_json(currency).items() if k not in ("id", "type")}
    terms = ", ".join(f"{name} {value}" for name, value in said.items())
    was, now = shown(relief.to_pay_before_minor), shown(relief.to_pay_after_minor)
    lines = [
        f"借款合同补充协议 (版本 {VERSION})",
        f"借据 {loan}: {zh} ({terms})。本方案在 {until.isoformat()} 前有效。",
        f"剩余应还总额由 {was} 变为 {now}; 年化综合成本由 {_percent(relief.apr_before)} % "
        f"变为 {_percent(relief.apr_after)} %。",
        "本人确认已阅读新的还款计划, 同意自生效之日起按其还款; 合同其他条款不变。",
        "",
        f"Supplement to the loan contract (version {VERSION})",
        f"Loan {loan}: {en} ({terms}). The offer stands until {until.isoformat()}.",
        f"What is left to pay changes from {was} to {now}; the APR from "
        f"{_percent(relief.apr_before)} % to {_percent(relief.apr_after)} %.",
        "I have read the new schedule and agree to pay by it once it is in force; all other terms "
        "of the contract stay.",
        "",
        "期次 / No., 还款日 / due on, 应还 / amount",
    ]
    lines += [
        f"{row.n}, {row.due_on.isoformat()}, {shown(row.total_minor)}" for row in relief.rows_after
    ]
    text = "\n".join([*lines, "", f"SHA-256 {relief.sha256}"])
    return text, sha256(text.encode()).hexdigest()


def _percent(text: str | None) -> str:
    return "-" if text is None else f"{Decimal(text):.2f}"
