"""Hostile models and expressions: each is refused with its code, quickly, and nothing runs."""

from __future__ import annotations

import copy
import time
from typing import Any

import pytest

from xindai.decisioning.content import check_content
from xindai.decisioning.grammar import LONGEST, check, check_cell
from xindai.decisioning.model_check import GIVEN
from xindai.decisioning.standard_policy import standard_policy
from xindai.kernel.errors import Refusal

WHERE = "content.model.x"


def content() -> dict[str, Any]:
    return copy.deepcopy(standard_policy()["content"])


def node(given: dict[str, Any], name: str) -> dict[str, Any]:
    return next(n for n in given["model"]["nodes"] if n["id"] == name)


def refused(given: object) -> str:
    """The code; in no more than a few seconds, however large it is."""
    began = time.monotonic()
    with pytest.raises(Refusal) as no:
        check_content(given)
    assert time.monotonic() - began < 10
    return no.value.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("__import__('os').system('id')", "RULE_EXPRESSION_INVALID"),
        ("__import__('os')", "RULE_FACT_UNKNOWN"),
        ("instalments.__class__", "RULE_EXPRESSION_INVALID"),
        ("x" * 10**6, "RULE_EXPRESSION_TOO_LONG"),
        ("1 + " * 10**5 + "1", "RULE_EXPRESSION_TOO_LONG"),
        ("(" * 50 + "1" + ")" * 50, "RULE_EXPRESSION_TOO_DEEP"),
        ("not " * 100 + "true", "RULE_EXPRESSION_TOO_DEEP"),
        ("- " * 100 + "1", "RULE_EXPRESSION_INVALID"),
        ("true ? " * 40 + "1" + " : 1" * 40, "RULE_EXPRESSION_TOO_DEEP"),
        ("map([1..1000000], #)", "RULE_EXPRESSION_INVALID"),
        ("map([1..1000000], 1)", "RULE_FACT_UNKNOWN"),
        ("sum(map([1..9], sum(map([1..9], #))))", "RULE_EXPRESSION_INVALID"),
        ("[1..1000000000]", "RULE_EXPRESSION_INVALID"),
        ("`${channel}${channel}`", "RULE_EXPRESSION_INVALID"),
        ("channel + channel", "RULE_EXPRESSION_INVALID"),
        ("repeat(channel, 1000000)", "RULE_FACT_UNKNOWN"),
        ("rand(5)", "RULE_FACT_UNKNOWN"),
        ("date('now')", "RULE_FACT_UNKNOWN"),
        ("10 ^ 1000000", "RULE_EXPRESSION_INVALID"),
        ("9" * 16, "RULE_NUMBER_INVALID"),
        ("1e400", "RULE_NUMBER_INVALID"),
        ("NaN", "RULE_FACT_UNKNOWN"),
        ("'\\u0000'", "RULE_EXPRESSION_INVALID"),
        ("instalments; amount_minor", "RULE_EXPRESSION_INVALID"),
        ("a = 5; a", "RULE_EXPRESSION_INVALID"),
        ("$root", "RULE_EXPRESSION_INVALID"),
        ("", "RULE_EXPRESSION_INVALID"),
        ("instalments +", "RULE_EXPRESSION_INVALID"),
        ("monthly_income_minor + 1", "RULE_EXPRESSION_INVALID"),
        ("customer_sex == 'F'", "RULE_FACT_FORBIDDEN"),
        ("applicantGender", "RULE_FACT_FORBIDDEN"),
        ("nationality in ['x']", "RULE_FACT_FORBIDDEN"),
        ("ethnic_group", "RULE_FACT_FORBIDDEN"),
        ("birth_year > 1990", "RULE_FACT_FORBIDDEN"),
        (None, "RULE_EXPRESSION_INVALID"),
        (5, "RULE_EXPRESSION_INVALID"),
        ({"a": 1}, "RULE_EXPRESSION_INVALID"),
    ],
)
def test_an_expression_is_refused(text: object, code: str) -> None:
    with pytest.raises(Refusal) as no:
        check(text, GIVEN, WHERE)
    assert (no.value.code, no.value.field) == (code, WHERE)
    given = content()
    node(given, "risk")["content"]["expressions"][0]["value"] = text
    # What makes the whole model too large is not even looked at.
    assert refused(given) in (code, "RULE_MODEL_TOO_LARGE")


@pytest.mark.parametrize(
    "text",
    [
        "(bureau_inquiries_3m ?? 0) * 2 + 1 > 3 and not (channel == 'web')",
        "min([(monthly_income_minor ?? 0), 100]) / 3",
        "channel in ['web', 'shop'] ? 1 : 2",
        "amount_minor in [1..100)",
        "channel not in ['web']",
        "-(instalments) % 7 == 2 or floor(instalments / 2) >= 1",
        "monthly_income_minor == null",
    ],
)
def test_what_business_people_write_is_taken(text: str) -> None:
    check(text, GIVEN, WHERE)


@pytest.mark.parametrize(
    "cell", ["> 5", ">= 5 and < 9", "[1..5)", "(1..5]", "1, 2, 3", "not in [1, 2]", "!= 5", "null"]
)
def test_cells_are_taken(cell: str) -> None:
    check_cell(cell, GIVEN["bureau_inquiries_3m"], GIVEN, WHERE)


@pytest.mark.parametrize("cell", ["'a'", "> 'a'", "true", "> ", "5 5", "[1..]", "> 1 or", "x..y"])
def test_cells_of_another_kind_are_not(cell: str) -> None:
    with pytest.raises(Refusal):
        check_cell(cell, GIVEN["bureau_inquiries_3m"], GIVEN, WHERE)


def test_only_five_kinds_of_nodes() -> None:
    for kind in ("functionNode", "httpNode", "customNode", "decisionNode", "", None, 5):
        given = content()
        given["model"]["nodes"].append({"id": "evil", "type": kind, "content": "while (true) {}"})
        assert refused(given) == "RULE_NODE_FORBIDDEN"


def test_cycles_and_loose_ends() -> None:
    given = content()
    edges = given["model"]["edges"]
    edges.append({"id": "back", "type": "edge", "sourceId": "grades", "targetId": "risk"})
    assert refused(given) == "RULE_MODEL_CYCLE"
    given = content()
    given["model"]["edges"].append({"sourceId": "risk", "targetId": "risk"})
    assert refused(given) == "RULE_MODEL_CYCLE"
    for edge in ({"sourceId": "risk", "targetId": "nobody"}, {"sourceId": []}, 5, None):
        given = content()
        given["model"]["edges"].append(edge)
        assert refused(given) == "RULE_MODEL_INVALID"


def test_size_and_depth() -> None:
    given = content()
    given["model"]["padding"] = "x" * 300_000
    assert refused(given) == "RULE_MODEL_TOO_LARGE"
    given = content()
    rules = node(given, "knockouts")["content"]["rules"]
    node(given, "knockouts")["content"]["rules"] = [
        {**rules[0], "_id": str(n)} for n in range(1001)
    ]
    assert refused(given) == "RULE_MODEL_TOO_LARGE"
    given = content()
    given["model"]["nodes"] += [{"id": f"n{n}", "type": "switchNode"} for n in range(50)]
    assert refused(given) == "RULE_MODEL_TOO_LARGE"
    deep: Any = {}
    for _ in range(5000):
        deep = {"a": deep}
    assert refused({"model": deep}) == "RULE_MODEL_TOO_DEEP"
    for wrong in (float("nan"), float("inf"), 10**400, -(10**16)):
        given = content()
        given["model"]["x"] = wrong
        assert refused(given) == "RULE_NUMBER_INVALID"


def test_age_only_says_who_may_borrow() -> None:
    for cell in ("< 25", "> 60", "[18..25]", "< 18 and > 3", "!= 40"):
        given = content()
        rule = next(r for r in node(given, "knockouts")["content"]["rules"] if r["_id"] == "age")
        rule["i_age_years"] = cell
        assert refused(given) == "RULE_FACT_FORBIDDEN", cell
    given = content()
    node(given, "risk")["content"]["expressions"][0]["value"] = "(age_years ?? 0) * 2"
    assert refused(given) == "RULE_FACT_FORBIDDEN"
    given = content()
    table = node(given, "grades")["content"]
    table["inputs"].append({"id": "i_age", "field": "age_years"})
    table["rules"][0]["i_age"] = "< 18"
    assert refused(given) == "RULE_FACT_FORBIDDEN", "a grade does not look at it"


def test_computed_names_and_answers_are_what_they_say() -> None:
    for key, code in (
        ("sex", "RULE_FACT_FORBIDDEN"),
        ("amount_minor", "RULE_NAME_TAKEN"),
        ("a.b", "RULE_NAME_INVALID"),
        ("__proto__", "RULE_NAME_INVALID"),
        ("needs_phone_check", "RULE_ANSWER_KIND"),
    ):
        given = content()
        node(given, "risk")["content"]["expressions"].append({"key": key, "value": "1"})
        assert refused(given) == code, key
    given = content()
    node(given, "knockouts")["content"]["rules"][0]["o_reason"] = '"NOBODY_KNOWS"'
    assert refused(given) == "RULE_REASON_UNKNOWN"
    given = content()
    node(given, "knockouts")["content"]["rules"][0]["o_outcome"] = '"approve"'
    assert refused(given) == "RULE_FINDING_INVALID"
    for more in ({"executionMode": "loop"}, {"inputField": "segments"}, {"passThrough": False}):
        given = content()
        node(given, "risk")["content"] |= more
        assert refused(given) == "RULE_MODEL_INVALID"


@pytest.mark.parametrize("wrong", [None, 5, [], "x", {}, {"model": 5}, {"model": {"nodes": 5}}])
def test_what_is_no_content(wrong: object) -> None:
    assert refused(wrong) in ("NOT_AN_OBJECT", "MISSING_FIELD", "RULE_MODEL_INVALID")


def test_what_is_longer_than_anybody_reads_is_cut_off_first() -> None:
    with pytest.raises(Refusal) as no:
        check("1" + " " * LONGEST, GIVEN, WHERE)
    assert no.value.code == "RULE_EXPRESSION_TOO_LONG"
