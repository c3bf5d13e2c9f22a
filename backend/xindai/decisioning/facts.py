"""The dictionary of facts: what rules may speak of, with type, unit and names; and what never.

Whatever is not declared here is left out before anything is looked at or stored. Sex, nationality,
ethnicity, religion and their kin are not declared and no name of a model may hold them. Age is
declared for one purpose: the legal bounds of who may borrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from xindai.kernel.errors import Refusal


class Kind(StrEnum):
    """What a fact is: a whole number, a text, true or false, a list of texts."""

    NUMBER = "number"
    TEXT = "text"
    TRUTH = "truth"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Fact:
    """`unit`: minor (of the application's currency), months, years, days, bps, count or none.

    `is_optional`: its absence is information; any other fact that a policy uses and that is
    missing turns an approval into a referral. `is_derived`: computed from the others.
    """

    name: str
    kind: Kind
    unit: str
    zh: str
    en: str
    is_optional: bool = False
    is_derived: bool = False


MOST: Final = 10**15
LONGEST_TEXT, MOST_TEXTS = 100, 100
AGE: Final = "age_years"
LEGAL_AGES: Final = (18, 70)
FORBIDDEN: Final = frozenset({
    "sex", "gender", "nationality", "nation", "ethnicity", "ethnic", "race", "racial", "religion",
    "religious", "marital", "married", "pregnant", "pregnancy", "disability", "disabled", "party",
})  # fmt: skip
"""Words that no name of a model may be made of."""
_AGES: Final = frozenset({"age", "birth", "birthday", "birthdate", "born"})
_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NUMBER, _TEXT, _TRUTH, _TEXTS = Kind.NUMBER, Kind.TEXT, Kind.TRUTH, Kind.TEXTS

FACTS: Final[Mapping[str, Fact]] = {
    fact.name: fact
    for fact in (
        Fact("amount_minor", _NUMBER, "minor", "申请金额", "Amount asked for"),
        Fact("instalments", _NUMBER, "count", "申请期数", "Instalments asked for"),
        Fact("annual_rate_bps", _NUMBER, "bps", "产品年利率", "List price a year"),
        Fact("product_code", _TEXT, "", "产品", "Product"),
        Fact("channel", _TEXT, "", "渠道", "Channel"),
        Fact("segment", _TEXT, "", "客群", "Segment", True),
        Fact("currency", _TEXT, "", "币种", "Currency"),
        Fact("method", _TEXT, "", "还款方式", "Repayment method", True),
        Fact("min_amount_minor", _NUMBER, "minor", "产品起借金额", "Least amount offered", True),
        Fact(AGE, _NUMBER, "years", "年龄", "Age"),
        Fact("segments", _TEXTS, "", "客户分群", "Customer's segments", True),
        Fact("internal_rating", _TEXT, "", "内部评级", "Internal rating", True),
        Fact("is_blacklisted", _TRUTH, "", "黑名单", "On the blacklist"),
        Fact("whitelist_amount_minor", _NUMBER, "minor", "白名单额度", "Whitelist amount", True),
        Fact("monthly_income_minor", _NUMBER, "minor", "月收入", "Monthly income"),
        Fact("monthly_expenses_minor", _NUMBER, "minor", "月支出", "Monthly expenses"),
        Fact("monthly_obligations_minor", _NUMBER, "minor", "申报月还款", "Declared monthly debts"),
        Fact("employment_months", _NUMBER, "months", "工作月数", "Months in employment"),
        Fact("employment_kind", _TEXT, "", "工作类型", "Kind of employment", True),
        Fact("document_categories", _TEXTS, "", "已提交资料", "Documents handed in", True),
        Fact("has_required_consents", _TRUTH, "", "授权齐全", "Required consents given"),
        Fact("line_limit_minor", _NUMBER, "minor", "授信额度", "Credit line", True),
        Fact("line_available_minor", _NUMBER, "minor", "可用额度", "Left on the line", True),
        Fact("is_line_frozen", _TRUTH, "", "额度冻结", "Line is frozen", True),
        Fact("loans_open", _NUMBER, "count", "在贷笔数", "Open loans here", True),
        Fact("loans_days_past_due", _NUMBER, "days", "本行逾期天数", "Days past due here", True),
        Fact("loans_outstanding_minor", _NUMBER, "minor", "本行贷款余额", "Owed here", True),
        Fact("bureau_accounts_open", _NUMBER, "count", "未结清账户", "Open accounts"),
        Fact("bureau_overdue_accounts_now", _NUMBER, "count", "征信当前逾期账户",
             "Accounts overdue now"),
        Fact("bureau_overdue_minor", _NUMBER, "minor", "征信逾期金额", "Overdue elsewhere"),
        Fact("bureau_worst_days_late_12m", _NUMBER, "days", "近12月最长逾期天数",
             "Worst days late in 12 months"),
        Fact("bureau_months_late_24m", _NUMBER, "months", "近24月逾期月数",
             "Months late in 24 months"),
        Fact("bureau_inquiries_3m", _NUMBER, "count", "近3月查询次数", "Inquiries in 3 months"),
        Fact("bureau_months_of_history", _NUMBER, "months", "信用历史月数",
             "Months of credit history", True),
        Fact("bureau_outstanding_minor", _NUMBER, "minor", "征信贷款余额", "Owed elsewhere"),
        Fact("bureau_monthly_payment_minor", _NUMBER, "minor", "征信月还款",
             "Monthly debts as reported", True),
        Fact("bureau_is_thin", _TRUTH, "", "信用白户", "Hardly any credit history", True),
        Fact("bureau_score", _NUMBER, "points", "征信评分", "Score of the bureau", True),
        Fact("identity_result", _TEXT, "", "身份核验结果", "Result of the identity check"),
        Fact("identity_phone", _TEXT, "", "手机实名结果", "Whose phone it is", True),
        Fact("score", _NUMBER, "points", "评分", "Score", True),
        Fact("score_grade", _TEXT, "", "评分等级", "Grade of the score", True),
        Fact("obligations_minor", _NUMBER, "minor", "月还款合计",
             "Monthly debts: the larger of declared and reported", False, True),
        Fact("instalment_minor", _NUMBER, "minor", "每期应还", "Instalment of what is asked for",
             False, True),
        Fact("dti_bps", _NUMBER, "bps", "负债收入比", "Debts with the new instalment to income",
             False, True),
        Fact("capacity_minor", _NUMBER, "minor", "可承受月还款", "Instalment that can be carried",
             False, True),
    )
}  # fmt: skip


ALIASES: Final[Mapping[str, str]] = {"whitelist": "whitelist_amount_minor"}
"""What others call a fact."""


def refuse_forbidden(name: str, where: str) -> None:
    """Refuses RULE_FACT_FORBIDDEN for a name made of a forbidden word, or of another age."""
    words = {word.lower() for word in _WORDS.findall(name)}
    if words & FORBIDDEN or (words & _AGES and name != AGE):
        raise Refusal("RULE_FACT_FORBIDDEN", f"nobody is judged by {name[:60]}", where)


def known(given: Mapping[str, Any], *, strict: bool = False) -> dict[str, Any]:
    """The declared facts of a mapping in one form: None is missing, sets become sorted lists.

    Refuses FACT_INVALID for a value that is not of the fact's kind; `strict` also refuses
    FACT_UNKNOWN and RULE_FACT_FORBIDDEN where names are otherwise left out.
    """
    found: dict[str, Any] = {}
    for given_name, value in given.items():
        name = ALIASES.get(given_name, given_name)
        fact = FACTS.get(name)
        if fact is None or fact.is_derived:
            if strict:
                refuse_forbidden(str(name), "facts")
                raise Refusal("FACT_UNKNOWN", f"there is no such fact: {str(name)[:60]}", "facts")
            continue
        found[name] = None if value is None else _value(fact, value)
    return found


def _value(fact: Fact, value: Any) -> Any:
    good: bool
    match fact.kind:
        case Kind.NUMBER:
            good = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST
        case Kind.TRUTH:
            good = isinstance(value, bool)
        case Kind.TEXT:
            good = _is_text(value)
        case Kind.TEXTS:
            listed = isinstance(value, Iterable) and not isinstance(value, str | Mapping)
            value = sorted(value) if listed and all(map(_is_text, value)) else None
            good = value is not None and len(value) <= MOST_TEXTS
    if not good:
        raise Refusal("FACT_INVALID", f"{fact.name} is a {fact.kind}", f"facts.{fact.name}")
    return str(value) if fact.kind is Kind.TEXT else value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and (value or " ").isprintable()
