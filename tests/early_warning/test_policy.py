"""The policy: what comes with the program is the catalogue's, and what cannot be is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.early_warning.conftest import Watch
from xindai.early_warning.catalogue import CATALOGUE
from xindai.early_warning.detect import DETECT
from xindai.early_warning.rules import check_policy, first_policy, from_json
from xindai.early_warning.types import SignalCode, WarningAction
from xindai.graphql.early_warning.code_texts import CODES
from xindai.kernel.errors import Refusal
from xindai.platform import db as database


async def test_the_first_policy_is_that_of_the_catalogue(watch: Watch) -> None:
    row = await database.pool().fetchrow("SELECT * FROM warning_policy")
    first = first_policy("x")
    assert from_json(row["rules"]) == first.rules
    numbers = (row["elevated_score"], row["high_score"], row["task_days"])
    assert numbers == (first.elevated_score, first.high_score, first.task_days)


def test_every_signal_has_a_kind_a_statement_and_words_for_its_facts() -> None:
    assert set(CATALOGUE) == set(DETECT) == set(SignalCode)
    facts = {name.removesuffix("_minor") for kind in CATALOGUE.values() for name in kind.facts}
    assert facts - {"currency"} <= CODES["WarningFact"].keys()


@pytest.mark.parametrize(
    ("code", "change", "field"),
    [
        ("debit_failed", {"threshold": 0}, "threshold"),
        ("debit_failed", {"days": None}, "days"),
        ("income_drop", {"days": 30}, "days"),
        ("income_drop", {"threshold": 101}, "threshold"),
        ("shared_phone", {"weight": 1001}, "weight"),
        ("product_concentration", {"action": WarningAction.BLOCK}, "action"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_by_its_field(
    code: str, change: dict[str, Any], field: str
) -> None:
    first = first_policy("试行")
    at = [rule.code for rule in first.rules].index(SignalCode(code))
    rules = list(first.rules)
    rules[at] = replace(rules[at], **change)
    with pytest.raises(Refusal) as no:
        check_policy(replace(first, rules=tuple(rules)))
    assert (no.value.code, no.value.field) == ("WARNING_POLICY_INVALID", f"rules.{at}.{field}")


def test_a_rule_is_neither_missing_nor_there_twice() -> None:
    first = first_policy("试行")
    for rules in (first.rules[1:], (*first.rules, first.rules[0])):
        with pytest.raises(Refusal):
            check_policy(replace(first, rules=rules))
