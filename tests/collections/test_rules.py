"""Who gets which case, and what a strategy may say: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from xindai.collections.permissions import CONTACT
from xindai.collections.rules import Desk, Waiting, assign, check_rules
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.permission import COLLECTIONS, load_declarations

QUEUES = {"soft", "late"}


def desk(**more: Any) -> Desk:
    usual: dict[str, Any] = {
        "staff_id": new_id(),
        "branch_path": "/",
        "queues": frozenset(),
        "most_cases": 10,
        "most_minor": 1_000_000,
    }
    return Desk(**usual | more)


def case(minor: int = 1_000, **more: Any) -> Waiting:
    usual: dict[str, Any] = {"id": new_id(), "branch_path": "/B1/", "queue": "soft"}
    return Waiting(overdue_minor=minor, **usual | more)


def test_cases_and_money_are_shared_out_alike() -> None:
    people = [desk(), desk(), desk()]
    assign([case(100_000), *(case(10_000) for _ in range(10)), case(100_000)], people)
    assert sum(each.cases for each in people) == 12
    loads = [each.load()[0] for each in people]
    assert max(loads) - min(loads) <= 200_000  # the largest case: a tenth of both limits


def test_the_one_who_knew_the_customer_gets_him_back_while_he_has_room() -> None:
    knew, other = desk(cases=9, overdue_minor=900_000), desk()
    assign([case(before=knew.staff_id), case(before=knew.staff_id)], [knew, other])
    assert (len(knew.given), len(other.given)) == (1, 1)


def test_branch_queue_conflict_and_limits_are_kept() -> None:
    elsewhere, late_only = desk(branch_path="/B2/"), desk(queues=frozenset({"late"}))
    close, full = desk(), desk(cases=10)
    waiting = case(conflicts=frozenset({close.staff_id}))
    assign([waiting], [elsewhere, late_only, close, full])
    assert all(not each.given for each in (elsewhere, late_only, close, full))


def rule(**more: Any) -> Mapping[str, Any]:
    return {
        "daysFrom": 1,
        "daysTo": None,
        "amountFromMinor": None,
        "amountToMinor": None,
        "grades": [],
        "queue": "soft",
        "stage": "soft",
        "priority": 20,
        "cadenceDays": 3,
        "channels": ["call"],
        **more,
    }


def test_a_strategy_covers_every_day_for_everybody() -> None:
    check_rules([rule()], QUEUES)
    check_rules([rule(daysTo=30), rule(daysFrom=31, queue="late")], QUEUES)
    check_rules([rule(daysFrom=40, grades=["A"]), rule()], QUEUES)


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        ([], "rules"),
        ([rule(daysTo=30)], "rules"),
        ([rule(daysTo=30), rule(daysFrom=32)], "rules"),
        ([rule(amountFromMinor=1)], "rules"),
        ([rule(daysFrom=0)], "rules.0.daysFrom"),
        ([rule(queue="nowhere")], "rules.0.queue"),
        ([rule(priority=0)], "rules.0.priority"),
        ([rule(cadenceDays=91)], "rules.0.cadenceDays"),
        ([rule(channels=[])], "rules.0.channels"),
        ([rule(channels=["call", "call"])], "rules.0.channels"),
        ([rule(amountFromMinor=5, amountToMinor=5), rule()], "rules.0.amountTo"),
    ],
)
def test_a_rule_that_means_nothing_is_refused(rules: list[Any], field: str) -> None:
    with pytest.raises(Refusal) as no:
        check_rules(rules, QUEUES)
    assert (no.value.code, no.value.field) == ("STRATEGY_INVALID", field)


def test_collectors_have_numbers_with_permits_only() -> None:
    for code in ("customer.reveal", "customer.document_open"):
        assert COLLECTIONS not in load_declarations()[code].seeded
    assert COLLECTIONS in load_declarations()[CONTACT.code].seeded
