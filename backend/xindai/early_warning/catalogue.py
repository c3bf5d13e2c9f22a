"""The catalogue of signals: what each means, what its threshold counts, what it starts with.

Where the house does not keep the facts there is no signal: see ADR 50.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xindai.early_warning.types import Rule, Severity, SignalCode, WarningAction


class Unit(StrEnum):
    """What a threshold counts."""

    DAYS = "days"
    COUNT = "count"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class SignalKind:
    """`facts` are the keys that explain a signal; `has_days`: it looks back over a window.

    `is_portfolio`: its subject is a part of the portfolio, not a customer.
    """

    code: SignalCode
    zh: str
    en: str
    unit: Unit
    facts: tuple[str, ...]
    first: Rule
    is_portfolio: bool = False

    @property
    def has_days(self) -> bool:
        """Whether a policy names a window for it."""
        return self.first.days is not None


def _kind(
    code: SignalCode,
    zh: str,
    en: str,
    unit: Unit,
    facts: str,
    threshold: int,
    days: int | None,
    severity: Severity,
    weight: int,
    action: WarningAction,
    *,
    is_portfolio: bool = False,
) -> SignalKind:
    first = Rule(
        code=code,
        is_enabled=True,
        threshold=threshold,
        days=days,
        severity=severity,
        weight=weight,
        action=action,
    )
    return SignalKind(code, zh, en, unit, tuple(facts.split()), first, is_portfolio)


_C, _U, _S, _A = SignalCode, Unit, Severity, WarningAction
_SHARE: Final = "name share_percent share_minor total_minor currency"

CATALOGUE: Final[Mapping[SignalCode, SignalKind]] = {
    kind.code: kind
    for kind in (
        _kind(_C.INSTALMENT_MISSED, "逾期未还", "Instalment missed", _U.DAYS,
              "loan_number due_on days_past_due outstanding_minor currency",
              3, None, _S.LOW, 20, _A.TASK),
        _kind(_C.FIRST_PAYMENT_DEFAULT, "首期违约", "First payment default", _U.DAYS,
              "loan_number due_on days_past_due outstanding_minor currency",
              1, None, _S.HIGH, 60, _A.BLOCK),
        _kind(_C.DEBIT_FAILED, "扣款失败", "Debit failed", _U.COUNT,
              "loan_number count last_on failure_codes", 2, 30, _S.MEDIUM, 25, _A.TASK),
        _kind(_C.CONTACT_CHANGED, "联系信息变更", "Contact details changed", _U.COUNT,
              "count changes last_on days_past_due", 1, 30, _S.LOW, 15, _A.WATCH),
        _kind(_C.OVERDUE_ELSEWHERE, "他行新增逾期", "New overdue elsewhere", _U.COUNT,
              "accounts_before accounts_now overdue_minor currency reported_on",
              1, 30, _S.HIGH, 50, _A.BLOCK),
        _kind(_C.INCOME_DROP, "收入下降", "Income drop", _U.PERCENT,
              "before_minor now_minor currency drop_percent", 30, None, _S.MEDIUM, 30, _A.TASK),
        _kind(_C.MANY_APPLICATIONS, "频繁申请", "Many applications", _U.COUNT,
              "count last_on", 3, 30, _S.MEDIUM, 20, _A.WATCH),
        _kind(_C.MANY_REJECTIONS, "多次被拒", "Many rejections", _U.COUNT,
              "count last_on", 2, 30, _S.MEDIUM, 25, _A.WATCH),
        _kind(_C.RELIEF_REQUESTED, "多次申请纾困", "Relief asked for often", _U.COUNT,
              "count kinds last_on", 2, 90, _S.MEDIUM, 30, _A.TASK),
        _kind(_C.SHARED_PHONE, "电话聚集", "Phone shared by borrowers", _U.COUNT,
              "count late_count", 3, None, _S.MEDIUM, 25, _A.TASK),
        _kind(_C.PRODUCT_CONCENTRATION, "产品集中度", "Concentration in a product", _U.PERCENT,
              _SHARE, 60, None, _S.LOW, 0, _A.TASK, is_portfolio=True),
        _kind(_C.BRANCH_CONCENTRATION, "机构集中度", "Concentration in a branch", _U.PERCENT,
              _SHARE, 60, None, _S.LOW, 0, _A.TASK, is_portfolio=True),
        _kind(_C.MERCHANT_CONCENTRATION, "商户集中度", "Concentration in a merchant", _U.PERCENT,
              _SHARE, 20, None, _S.MEDIUM, 0, _A.TASK, is_portfolio=True),
    )
}  # fmt: skip
