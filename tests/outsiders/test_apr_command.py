"""`xindai apr` as an outsider meets it: JSON in, a percent or a coded refusal out."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from xindai.outsiders.apr_command import answer
from xindai.outsiders.jsonl import answer_line

PLAIN: dict[str, Any] = {
    "id": "plain",
    "method": "eu",
    "unit_periods_per_year": 12,
    "advances": [{"amount": "1000.00", "t_years": "0"}],
    "payments": [{"amount": "600.00", "t_years": "1"}, {"amount": "600.00", "t_years": "2"}],
}


def asked(request: dict[str, Any] | str) -> dict[str, Any]:
    line = request if isinstance(request, str) else json.dumps(request)
    reply: dict[str, Any] = json.loads(answer_line(answer, line.encode()))
    return reply


def changed(path: str, value: Any) -> dict[str, Any]:
    """PLAIN with the value at "payments.0.amount" replaced; ... deletes it."""
    request = copy.deepcopy(PLAIN)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    target: Any = request
    for part in way:
        target = target[part]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return request


def monthly(amount: str, count: int) -> list[dict[str, str]]:
    return [{"amount": amount, "t_years": f"{month}/12"} for month in range(1, count + 1)]


def test_a_published_rate() -> None:
    assert asked(PLAIN) == {"id": "plain", "percent": "13.0662386292"}


@pytest.mark.parametrize(
    ("method", "percent"),
    [("eu", "6.43441248863"), ("us", "6.25210709441"), ("irr12", "6.25210709441")],
)
def test_three_methods_of_one_loan(method: str, percent: str) -> None:
    request = {
        "id": 1,
        "method": method,
        "unit_periods_per_year": 12,
        "advances": [{"amount": "200000", "t_years": 0}],
        "payments": [{"amount": "4000", "t_years": "0"}, *monthly("1432.86", 240)],
    }
    assert asked(request)["percent"][:9] == percent[:9]


def test_dates_and_sums_of_fractions_agree() -> None:
    dated = {
        "id": 1,
        "method": "eu",
        "advances": [{"amount": "1000", "on": "2014-01-12"}],
        "payments": [{"amount": "1010.00", "on": "2014-02-15"}],
    }
    timed = {
        "id": 1,
        "method": "eu",
        "advances": [{"amount": "1000", "t_years": "0"}],
        "payments": [{"amount": "1010.00", "t_years": "3/365+1/12"}],
    }
    assert asked(dated) == asked(timed)


@pytest.mark.parametrize("per_year", [12, "365/255", 1.4313725])
def test_a_single_payment_sets_its_own_unit_period(per_year: object) -> None:
    request = {
        "id": 1,
        "method": "us",
        "unit_periods_per_year": per_year,
        "advances": [{"amount": "1000", "on": "1978-01-03"}],
        "payments": [{"amount": "1080.00", "on": "1978-09-15"}],
    }
    assert asked(request)["percent"] == "11.4509803922"


def test_days_over_a_stated_year() -> None:
    days = {
        "id": 1,
        "method": "eu",
        "year_days": "365.25",
        "advances": [{"amount": "350", "on": "2014-01-01"}],
        "payments": [{"amount": "447.97", "on": "2014-01-24"}],
    }
    assert asked(days)["percent"][:7] == "4935.92"
    years = {
        "id": 1,
        "method": "eu",
        "advances": [{"amount": "350", "t_years": "0"}],
        "payments": [{"amount": "447.97", "t_years": "23/365.25"}],
    }
    assert asked(years) == asked(days)


def test_a_loss_and_no_interest() -> None:
    request = changed("payments.0.amount", "200.00")
    assert asked(request)["percent"].startswith("-")
    request = changed("payments.0.amount", "400.00")
    assert asked(request)["percent"] == "0.00000000"


BAD_AMOUNTS = [
    "-1.00", "+1.00", "1.", ".5", "1e3", "1e400", "NaN", "Infinity", "1_000", "1,000.00", " 1",
    "1\n", "", "１０００", "٣", "0.001", "1.005", "1" * 13, None, True, 1000, 1000.5, [], {},
]  # fmt: skip


@pytest.mark.parametrize("amount", BAD_AMOUNTS, ids=repr)
def test_amounts_are_strict(amount: object) -> None:
    for side in ("advances", "payments"):
        error = asked(changed(f"{side}.0.amount", amount))["error"]
        assert (error["code"], error["field"]) == ("INVALID_AMOUNT", f"{side}[0].amount")


@pytest.mark.parametrize("literal", ["NaN", "-Infinity", "1e400", "1" * 5000, "-0", "0.1"])
def test_numbers_that_json_can_write_but_money_cannot_be(literal: str) -> None:
    line = json.dumps(changed("payments.1.amount", "HERE")).replace('"HERE"', literal)
    reply = asked(line)
    assert reply["id"] == "plain"
    assert (reply["error"]["code"], reply["error"]["field"]) == (
        "INVALID_AMOUNT",
        "payments[1].amount",
    )


@pytest.mark.parametrize(
    ("path", "value", "code", "field"),
    [
        ("method", ..., "MISSING_FIELD", "method"),
        ("method", "EU", "UNKNOWN_CHOICE", "method"),
        ("method", None, "UNKNOWN_CHOICE", "method"),
        ("advances", ..., "MISSING_FIELD", "advances"),
        ("advances", {}, "NOT_A_LIST", "advances"),
        ("advances", [], "NO_ADVANCES", "advances"),
        ("payments", [], "NO_PAYMENTS", "payments"),
        ("payments", None, "NOT_A_LIST", "payments"),
        ("payments.0", 1, "NOT_AN_OBJECT", "payments[0]"),
        ("payments.0.amount", ..., "MISSING_FIELD", "payments[0].amount"),
        ("payments.0.amount", "0.00", "AMOUNT_NOT_POSITIVE", "payments[0].amount"),
        ("advances.0.amount", "0", "AMOUNT_NOT_POSITIVE", "advances[0].amount"),
        ("payments.0.t_years", ..., "MISSING_FIELD", "payments[0].t_years"),
        ("advances.0.t_years", ..., "MISSING_FIELD", "advances[0].t_years"),
        ("payments.0.t_years", "-1", "INVALID_NUMBER", "payments[0].t_years"),
        ("payments.0.t_years", "1/0", "INVALID_NUMBER", "payments[0].t_years"),
        ("payments.0.t_years", "1/12/2", "INVALID_NUMBER", "payments[0].t_years"),
        ("payments.0.t_years", "1 + 1", "INVALID_NUMBER", "payments[0].t_years"),
        ("payments.0.t_years", "1+", "INVALID_NUMBER", "payments[0].t_years"),
        ("payments.0.t_years", "１", "INVALID_NUMBER", "payments[0].t_years"),
        ("payments.0.t_years", "1e2", "INVALID_NUMBER", "payments[0].t_years"),
        ("payments.0.t_years", "201", "OUT_OF_RANGE", "payments[0].t_years"),
        ("payments.0.on", "2024-01-01", "MIXED_TIMES", "payments[0].on"),
        ("payments.0", {"amount": "1", "on": "2024-01-01"}, "MIXED_TIMES", "payments[0].on"),
        ("payments.0.amont", "1", "UNKNOWN_FIELD", "payments[0].amont"),
        ("currencies", "CNY", "UNKNOWN_FIELD", "currencies"),
        ("currency", "XXX", "UNKNOWN_CURRENCY", "currency"),
        ("currency", None, "UNKNOWN_CURRENCY", "currency"),
        ("unit_periods_per_year", None, "INVALID_NUMBER", "unit_periods_per_year"),
        ("unit_periods_per_year", "-12", "INVALID_NUMBER", "unit_periods_per_year"),
        ("year_days", "0", "OUT_OF_RANGE", "year_days"),
    ],
)  # fmt: skip
def test_refusals_name_the_field(path: str, value: object, code: str, field: str) -> None:
    reply = asked(changed(path, value))
    assert reply["id"] == "plain"
    assert (reply["error"]["code"], reply["error"]["field"]) == (code, field)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2023-02-29", "INVALID_DATE"),
        ("2024-13-01", "INVALID_DATE"),
        ("2024-1-1", "INVALID_DATE"),
        ("20240101", "INVALID_DATE"),
        ("2024-01-01T00:00:00", "INVALID_DATE"),
        ("２０２４-01-01", "INVALID_DATE"),
        ("0000-01-01", "INVALID_DATE"),
        (20240101, "INVALID_DATE"),
        (None, "INVALID_DATE"),
        ("2023-12-31", "PAYMENT_BEFORE_ADVANCE"),
    ],
)
def test_dates_are_strict(on: object, code: str) -> None:
    request = {
        "id": 1,
        "method": "eu",
        "advances": [{"amount": "1000", "on": "2024-01-01"}],
        "payments": [{"amount": "1100", "on": on}],
    }
    error = asked(request)["error"]
    assert (error["code"], error["field"]) == (code, "payments[0].on")


def test_what_no_rate_can_explain() -> None:
    request = changed("payments", [{"amount": "10.00", "t_years": "0"}])
    assert asked(request)["error"]["code"] == "NO_SOLUTION"


def test_what_a_method_cannot_use() -> None:
    request = changed("method", "us") | {"year_days": 365}
    assert asked(request)["error"]["code"] == "NOT_APPLICABLE"
    request = changed("method", "us") | {"unit_periods_per_year": 0}
    error = asked(request)["error"]
    assert (error["code"], error["field"]) == ("INVALID_UNIT_PERIODS", "unit_periods_per_year")
    dated = {
        "id": 1,
        "method": "us",
        "unit_periods_per_year": 7,
        "advances": [{"amount": "10", "on": "2024-01-01"}],
        "payments": [
            {"amount": "6", "on": "2024-02-01"},
            {"amount": "6", "on": "2024-03-01"},
        ],
    }
    assert asked(dated)["error"]["code"] == "UNKNOWN_UNIT_PERIOD"
