"""What a contract's document says, as data: the values of a template's places, and the schedule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from xindai.contracts.languages import LABELS, NOTHING, Language
from xindai.contracts.template_language import placed, read_template
from xindai.contracts.term_texts import early_repayment_text, fees_text, method_text, penalty_text
from xindai.contracts.words import amount_in_words, day_zh, grouped, percent
from xindai.engine.apr import MONTHLY, nominal
from xindai.engine.quote import Quote, disbursed, flows, quote, sums
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.rate import rate_decimal

APR_DIGITS: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Facts:
    """What is agreed, with whom; the texts are plain, so this is used at once and kept nowhere."""

    number: str
    version: int
    reason: str | None
    signed_on: date
    lender: str
    borrower: str
    id_number: str
    phone: str
    product: Mapping[Language, str]
    account: str
    """Whom the money goes to, masked."""
    terms: Terms


def document(facts: Facts, bodies: Mapping[Language, str]) -> dict[str, Any]:
    """The document as the typesetter takes it; refuses what `read_template` refuses.

    Arithmetic of a tenth of a second for long schedules: call it in a thread.
    """
    known = quote(facts.terms)
    parts = [
        {
            "lang": language.value,
            "labels": LABELS[language].table(),
            "blocks": placed(
                read_template(body, f"body_{language}"), values(facts, known, language)
            ),
        }
        for language, body in bodies.items()
    ]
    return {
        "title": f"{facts.product[Language.ZH]} {facts.number}",
        "author": facts.lender,
        "number": facts.number,
        "number_label": f"合同编号 {facts.number}",
        "version_label": f"第 {facts.version} 版",
        "date": date_parts(facts.signed_on),
        "parts": parts,
        "schedule": schedule(known),
        "signing": _signing(facts, known),
    }


def values(facts: Facts, known: Quote, language: Language) -> dict[str, str]:
    """The text of every place but the blocks."""
    terms, rows = facts.terms, known.state.rows
    added, currency = sums(known.state), terms.currency

    def money(minor: int) -> str:
        return grouped(minor, currency)

    def day(on: date | None) -> str:
        if on is None:
            return NOTHING[language]
        return day_zh(on) if language is Language.ZH else on.isoformat()

    monthly, compounded = rates(terms, known)
    first = rows[0] if rows else None
    fees = added.fee + added.fee_at_once
    return {
        "contract.number": facts.number,
        "contract.version": str(facts.version),
        "signed_on": day(facts.signed_on),
        "borrower.name": facts.borrower,
        "borrower.id_number": facts.id_number,
        "borrower.phone": facts.phone or NOTHING[language],
        "lender": facts.lender,
        "product": facts.product[language],
        "amount": f"{money(terms.principal_minor)} {_unit(currency, language)}",
        "amount_in_words": amount_in_words(terms.principal_minor, currency),
        "currency": currency,
        "annual_rate": percent(f"{rate_decimal(terms.annual_rate_e8):f}"),
        "apr": monthly or NOTHING[language],
        "apr_effective": compounded or NOTHING[language],
        "instalments": str(len(rows)),
        "method": method_text(terms, language),
        "starts_on": day(terms.disbursed_on),
        "ends_on": day(rows[-1].due_on if rows else None),
        "first_due_on": day(first.due_on if first else None),
        "instalment_amount": money(first.total(first.due_on) if first else 0),
        "total_interest": money(added.interest),
        "total_fees": money(fees),
        "total_payment": money(added.principal + added.interest + fees),
        "fees": fees_text(terms, language),
        "penalty": penalty_text(terms, language),
        "early_repayment": early_repayment_text(terms, language),
        "grace_days": str(terms.grace_days),
        "bank_card": facts.account or NOTHING[language],
        "change_reason": facts.reason or NOTHING[language],
    }


def rates(terms: Terms, known: Quote) -> tuple[str | None, str | None]:
    """All costs as a rate a year in percent: IRR a month x 12, and compounded."""
    lent, paid = flows(terms, disbursed(terms, ()), known.state)
    try:
        monthly = _short(nominal(lent, paid, MONTHLY) * 100)
    except Refusal:
        return None, None
    return monthly, _short(Decimal(known.apr_percent)) if known.apr_percent else None


def schedule(known: Quote) -> dict[str, Any]:
    """Every instalment of the engine as texts, and the sums of the columns."""
    state, added = known.state, sums(known.state)

    def money(minor: int) -> str:
        return grouped(minor, state.currency)

    return {
        "rows": [
            [
                str(row.n),
                row.due_on.isoformat(),
                *map(money, (row.principal, row.interest, row.fee, row.total(row.due_on))),
                money(row.balance_after),
            ]
            for row in state.rows
        ],
        "totals": [money(part) for part in (added.principal, added.interest, added.fee)]
        + [money(added.total)],
    }


def _signing(facts: Facts, known: Quote) -> dict[str, Any]:
    terms = facts.terms
    monthly, _ = rates(terms, known)
    amount = grouped(terms.principal_minor, terms.currency)
    rows: Sequence[tuple[str, str]] = (
        ("合同编号 / Contract", f"{facts.number} (第 {facts.version} 版)"),
        ("借款人 / Borrower", f"{facts.borrower}  {facts.id_number}"),
        ("贷款人 / Lender", facts.lender),
        ("借款金额 / Amount", f"{terms.currency} {amount}"),
        ("年化综合成本 / APR", monthly or NOTHING[Language.ZH]),
    )
    return {
        "title": "签 署 页",
        "facts": [list(row) for row in rows],
        "note": (
            "借款人以一次性验证码或面签方式签署本合同, 贷款人加盖电子签章; 签署记录与电子签章"
            "嵌入本文件, 对本文件的任何改动都会使签章失效."
        ),
        "borrower": "借款人 (签署) / Borrower",
        "lender": "贷款人 (电子签章) / Lender",
    }


def date_parts(on: date) -> list[int]:
    """Year, month, day."""
    return [on.year, on.month, on.day]


def _short(rate: Decimal) -> str:
    return f"{rate.quantize(APR_DIGITS, ROUND_HALF_UP):f}%"


def _unit(currency: str, language: Language) -> str:
    return "元" if currency == "CNY" and language is Language.ZH else currency
