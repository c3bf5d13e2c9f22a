"""Random loans of every kind, made by the real doors from a seed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

METHODS = (
    "equal_instalment",
    "equal_principal",
    "interest_only",
    "single_payment",
    "flat",
)


def random_terms(random: Random, disbursed_on: date) -> dict[str, Any]:
    """Terms that fall due within weeks, so that a test of some days sees every boundary."""
    principal = random.choice(["1000.00", "1234.56", "98765.43", "10.01", "300000.00"])
    unit = random.choice(["months", "weeks", "days"])
    terms: dict[str, Any] = {
        "principal": principal,
        "annual_rate": random.choice(["0", "0.0725", "0.12", "0.239999", "0.36"]),
        "instalments": random.randint(1, 12),
        "every": {
            "months": 1,
            "weeks": random.randint(1, 2),
            "days": random.randint(3, 10),
        }[unit],
        "unit": unit,
        "disbursed_on": disbursed_on.isoformat(),
        "method": random.choice(METHODS),
        "day_count": random.choice(["30/360", "actual/360", "actual/365", "actual/actual"]),
        "interest_by": random.choice(["period", "day"]),
        "rounding": random.choice(["half_even", "half_up", "up"]),
        "interest_mode": random.choice(["scheduled", "scheduled", "outstanding"]),
        "grace_days": random.choice([0, 0, 3]),
        "non_accrual_dpd": random.choice([5, 90, 20]),
        "waterfall_by": random.choice(["instalment", "component"]),
        "excess": random.choice(["credit", "advance_next", "advance_last", "prepay"]),
        "fees": random.choice(
            [
                [],
                [{"kind": "instalment", "name": "service", "amount": "1.50"}],
                [{"kind": "upfront", "name": "opening", "rate": "0.01"}],
                [{"kind": "late", "name": "late", "amount": "5.00"}],
            ]
        ),
        "penalty": random.choice(
            [
                None,
                {"multiple": "1.5"},
                {"rate": "0.18", "mode": "on_top", "compound": True},
                {"multiple": "1.5", "compound": True, "cap_rate": "0.01"},
            ]
        ),
    }
    if terms["method"] in ("equal_instalment", "equal_principal") and terms["instalments"] > 4:
        terms["grace_principal"] = random.choice([0, 0, 1])
        terms["grace_interest"] = random.choice([0, 0, 1])
    return terms


def random_act(
    random: Random, today: date, due_minor: int, next_due_on: date | None = None
) -> tuple[str, str | None, dict[str, Any]]:
    """A verb of the day with its amount and data; most days somebody pays something."""
    if random.random() < 0.15:
        return _rare_act(random, today, due_minor, next_due_on)
    amount = max(1, random.choice([due_minor, due_minor // 2, due_minor * 2, 5000]))
    text = f"{amount // 100}.{amount % 100:02d}"
    match random.randint(0, 11):
        case 0:
            return "prepay", text, {}
        case 1:
            return "payoff", None, {}
        case 2:
            return (
                "waive",
                "0.50",
                {"component": random.choice(["interest", "penalty"])},
            )
        case 3:
            return "rate_change", None, {"annual_rate": random.choice(["0.05", "0.18"])}
        case 4:
            return "pause", None, {"until": (today + timedelta(days=9)).isoformat()}
        case 5:
            return "extend", None, {"instalments": 2}
        case 6:
            return "charge_fee", "3.00", {"name": "letter"}
        case 7:
            return "non_accrual", None, {"value": random.choice([True, False])}
        case 8 if random.random() < 0.3:
            return "write_off", None, {}
        case _:
            return "repay", text, {}


def _rare_act(
    random: Random, today: date, due_minor: int, next_due_on: date | None
) -> tuple[str, str | None, dict[str, Any]]:
    """What moves rows and dates, and money that goes the other way."""
    text = f"{due_minor // 100}.{due_minor % 100:02d}"
    due = next_due_on or today
    match random.randint(0, 4):
        case 0:
            later = due + timedelta(days=random.randint(1, 9))
            return "shift_due", None, {"from_due": due.isoformat(), "to_due": later.isoformat()}
        case 1:
            data: dict[str, Any] = {"instalments": random.randint(1, 9)}
            if random.random() < 0.5:
                data["next_due_on"] = (today + timedelta(days=random.randint(1, 20))).isoformat()
            return "restructure", None, data
        case 2:
            return "shorten", None, {"instalments": 1}
        case 3:
            return "merchant_refund", text, {}
        case _:
            return "refund", "0.01", {}
