"""What a policy may say, and its form as rows and JSON keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from xindai.early_warning.catalogue import CATALOGUE, Unit
from xindai.early_warning.errors import comment_missing, policy_invalid
from xindai.early_warning.types import NewPolicy, Rule, Severity, SignalCode, WarningAction

MOST: Final = {Unit.DAYS: 365, Unit.COUNT: 100, Unit.PERCENT: 100}
LONGEST_WINDOW: Final = 365
HEAVIEST: Final = 1000
MOST_TASK_DAYS: Final = 60
MOST_TEXT: Final = 500


def first_policy(note: str) -> NewPolicy:
    """The policy of a new installation."""
    rules = tuple(kind.first for kind in CATALOGUE.values())
    return NewPolicy(rules=rules, elevated_score=50, high_score=100, task_days=3, note=note)


def check_policy(wanted: NewPolicy) -> None:
    """Refuses WARNING_POLICY_INVALID, naming the field, and REASON_MISSING (no note)."""
    codes = [rule.code for rule in wanted.rules]
    if sorted(codes) != sorted(CATALOGUE):
        raise policy_invalid("rules", "one rule for every signal of the catalogue")
    for n, rule in enumerate(wanted.rules):
        _check_rule(rule, f"rules.{n}")
    if not 0 < wanted.elevated_score < wanted.high_score <= 10_000:
        raise policy_invalid("high_score", "0 < elevated < high <= 10000")
    if not 0 <= wanted.task_days <= MOST_TASK_DAYS:
        raise policy_invalid("task_days", f"0 to {MOST_TASK_DAYS}")
    words(wanted.note, "note")


def _check_rule(rule: Rule, field: str) -> None:
    kind = CATALOGUE[rule.code]
    most = MOST[kind.unit]
    if not 1 <= rule.threshold <= most:
        raise policy_invalid(f"{field}.threshold", f"1 to {most}")
    if (rule.days is not None) != kind.has_days:
        raise policy_invalid(f"{field}.days", "a window where the signal has one, else none")
    if rule.days is not None and not 1 <= rule.days <= LONGEST_WINDOW:
        raise policy_invalid(f"{field}.days", f"1 to {LONGEST_WINDOW}")
    if not 0 <= rule.weight <= HEAVIEST:
        raise policy_invalid(f"{field}.weight", f"0 to {HEAVIEST}")
    if kind.is_portfolio and rule.action is WarningAction.BLOCK:
        raise policy_invalid(f"{field}.action", "there is no line to block")


def words(text: str | None, field: str) -> str:
    """A text without blanks around it; refuses REASON_MISSING."""
    plain = (text or "").strip()
    if not 2 <= len(plain) <= MOST_TEXT or not all(c.isprintable() or c == "\n" for c in plain):
        raise comment_missing(field)
    return plain


def to_json(rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """As the column keeps them."""
    return [
        {
            "code": rule.code.value,
            "isEnabled": rule.is_enabled,
            "threshold": rule.threshold,
            "days": rule.days,
            "severity": rule.severity.value,
            "weight": rule.weight,
            "action": rule.action.value,
        }
        for rule in rules
    ]


def from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """The rules of a stored policy."""
    return tuple(
        Rule(
            code=SignalCode(rule["code"]),
            is_enabled=rule["isEnabled"],
            threshold=rule["threshold"],
            days=rule["days"],
            severity=Severity(rule["severity"]),
            weight=rule["weight"],
            action=WarningAction(rule["action"]),
        )
        for rule in kept
    )
