"""What terms say, as sentences of a contract in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from xindai.contracts.languages import NOTHING, Language
from xindai.contracts.types import TermLine
from xindai.contracts.words import grouped, percent
from xindai.engine.terms import Fee, FeeKind, Method, PenaltyMode, Terms
from xindai.kernel.rate import RATE_SCALE, rate_decimal

_METHODS: Final = {
    Method.EQUAL_INSTALMENT: ("等额本息", "equal instalments"),
    Method.EQUAL_PRINCIPAL: ("等额本金", "equal principal"),
    Method.INTEREST_ONLY: ("先息后本", "interest first, principal at the end"),
    Method.SINGLE_PAYMENT: ("一次性还本付息", "one payment at the end"),
    Method.FLAT: ("等本等息", "equal principal and equal interest"),
    Method.CUSTOM: ("按还款计划表", "as in the schedule"),
}
_FEES: Final = {
    FeeKind.UPFRONT: ("放款时收取", "at the disbursement"),
    FeeKind.INSTALMENT: ("每期收取", "with each instalment"),
    FeeKind.EARLY_PAYOFF: ("提前还款时收取", "on principal repaid early"),
    FeeKind.LATE: ("逾期时每期收取一次", "once for each late instalment"),
}


def term_lines(terms: Terms) -> tuple[TermLine, ...]:
    """What a screen shows of the terms: a name and what was agreed, in both languages."""
    yearly = percent(f"{rate_decimal(terms.annual_rate_e8):f}")
    grace = terms.grace_days
    texts: tuple[tuple[str, str, Callable[[Language], str]], ...] = (
        ("还款方式", "Repayment", lambda to: method_text(terms, to)),
        ("年利率", "Annual rate", lambda _: yearly),
        ("计息基础", "Day count", lambda _: terms.day_count.value),
        ("宽限期", "Days of grace", lambda to: f"{grace} 天" if to is Language.ZH else f"{grace}"),
        ("罚息", "Penalty interest", lambda to: penalty_text(terms, to)),
        ("费用", "Fees", lambda to: fees_text(terms, to)),
        ("提前还款", "Early repayment", lambda to: early_repayment_text(terms, to)),
    )
    return tuple(
        TermLine(name_zh, name_en, text(Language.ZH), text(Language.EN))
        for name_zh, name_en, text in texts
    )


def method_text(terms: Terms, language: Language) -> str:
    """How the principal is repaid."""
    return _pick(_METHODS[terms.method], language)


def fees_text(terms: Terms, language: Language) -> str:
    """Every fee but those of early repayment, which have their own sentence."""
    texts = [
        _fee(fee, terms.currency, language)
        for fee in terms.fees
        if fee.kind is not FeeKind.EARLY_PAYOFF
    ]
    return "; ".join(texts) or NOTHING[language]


def early_repayment_text(terms: Terms, language: Language) -> str:
    """What it costs to repay early."""
    texts = [_fee(fee, terms.currency, language) for fee in terms.fees_of(FeeKind.EARLY_PAYOFF)]
    free = ("不收取提前还款费用", "free of charge")
    return "; ".join(texts) or _pick(free, language)


def penalty_text(terms: Terms, language: Language) -> str:
    """The rate of penalty interest, and what it is charged on."""
    penalty = terms.penalty
    if penalty is None:
        return _pick(("不收取罚息", "no penalty interest"), language)
    if penalty.rate_e8 is not None:
        own = percent(f"{rate_decimal(penalty.rate_e8):f}")
        zh, en = f"按年利率 {own} 计收罚息", f"penalty interest at {own} a year"
    else:
        multiple_e8 = penalty.multiple_e8 or RATE_SCALE
        share = percent(f"{rate_decimal(multiple_e8):f}")
        yearly = percent(f"{rate_decimal(terms.annual_rate_e8 * multiple_e8 // RATE_SCALE):f}")
        zh = f"按合同年利率的 {share} (即年利率 {yearly}) 计收罚息"
        en = f"penalty interest at {share} of the contract rate ({yearly} a year)"
    zh, en = f"对逾期本金{zh}", f"{en} on overdue principal"
    if penalty.mode is PenaltyMode.ON_TOP:
        zh, en = f"{zh}, 在合同利率之外另计", f"{en}, on top of the contract rate"
    if penalty.compound:
        zh, en = f"{zh}, 对逾期利息按同一利率计收复利", f"{en}, and on overdue interest alike"
    return _pick((zh, en), language)


def _fee(fee: Fee, currency: str, language: Language) -> str:
    how = _pick(_FEES[fee.kind], language)
    if fee.rate_e8:
        share = percent(f"{rate_decimal(fee.rate_e8):f}")
        what = f"{share}" if language is Language.EN else f"计费基数的 {share}"
    else:
        what = f"{currency} {grouped(fee.amount_minor, currency)}"
    name = fee.name or _pick(("费用", "fee"), language)
    kept = _pick((", 从放款中扣除", ", kept back from it"), language) if fee.deducted else ""
    return f"{name}: {what}, {how}{kept}"


def _pick(pair: tuple[str, str], language: Language) -> str:
    return pair[1] if language is Language.EN else pair[0]
