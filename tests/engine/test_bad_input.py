"""Terms and events that are no terms and no events: each refused with code and field."""

from __future__ import annotations

from typing import Any

import pytest

from xindai.engine.events import Event, EventType
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal

TERMS: dict[str, Any] = {
    "principal": "1200.00",
    "annual_rate": "0.12",
    "instalments": 12,
    "disbursed_on": "2024-01-31",
    "method": "equal_instalment",
}
BAD_AMOUNTS = {
    "-1.00": "INVALID_AMOUNT",
    "0.00": "AMOUNT_NOT_POSITIVE",
    "-0.00": "INVALID_AMOUNT",
    "NaN": "INVALID_AMOUNT",
    "1e400": "INVALID_AMOUNT",
    "１２": "INVALID_AMOUNT",
    "1_000": "INVALID_AMOUNT",
    "1.234": "INVALID_AMOUNT",
    "1234567890123": "INVALID_AMOUNT",
    "\ud800": "INVALID_AMOUNT",
}


def refusal_of_terms(**changed: Any) -> tuple[str, str | None]:
    """Code and field of the refusal of TERMS with changes."""
    with pytest.raises(Refusal) as no:
        Terms.from_json(TERMS | changed)
    return no.value.code, no.value.field


@pytest.mark.parametrize(("text", "code"), BAD_AMOUNTS.items(), ids=ascii)
def test_bad_principals(text: str, code: str) -> None:
    assert refusal_of_terms(principal=text) == (code, "terms.principal")


@pytest.mark.parametrize("value", [True, 1, 1200, 12.0, [], {}], ids=repr)
def test_a_principal_is_a_text(value: object) -> None:
    assert refusal_of_terms(principal=value) == ("INVALID_AMOUNT", "terms.principal")


@pytest.mark.parametrize(
    "name", ["principal", "annual_rate", "instalments", "disbursed_on", "method"]
)
def test_what_must_be_there(name: str) -> None:
    assert refusal_of_terms(**{name: None}) == ("MISSING_FIELD", f"terms.{name}")


CUSTOM = [{"due_on": "2024-03-01", "principal": "1200.00"}]


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"principal": "100.5", "currency": "JPY"}, "INVALID_AMOUNT", "principal"),
        ({"currency": "XXX"}, "UNKNOWN_CURRENCY", "currency"),
        ({"currency": 156}, "UNKNOWN_CURRENCY", "currency"),
        ({"currency": "\ud800"}, "UNKNOWN_CURRENCY", "currency"),
        ({"annual_rate": "-0.01"}, "INVALID_RATE", "annual_rate"),
        ({"annual_rate": 0.12}, "INVALID_RATE", "annual_rate"),
        ({"annual_rate": "1e400"}, "INVALID_RATE", "annual_rate"),
        ({"annual_rate": "100"}, "RATE_TOO_HIGH", "annual_rate"),
        ({"instalments": 0}, "OUT_OF_RANGE", "instalments"),
        ({"instalments": -1}, "OUT_OF_RANGE", "instalments"),
        ({"instalments": 1201}, "OUT_OF_RANGE", "instalments"),
        ({"instalments": True}, "INVALID_INTEGER", "instalments"),
        ({"instalments": "12"}, "INVALID_INTEGER", "instalments"),
        ({"instalments": 12.0}, "INVALID_INTEGER", "instalments"),
        ({"instalments": 1200, "every": 12}, "TERMS_DO_NOT_FIT", "instalments"),
        ({"every": 0}, "OUT_OF_RANGE", "every"),
        ({"disbursed_on": "2023-02-29"}, "INVALID_DATE", "disbursed_on"),
        ({"disbursed_on": "２０２４-01-31"}, "INVALID_DATE", "disbursed_on"),
        ({"disbursed_on": 20240131}, "INVALID_DATE", "disbursed_on"),
        ({"first_due_on": "2024-01-31"}, "TERMS_DO_NOT_FIT", "first_due_on"),
        ({"first_due_on": "2024-02-30"}, "INVALID_DATE", "first_due_on"),
        ({"first_period_from": "2024-02-01"}, "TERMS_DO_NOT_FIT", "first_period_from"),
        ({"due_day": 32}, "OUT_OF_RANGE", "due_day"),
        ({"due_day": 5, "unit": "weeks"}, "TERMS_DO_NOT_FIT", "due_day"),
        ({"method": "annuity"}, "UNKNOWN_CHOICE", "method"),
        ({"unit": "years"}, "UNKNOWN_CHOICE", "unit"),
        ({"day_count": "30E/360"}, "UNKNOWN_CHOICE", "day_count"),
        ({"interest_by": True}, "UNKNOWN_CHOICE", "interest_by"),
        ({"rounding": "down"}, "UNKNOWN_CHOICE", "rounding"),
        ({"month_end": "forward"}, "UNKNOWN_CHOICE", "month_end"),
        ({"instalment_multiple": "0.00"}, "AMOUNT_NOT_POSITIVE", "instalment_multiple"),
        ({"grace_principal": 12}, "TERMS_DO_NOT_FIT", "grace_principal"),
        ({"grace_interest": 12}, "TERMS_DO_NOT_FIT", "grace_interest"),
        ({"grace_days": -1}, "OUT_OF_RANGE", "grace_days"),
        ({"balloon": "1200.00"}, "TERMS_DO_NOT_FIT", "balloon"),
        ({"balloon": "1.00", "method": "flat"}, "TERMS_DO_NOT_FIT", "balloon"),
        ({"down_payment_percent": "100"}, "RATE_TOO_HIGH", "down_payment_percent"),
        ({"method": "custom"}, "TERMS_DO_NOT_FIT", "custom"),
        ({"custom": CUSTOM}, "TERMS_DO_NOT_FIT", "custom"),
        ({"custom": CUSTOM, "method": "custom"}, "TERMS_DO_NOT_FIT", "instalments"),
        (
            {"custom": CUSTOM, "method": "custom", "instalments": 1, "principal": "1.00"},
            "TERMS_DO_NOT_FIT",
            "custom",
        ),
        (
            {"custom": [{"due_on": "2024-02-30", "principal": "1.00"}], "method": "custom"},
            "INVALID_DATE",
            "custom[0].due_on",
        ),
        (
            {"custom_due_dates": ["2024-03-01"] * 2, "instalments": 2},
            "TERMS_DO_NOT_FIT",
            "custom_due_dates",
        ),
        ({"custom_due_dates": ["2024-03-01"]}, "TERMS_DO_NOT_FIT", "custom_due_dates"),
        ({"holidays": ["2024-02-30"]}, "INVALID_DATE", "holidays[0]"),
        ({"holidays": "2024-02-10"}, "NOT_A_LIST", "holidays"),
        ({"fees": [{}]}, "MISSING_FIELD", "fees[0].kind"),
        ({"fees": [{"kind": "upfront"}]}, "MISSING_FIELD", "fees[0].amount"),
        ({"fees": [{"kind": "upfront", "amount": "-5"}]}, "INVALID_AMOUNT", "fees[0].amount"),
        (
            {"fees": [{"kind": "upfront", "amount": "5", "rate": "0.1"}]},
            "TERMS_DO_NOT_FIT",
            "fees[0]",
        ),
        (
            {"fees": [{"kind": "late", "amount": "5", "deducted": True}]},
            "TERMS_DO_NOT_FIT",
            "fees[0]",
        ),
        ({"fees": [{"kind": "late", "amount": "5", "x": 1}]}, "UNKNOWN_FIELD", "fees[0].x"),
        ({"fees": [{"kind": "late", "amount": "5"}] * 51}, "TOO_MANY_ITEMS", "fees"),
        ({"penalty": {}}, "TERMS_DO_NOT_FIT", "penalty"),
        ({"penalty": {"rate": "0.1", "multiple": "1.5"}}, "TERMS_DO_NOT_FIT", "penalty"),
        ({"penalty": {"multiple": "-1"}}, "INVALID_RATE", "penalty.multiple"),
        ({"penalty": 1}, "NOT_AN_OBJECT", "penalty"),
        ({"floating": {"spread": "0.01"}}, "MISSING_FIELD", "floating.base_rates"),
        (
            {"floating": {"base_rates": [{"on": "2024-01-01", "rate": "NaN"}]}},
            "INVALID_RATE",
            "floating.base_rates[0].rate",
        ),
        ({"waterfall": ["interest"]}, "TERMS_DO_NOT_FIT", "waterfall"),
        ({"waterfall": ["love"]}, "UNKNOWN_CHOICE", "waterfall[0]"),
        ({"level_last": "yes"}, "INVALID_BOOLEAN", "level_last"),
        ({"non_accrual_dpd": -1}, "OUT_OF_RANGE", "non_accrual_dpd"),
        ({"principle": "1.00"}, "UNKNOWN_FIELD", "principle"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value)),
)
def test_bad_terms(changed: dict[str, Any], code: str, field: str) -> None:
    assert refusal_of_terms(**changed) == (code, f"terms.{field}")


def test_an_explicit_null_is_never_for_non_accrual() -> None:
    assert Terms.from_json(TERMS).non_accrual_dpd == 90
    assert Terms.from_json(TERMS | {"non_accrual_dpd": None}).non_accrual_dpd is None


# -- events --------------------------------------------------------------------------------------


def refusal_of_event(**fields: Any) -> tuple[str, str | None]:
    """Code and field of the refusal of an event."""
    with pytest.raises(Refusal) as no:
        Event.from_json({"on": "2024-02-29"} | fields, "CNY")
    return no.value.code, no.value.field


@pytest.mark.parametrize(("text", "code"), BAD_AMOUNTS.items(), ids=ascii)
@pytest.mark.parametrize("verb", ["disburse", "repay", "prepay", "refund", "recovery"])
def test_bad_amounts_of_events(verb: str, text: str, code: str) -> None:
    assert refusal_of_event(type=verb, amount=text) == (code, "event.amount")


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "MISSING_FIELD", "type"),
        ({"type": "fly"}, "UNKNOWN_CHOICE", "type"),
        ({"type": True}, "UNKNOWN_CHOICE", "type"),
        ({"type": "repay"}, "MISSING_FIELD", "amount"),
        ({"type": "repay", "amount": "1.00", "on": None}, "MISSING_FIELD", "on"),
        ({"type": "repay", "amount": "1.00", "on": "2024-02-30"}, "INVALID_DATE", "on"),
        ({"type": "repay", "amount": "1.00", "choice": "x"}, "UNKNOWN_FIELD", "choice"),
        ({"type": "repay", "amount": "1.00", "id": "x" * 65}, "INVALID_TEXT", "id"),
        ({"type": "repay", "amount": "1.00", "id": 7}, "INVALID_TEXT", "id"),
        ({"type": "payoff", "amount": "NaN"}, "INVALID_AMOUNT", "amount"),
        ({"type": "prepay", "amount": "1.00", "choice": "x"}, "UNKNOWN_CHOICE", "choice"),
        ({"type": "extend"}, "MISSING_FIELD", "instalments"),
        ({"type": "extend", "instalments": 0}, "OUT_OF_RANGE", "instalments"),
        ({"type": "shorten", "instalments": True}, "INVALID_INTEGER", "instalments"),
        ({"type": "waive", "amount": "1.00"}, "MISSING_FIELD", "component"),
        (
            {"type": "waive", "amount": "1.00", "component": "love"},
            "UNKNOWN_CHOICE",
            "component",
        ),
        ({"type": "shift_due", "from_due": "2024-03-31"}, "MISSING_FIELD", "to_due"),
        ({"type": "rate_change", "annual_rate": "1e4"}, "INVALID_RATE", "annual_rate"),
        ({"type": "rate_change"}, "MISSING_FIELD", "annual_rate"),
        ({"type": "pause", "until": "soon"}, "INVALID_DATE", "until"),
        ({"type": "restructure", "instalments": -1}, "OUT_OF_RANGE", "instalments"),
        ({"type": "restructure", "next_due_on": "x"}, "INVALID_DATE", "next_due_on"),
        ({"type": "non_accrual", "value": "yes"}, "INVALID_BOOLEAN", "value"),
        ({"type": "charge_fee", "amount": "1.00", "name": "a\nb"}, "INVALID_TEXT", "name"),
        ({"type": "reverse"}, "MISSING_FIELD", "event"),
        ({"type": "reverse", "event": 7}, "INVALID_TEXT", "event"),
        ({"type": "reverse", "event": "\ud800"}, "INVALID_TEXT", "event"),
        ({"type": "reverse", "event": "x" * 65}, "INVALID_TEXT", "event"),
        ({"type": "write_off", "amount": "1.00"}, "UNKNOWN_FIELD", "amount"),
    ],
    ids=str,
)
def test_bad_events(fields: dict[str, Any], code: str, field: str) -> None:
    assert refusal_of_event(**fields) == (code, f"event.{field}")


def test_every_verb_is_read_as_it_is_written() -> None:
    extra: dict[str, dict[str, Any]] = {
        "prepay": {"choice": "next_due"},
        "extend": {"instalments": 3},
        "shorten": {"instalments": 3},
        "shift_due": {"from_due": "2024-03-31", "to_due": "2024-04-05"},
        "waive": {"component": "late_fee"},
        "restructure": {
            "instalments": 24,
            "annual_rate": "0.06",
            "grace_principal": 2,
            "next_due_on": "2024-04-05",
        },
        "rate_change": {"annual_rate": "0.06"},
        "pause": {"until": "2024-04-01"},
        "non_accrual": {"value": False},
        "dispute_end": {"since": "2024-02-01"},
        "charge_fee": {"name": "快递费"},
        "reverse": {"event": "e1"},
    }
    money = {"disburse", "repay", "prepay", "payoff", "merchant_refund", "refund", "recovery"}
    money |= {"waive", "charge_fee", "dispute", "dispute_end"}
    for verb in EventType:
        written = {"id": "e2", "type": verb.value, "on": "2024-02-29"}
        written |= {"amount": "12.34"} if verb in money else {}
        written |= extra.get(verb, {})
        assert Event.from_json(written, "CNY").to_json("CNY") == written
