"""Reading JSON strictly: every refusal carries a code and the path of the culprit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from xindai.kernel.dates import MonthEnd, parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.reader import Reader


def reader(**fields: Any) -> Reader:
    """A reader at the path `terms`."""
    return Reader(fields, "terms")


def refused(read: Callable[[], object]) -> tuple[str, str | None]:
    """Code and field of the refusal."""
    with pytest.raises(Refusal) as no:
        read()
    return no.value.code, no.value.field


@pytest.mark.parametrize("value", [None, [], "x", 1, True, 1.5])
def test_an_object_is_wanted(value: object) -> None:
    assert refused(lambda: Reader(value, "terms")) == ("NOT_AN_OBJECT", "terms")
    assert refused(lambda: Reader(value, "")) == ("NOT_AN_OBJECT", None)


def test_what_nobody_asked_for() -> None:
    read = reader(a=1, b=2)
    assert read.take("a") == 1
    assert dict(read.left()) == {"b": 2}
    assert refused(read.finish) == ("UNKNOWN_FIELD", "terms.b")
    assert read.take("b") == 2
    read.finish()


def test_a_long_or_broken_name_is_cut() -> None:
    code, field = refused(reader(**{"x" * 5000: 1}).finish)
    assert (code, field) == ("UNKNOWN_FIELD", "terms." + "x" * 60)
    assert refused(Reader({7: 1}, "").finish) == ("UNKNOWN_FIELD", "7")


def test_null_is_absent() -> None:
    assert reader(a=None).take("a", "default") == "default"
    assert refused(lambda: reader(a=None).required("a")) == ("MISSING_FIELD", "terms.a")
    assert refused(lambda: reader().required("a")) == ("MISSING_FIELD", "terms.a")


@pytest.mark.parametrize("value", [True, False, 1.0, "1", "１", [1], {}, float("nan"), 1e400])
def test_whole_numbers(value: object) -> None:
    assert refused(lambda: reader(n=value).integer("n", 1, 0, 9)) == (
        "INVALID_INTEGER",
        "terms.n",
    )


@pytest.mark.parametrize("value", [-1, 0, 10, 10**40])
def test_whole_numbers_within_bounds(value: int) -> None:
    assert refused(lambda: reader(n=value).integer("n", 1, 1, 9)) == ("OUT_OF_RANGE", "terms.n")
    assert reader(n=9).integer("n", 1, 1, 9) == 9
    assert reader().integer("n", 4, 1, 9) == 4
    assert refused(lambda: reader().integer("n", None, 1, 9)) == ("MISSING_FIELD", "terms.n")


@pytest.mark.parametrize("value", [0, 1, "true", "", []])
def test_truths(value: object) -> None:
    assert refused(lambda: reader(t=value).truth("t", True)) == ("INVALID_BOOLEAN", "terms.t")
    assert reader(t=False).truth("t", True) is False
    assert reader().truth("t", True) is True


@pytest.mark.parametrize(
    "value", ["CLAMP", "clamp ", "", 1, True, ["clamp"], {"clamp": 1}, "\ud800"]
)
def test_choices(value: object) -> None:
    read = reader(month_end=value)
    assert refused(lambda: read.choice("month_end", MonthEnd, MonthEnd.CLAMP)) == (
        "UNKNOWN_CHOICE",
        "terms.month_end",
    )
    assert reader(m="clamp").choice("m", MonthEnd, None) is MonthEnd.CLAMP
    assert refused(lambda: reader().choice("m", MonthEnd, None)) == ("MISSING_FIELD", "terms.m")


def test_amounts_rates_and_days_carry_their_path() -> None:
    assert refused(lambda: reader(p="1e400").amount("p", "CNY", None)) == (
        "INVALID_AMOUNT",
        "terms.p",
    )
    assert refused(lambda: reader(p="0.00").amount("p", "CNY", None, positive=True)) == (
        "AMOUNT_NOT_POSITIVE",
        "terms.p",
    )
    assert refused(lambda: reader().amount("p", "CNY", None)) == ("MISSING_FIELD", "terms.p")
    assert reader().amount("p", "CNY", 7) == 7
    assert refused(lambda: reader(r="-0.00").rate("r")) == ("INVALID_RATE", "terms.r")
    assert reader().rate("r") is None
    assert refused(lambda: reader(on="2024-02-30").day("on")) == ("INVALID_DATE", "terms.on")
    assert reader(on="2024-02-29").day("on") == date(2024, 2, 29)
    assert reader().day("on") is None


@pytest.mark.parametrize("value", ["x" * 201, "a\x00", "a\nb", "\ud800", "\u202eabc", 1, True, []])
def test_texts(value: object) -> None:
    assert refused(lambda: reader(name=value).text("name")) == ("INVALID_TEXT", "terms.name")
    assert reader(name="快递费").text("name") == "快递费"
    assert reader().text("name") == ""


def test_lists_name_the_member() -> None:
    read = reader(days=["2024-01-31", "2024-02-30"])
    assert refused(lambda: read.items("days", parse_date)) == ("INVALID_DATE", "terms.days[1]")
    assert refused(lambda: reader(days="2024-01-31").items("days", parse_date)) == (
        "NOT_A_LIST",
        "terms.days",
    )
    assert refused(lambda: reader(days={}).items("days", parse_date)) == (
        "NOT_A_LIST",
        "terms.days",
    )
    many = reader(days=["2024-01-31"] * 3)
    assert refused(lambda: many.items("days", parse_date, most=2)) == (
        "TOO_MANY_ITEMS",
        "terms.days",
    )
    assert reader().items("days", parse_date) == ()
