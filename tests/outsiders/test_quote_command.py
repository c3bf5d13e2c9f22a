"""`xindai quote`: terms and events of strangers, answered to the cent or refused by name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.golden.fineract import EXPRESSIBLE, Case, events_of, terms_of
from xindai.outsiders.jsonl import answer_line
from xindai.outsiders.quote_command import MOST_EVENTS, answer

BACKEND = Path(__file__).parents[2] / "backend"
PLAIN: dict[str, Any] = {
    "principal": "1000.00",
    "currency": "CNY",
    "annual_rate": "0.07",
    "instalments": 6,
    "every": 1,
    "unit": "months",
    "disbursed_on": "2024-01-31",
    "first_due_on": None,
    "method": "equal_instalment",
    "day_count": "30/360",
    "interest_by": "period",
    "month_end": "clamp",
    "rounding": "half_up",
    "instalment_multiple": "0.01",
    "grace_principal": 0,
    "grace_interest": 0,
    "fees": [],
}


def asked(events: Any = None, as_of: Any = None, **terms: Any) -> dict[str, Any]:
    request = {"id": "q", "terms": PLAIN | terms, "events": events, "as_of": as_of}
    said: dict[str, Any] = json.loads(answer_line(answer, json.dumps(request).encode()))
    assert said.pop("id") == "q"
    return said


def refused(*given: Any, **terms: Any) -> tuple[str, str | None]:
    error = asked(*given, **terms)["error"]
    return error["code"], error["field"]


def column(said: dict[str, Any], name: str) -> list[Any]:
    return [row[name] for row in said["schedule"]]


def test_the_example_of_the_manual() -> None:
    said = asked()
    assert said["instalment"] == "170.09"
    assert said["schedule"][0] == {
        "n": 1,
        "from": "2024-01-31",
        "due": "2024-02-29",
        "principal": "164.26",
        "interest": "5.83",
        "fee": "0.00",
        "penalty": "0.00",
        "total": "170.09",
        "balance_after": "835.74",
        "paid": "0.00",
        "waived": "0.00",
    }
    assert column(said, "due")[1:3] == ["2024-03-31", "2024-04-30"], "the anchor is kept"
    assert column(said, "total") == ["170.09"] * 5 + ["170.07"]
    assert said["totals"]["total"] == "1020.52"
    assert said["apr"].startswith("7.2306971")


def test_fees_stand_in_the_rows_or_at_once_and_in_the_rate() -> None:
    fees = [
        {"kind": "upfront", "rate": "0.02", "name": "服务费"},
        {"kind": "instalment", "amount": "1.50"},
    ]
    said = asked(fees=fees)
    assert column(said, "fee") == ["1.50"] * 6
    assert said["instalment"] == "171.59"
    assert (said["totals"]["fee"], said["totals"]["fee_at_once"]) == ("9.00", "20.00")
    # 980 against 5 x 171.59 and 171.57 by the month: 18.5327 % found by bisection
    assert said["apr"].startswith("18.5327")


def test_a_custom_list_earns_by_the_length_of_its_periods() -> None:
    rows = [
        {"due_on": "2024-03-01", "principal": "200.00"},
        {"due_on": "2024-05-01", "principal": "800.00"},
        {"due_on": "2024-06-01", "principal": "0.00"},
    ]
    said = asked(method="custom", custom=rows, instalments=3, annual_rate="0.12")
    # 31/360 of 1000.00 and 60/360 of 800.00 at 12 %; the loan is paid then.
    assert column(said, "interest") == ["10.33", "16.00"]


def test_the_last_period_may_be_broken() -> None:
    """1200.00 at 12 % from 31 January, the last of four on 15 May: 15/360 of what is left."""
    given = {"principal": "1200.00", "annual_rate": "0.12", "instalments": 4}
    said = asked(**given, last_due_on="2024-05-15")
    assert column(said, "due") == ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-15"]
    # 307.16 repays 1200.00 over growths of 1 %, 1 %, 1 % and 0.5 %.
    assert column(said, "interest") == ["12.00", "9.05", "6.07", "1.53"]
    assert column(said, "total") == ["307.16", "307.16", "307.16", "307.17"]
    longer = asked(
        [{"on": "2024-02-01", "type": "extend", "instalments": 1}],
        **given,
        last_due_on="2024-05-15",
    )
    assert column(longer, "due")[3:] == ["2024-05-15", "2024-06-30"], "on from the anchor"
    regular = asked(**given)
    assert asked(**given, last_due_on="2024-05-31") == regular, "the regular day changes nothing"
    single = asked(**given, method="single_payment", last_due_on="2024-05-15")
    assert column(single, "interest") == ["42.00"], "105 days by 30/360"
    for day in ("2024-04-30", "2024-06-30", "2023-05-15"):
        assert refused(**given, last_due_on=day) == ("TERMS_DO_NOT_FIT", "terms.last_due_on")


def test_a_reversal_names_its_event_by_id_or_by_place() -> None:
    paid = {"on": "2024-02-29", "type": "repay", "amount": "170.09"}
    back = {"on": "2024-03-10", "type": "reverse"}
    assert asked([paid])["totals"]["outstanding"] == "835.74"
    assert asked([paid, back | {"event": "0"}])["totals"]["outstanding"] == "1000.00"
    named = asked([paid | {"id": "p"}, back | {"event": "p"}])
    assert named["totals"]["outstanding"] == "1000.00"


def test_penalty_runs_to_the_day_of_the_answer() -> None:
    said = asked([], "2024-03-30", penalty={"multiple": "1.5"})
    # 164.26 x 10.5 % x 30 / 360
    assert column(said, "penalty")[:2] == ["1.44", "0.00"]
    assert said["schedule"][0]["total"] == "171.53"


def test_events_after_the_day_of_the_answer_do_not_count() -> None:
    paid = {"on": "2024-02-29", "type": "repay", "amount": "170.09"}
    assert asked([paid], "2024-02-28")["totals"]["paid"] == "0.00"


@pytest.mark.parametrize("case", EXPRESSIBLE, ids=lambda case: case["id"])
@pytest.mark.parametrize("explicit", [True, False], ids=["disbursed by event", "by the terms"])
def test_a_peers_schedule(case: Case, explicit: bool) -> None:
    events, as_of = events_of(case)
    terms = terms_of(case)
    if not explicit:
        first, *events = events
        terms["principal"] = first["amount"]
    said = asked(events, as_of.isoformat(), **(PLAIN | terms))
    for row, wanted in zip(said["schedule"], case["schedule"], strict=True):
        known = {name: row[name] for name in row.keys() & wanted.keys()}
        assert known == {name: wanted[name] for name in known}


BAD_TERMS: list[tuple[str, Any, str]] = [
    ("principal", "-1000.00", "INVALID_AMOUNT"),
    ("principal", "0.00", "AMOUNT_NOT_POSITIVE"),
    ("principal", "NaN", "INVALID_AMOUNT"),
    ("principal", "1e400", "INVALID_AMOUNT"),
    ("principal", "１０００.00", "INVALID_AMOUNT"),
    ("principal", "1000.001", "INVALID_AMOUNT"),
    ("principal", "1_000", "INVALID_AMOUNT"),
    ("principal", 1000, "INVALID_AMOUNT"),
    ("principal", 10.5, "INVALID_AMOUNT"),
    ("principal", True, "INVALID_AMOUNT"),
    ("principal", ["1"], "INVALID_AMOUNT"),
    ("principal", None, "MISSING_FIELD"),
    ("currency", "XYZ", "UNKNOWN_CURRENCY"),
    ("currency", 7, "UNKNOWN_CURRENCY"),
    ("annual_rate", "-0.07", "INVALID_RATE"),
    ("annual_rate", "7%", "INVALID_RATE"),
    ("annual_rate", 0.07, "INVALID_RATE"),
    ("annual_rate", "100", "RATE_TOO_HIGH"),
    ("annual_rate", None, "MISSING_FIELD"),
    ("instalments", 0, "OUT_OF_RANGE"),
    ("instalments", 6.5, "INVALID_INTEGER"),
    ("instalments", "6", "INVALID_INTEGER"),
    ("instalments", True, "INVALID_INTEGER"),
    ("disbursed_on", "2023-02-29", "INVALID_DATE"),
    ("disbursed_on", "2024-1-31", "INVALID_DATE"),
    ("disbursed_on", "20240131", "INVALID_DATE"),
    ("first_due_on", "2024-01-31", "TERMS_DO_NOT_FIT"),
    ("method", "equal", "UNKNOWN_CHOICE"),
    ("rounding", "down", "UNKNOWN_CHOICE"),
    ("grace_principal", 6, "TERMS_DO_NOT_FIT"),
    ("fees", {}, "NOT_A_LIST"),
    ("surprise", 1, "UNKNOWN_FIELD"),
]


@pytest.mark.parametrize(("name", "value", "code"), BAD_TERMS)
def test_a_wrong_term_is_refused_by_its_path(name: str, value: Any, code: str) -> None:
    assert refused(**{name: value}) == (code, f"terms.{name}")


PAID = {"on": "2024-02-29", "type": "repay", "amount": "170.09"}
BAD_EVENTS: list[tuple[list[Any], str, str]] = [
    ([PAID | {"amount": "0"}], "AMOUNT_NOT_POSITIVE", "events[0].amount"),
    ([PAID | {"on": "2024-02-30"}], "INVALID_DATE", "events[0].on"),
    ([PAID | {"on": "2024-01-30"}], "BEFORE_DISBURSEMENT", "events[0].on"),
    ([PAID | {"type": "steal"}], "UNKNOWN_CHOICE", "events[0].type"),
    ([{"on": "2024-02-01", "type": "payoff"}, PAID], "LOAN_CLOSED", "events[1]"),
    (
        [{"on": "2024-02-01", "type": "refund", "amount": "1.00"}],
        "ABOVE_CREDIT",
        "events[0].amount",
    ),
    ([{"on": "2024-02-01", "type": "reverse", "event": "x"}], "UNKNOWN_EVENT", "events[0].event"),
    ([PAID | {"id": "a"}, PAID | {"id": "a"}], "DUPLICATE_ID", "events[1].id"),
    ([PAID, 7], "NOT_AN_OBJECT", "events[1]"),
    ([PAID] * (MOST_EVENTS + 1), "TOO_MANY_ITEMS", "events"),
]


@pytest.mark.parametrize(("events", "code", "field"), BAD_EVENTS)
def test_what_cannot_happen_is_refused_by_its_place(
    events: list[Any], code: str, field: str
) -> None:
    assert refused(events) == (code, field)


def test_an_answer_before_the_disbursement_is_refused() -> None:
    assert refused([], "2024-01-30") == ("BEFORE_DISBURSEMENT", "as_of")


def test_a_wrong_line_costs_one_answer_and_the_process_lives_on() -> None:
    good = json.dumps({"id": 2, "terms": PLAIN})
    lines = ['{"id": 1, "terms": {}}', good, "{", good]
    done = subprocess.run(
        [sys.executable, "-m", "xindai.outsiders.quote_command"],
        cwd=BACKEND,
        input="\n".join(lines).encode(),
        capture_output=True,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == [1, 2, None, 2]
    assert [a.get("error", {}).get("field") for a in answers] == [
        "terms.annual_rate",
        None,
        None,
        None,
    ]
    assert answers[1]["instalment"] == "170.09"
