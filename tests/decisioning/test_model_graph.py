"""The drawing of a policy: what is wrong with it is said at the node where it is wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.decisioning.test_policy_versions import WRITER, keys
from tests.loans.conftest import Lender
from xindai.decisioning import api
from xindai.decisioning.content import check_content
from xindai.decisioning.policy_format import policy_format
from xindai.decisioning.standard_policy import standard_policy
from xindai.kernel.errors import Refusal

Model = dict[str, Any]


def model() -> Model:
    found: Model = copy.deepcopy(standard_policy()["content"]["model"])
    return found


def node(given: Model, name: str) -> dict[str, Any]:
    return next(n for n in given["nodes"] if n["id"] == name)


def join(given: Model, source: str, target: str, branch: str | None = None) -> None:
    key = f"edge{len(given['edges'])}-{source}-{target}"
    edge = {"id": key, "type": "edge", "sourceId": source, "targetId": target}
    given["edges"].append(edge | ({"sourceHandle": branch} if branch else {}))


def part(given: Model, source: str, target: str) -> None:
    given["edges"] = [
        e for e in given["edges"] if (e["sourceId"], e["targetId"]) != (source, target)
    ]


def add_table(given: Model, name: str = "extra") -> None:
    """A table that declines large amounts, joined to nothing."""
    given["nodes"].append({
        "id": name,
        "type": "decisionTableNode",
        "name": "大额 Large amounts",
        "content": {
            "hitPolicy": "first",
            "passThrough": True,
            "inputs": [{"id": "i", "name": "金额", "field": "amount_minor"}],
            "outputs": [
                {"id": "o", "name": "结论", "field": "outcome"},
                {"id": "r", "name": "原因", "field": "reason"},
            ],
            "rules": [{"_id": "a", "i": "> 900000000", "o": '"decline"', "r": '"DTI_TOO_HIGH"'}],
        },
    })  # fmt: skip


def add_switch(given: Model, *branches: str) -> None:
    """Between the input and the output."""
    statements = [{"id": key, "condition": "amount_minor > 5"} for key in branches]
    content = {"hitPolicy": "first", "statements": statements}
    given["nodes"].append({"id": "ways", "type": "switchNode", "name": "W", "content": content})
    join(given, "input", "ways")


def circle(given: Model) -> None:
    add_table(given)
    join(given, "grades", "risk")
    join(given, "levels", "extra")
    join(given, "extra", "output")


def unreached(given: Model) -> None:
    add_table(given)
    join(given, "extra", "output")


def unknown_name(given: Model) -> None:
    add_table(given)
    join(given, "input", "extra")
    join(given, "extra", "output")
    node(given, "extra")["content"]["inputs"][0]["field"] = "risk_points"


def no_conclusion(given: Model) -> None:
    node(given, "levels")["content"]["outputs"] = []


def no_condition(given: Model) -> None:
    node(given, "levels")["content"]["inputs"] = []


def no_expressions(given: Model) -> None:
    node(given, "risk")["content"]["expressions"] = []


def a_fact_computed(given: Model) -> None:
    node(given, "risk")["content"]["expressions"][0]["key"] = "amount_minor"


def a_shouted_name(given: Model) -> None:
    node(given, "risk")["content"]["expressions"][0]["key"] = "RISK"


def a_number_as_grade(given: Model) -> None:
    node(given, "risk")["content"]["expressions"][0]["key"] = "grade"


def leads_nowhere(given: Model) -> None:
    add_table(given)
    join(given, "input", "extra")


def same_name(given: Model) -> None:
    node(given, "phone")["name"] = node(given, "levels")["name"].upper()


def no_name(given: Model) -> None:
    node(given, "phone")["name"] = " "


def column_twice(given: Model) -> None:
    columns = node(given, "levels")["content"]["outputs"]
    columns.append(columns[0] | {"id": "other"})


def behind_the_output(given: Model) -> None:
    add_table(given)
    join(given, "output", "extra")
    join(given, "input", "extra")


def joined_twice(given: Model) -> None:
    join(given, "input", "knockouts")


def no_way_out_of_the_switch(given: Model) -> None:
    add_switch(given, "yes")
    join(given, "ways", "output", "no")


CASES: list[tuple[Callable[[Model], None], str, str]] = [
    (circle, "RULE_MODEL_CYCLE", "risk"),
    (unreached, "RULE_NODE_UNREACHED", "extra"),
    (unknown_name, "RULE_FACT_UNKNOWN", "extra"),
    (no_conclusion, "RULE_OUTPUT_MISSING", "levels"),
    (no_condition, "RULE_CONDITION_MISSING", "levels"),
    (no_expressions, "RULE_OUTPUT_MISSING", "risk"),
    (a_fact_computed, "RULE_NAME_TAKEN", "risk.expressions[0]"),
    (a_shouted_name, "RULE_NAME_INVALID", "risk.expressions[0]"),
    (a_number_as_grade, "RULE_ANSWER_KIND", "risk.expressions[0]"),
    (leads_nowhere, "RULE_NODE_LEADS_NOWHERE", "extra"),
    (same_name, "RULE_NAME_TAKEN", "phone"),
    (no_name, "RULE_NAME_INVALID", "phone"),
    (column_twice, "RULE_NAME_TAKEN", "levels"),
    (behind_the_output, "RULE_EDGE_INVALID", "output"),
    (joined_twice, "RULE_EDGE_INVALID", "knockouts"),
    (no_way_out_of_the_switch, "RULE_EDGE_INVALID", "ways"),
]


@pytest.mark.parametrize(
    ("change", "code", "where"), CASES, ids=lambda v: getattr(v, "__name__", "")
)
def test_what_is_wrong_is_said_at_its_node(
    change: Callable[[Model], None], code: str, where: str
) -> None:
    given = model()
    change(given)
    with pytest.raises(Refusal) as no:
        check_content(standard_policy()["content"] | {"model": given}, is_new=True)
    found = (no.value.code, no.value.field)
    if code == "RULE_MODEL_CYCLE":
        assert found in [(code, f"content.model.{name}") for name in ("risk", "grades")]
    else:
        assert found == (code, f"content.model.{where}")


def test_a_switch_leads_on_by_its_conditions() -> None:
    given = model()
    add_switch(given, "yes", "no")
    join(given, "ways", "output", "yes")
    join(given, "ways", "output", "no")
    check_content(standard_policy()["content"] | {"model": given}, is_new=True)


def test_every_kind_of_node_can_be_added_and_every_answer_has_words() -> None:
    found = policy_format()
    assert found.node_kinds == ("decisionTableNode", "expressionNode", "switchNode")
    assert [a.name for a in found.answers if a.is_finding] == ["outcome", "reason"]
    assert all(a.zh and a.en for a in found.answers)


async def test_a_node_is_written_used_and_taken_out_again(lender: Lender) -> None:
    given = copy.deepcopy(standard_policy()["content"])

    async def save(key: str) -> Any:
        written = api.Draft(code="GRAPH", name_zh="图", name_en="Graph", content=given)
        return await api.save_draft(WRITER, written, key)

    add_table(given["model"])
    with pytest.raises(Refusal, match="nothing leads"):
        await save(next(keys))
    join(given["model"], "phone", "extra")
    join(given["model"], "extra", "output")
    part(given["model"], "phone", "output")
    version = await save(next(keys))
    facts = standard_policy()["test_cases"][0]["facts"]
    tried = await api.try_facts(WRITER, version, facts | {"amount_minor": 900_000_001})
    assert "extra/a" in tried.trace["fired"]
    assert tried.outcome == "decline"
    given["model"]["nodes"] = [n for n in given["model"]["nodes"] if n["id"] != "extra"]
    with pytest.raises(Refusal) as no:
        await save(next(keys))
    assert no.value.code == "RULE_MODEL_INVALID", "an edge that joins nothing"
    part(given["model"], "phone", "extra")
    part(given["model"], "extra", "output")
    join(given["model"], "phone", "output")
    assert await save(next(keys)) == version
    again = await api.try_facts(WRITER, version, facts | {"amount_minor": 900_000_001})
    assert "extra/a" not in again.trace["fired"]
