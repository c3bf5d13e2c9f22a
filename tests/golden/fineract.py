"""Apache Fineract's own test schedules as terms and events of ours.

Source: fineract_schedules.json beside this file (its head names commit and licence).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

Case = dict[str, Any]
CASES: list[Case] = json.loads(
    (Path(__file__).parent / "fineract_schedules.json").read_text(encoding="utf-8")
)["cases"]

MISPRINTED = "FU-008"
NOT_EXPRESSIBLE = {
    "FN-007": "moving the first due date stretches the first period and levels all instalments "
    "again, the 17 days more being 17/29 of a month; our shift keeps every principal part and "
    "counts the stretched period by 30/360",
    "FX-015": "a tranche brings a down payment of its own, due at once in the middle of a period",
    "FX-016": "two tranches each bring a down payment of their own in the middle of a period",
    "FX-018": "a tranche on a due date brings a down payment of its own on that day",
}
"""Case -> why no terms of ours say it. All of them `need` something: no certain oracles."""
EXPRESSIBLE = [c for c in CASES if c["id"] not in NOT_EXPRESSIBLE and c["id"] != MISPRINTED]

_METHODS = {
    ("equal_instalments", "declining_balance"): "equal_instalment",
    ("equal_principal", "declining_balance"): "equal_principal",
    ("equal_instalments", "flat"): "flat",
}


def terms_of(case: Case) -> dict[str, Any]:
    """The JSON terms of a case."""
    p = case["params"]
    cumulative = p["engine"] == "cumulative"
    daily = p["interest_calculation_period"] == "daily"
    count = p["day_count"]
    year, month = str(count["days_in_year"]), count["days_in_month"]
    if month == "30" and year == "360":
        day_count = "30/360"
    elif year == "actual":
        # The cumulative engine divides by 365 in leap years too: conventions.days_in_year_actual.
        day_count = "actual/365" if cumulative else "actual/actual"
    else:
        day_count = f"actual/{year}"
    terms: dict[str, Any] = {
        "principal": p["principal"],
        "currency": p["currency"],
        "annual_rate": _rate(p["annual_rate_percent"]),
        "instalments": p["n_instalments"],
        "every": p["every"],
        "unit": p["unit"],
        "disbursed_on": p["disbursement_date"],
        "method": _METHODS[p.get("amortization", "equal_instalments"), p["interest_method"]],
        "day_count": day_count,
        "interest_by": "day" if daily else "period",
        "rounding": p["rounding"],
        "round_parts": case["id"].startswith("FU-"),
        "grace_principal": p.get("grace_on_principal", 0),
        "grace_interest": p.get("grace_on_interest_payment", 0),
        "down_payment_percent": p.get("down_payment_percent") or "0",
    }
    if p.get("instalment_multiple_of"):
        terms["instalment_multiple"] = f"{p['instalment_multiple_of']}.00"
    if cumulative and daily:
        terms["level_by"] = "average_month"  # conventions.daily_emi
    recalculation = p.get("interest_recalculation")
    if recalculation:
        terms["interest_mode"] = "outstanding"
        terms["excess"] = "prepay"
        if recalculation["preclosure"] == "till_rest_frequency_date":
            terms["payoff_interest"] = "period_end"
        if recalculation["on_prepay"] == "reschedule_next_repayments":
            terms["prepay_choice"] = "next_due"
    else:
        last = p.get("future_allocation") == "last_instalment" or case["id"] in LAST_FIRST
        terms["excess"] = "advance_last" if last else "advance_next"
        if case["id"] == "FX-012":
            terms["excess"] = "advance_evenly"
    if case["id"] == "FU-004":
        terms["custom_due_dates"] = [row["due"] for row in case["schedule"]]
    if case["id"] == "FU-007":
        terms["first_period_from"] = case["schedule"][0]["from"]
    if case["id"] == "FX-029":
        terms["fees"] = [{"kind": "late", "rate": "0.015"}]
    return terms


LAST_FIRST = {"FX-010", "FX-013"}
"""Down-payment products whose advanced allocation pays the last instalment first; FX-012's pays
all of them alike."""


def _rate(percent: str) -> str:
    whole, _, part = percent.partition(".")
    digits = whole.rjust(3, "0") + part
    return f"{digits[: -2 - len(part)]}.{digits[-2 - len(part) :]}"


def events_of(case: Case) -> tuple[list[dict[str, Any]], date]:
    """(JSON events, as of) of a case."""
    p, rows = case["params"], case["schedule"]
    events: list[dict[str, Any]] = [
        {
            "type": "disburse",
            "on": p["disbursement_date"],
            "amount": p.get("disbursed_amount") or p["principal"],
        }
    ]
    first = rows[0]
    if p.get("down_payment_percent") and first.get("paid_date") == p["disbursement_date"]:
        events.append({"type": "repay", "on": p["disbursement_date"], "amount": first["total"]})
    for event in case["events"] or ():
        events.extend(_event(case, event))
    as_of = max([case["as_of"] or p["disbursement_date"], *(e["on"] for e in events)])
    return [{"id": str(n), **event} for n, event in enumerate(events)], date.fromisoformat(as_of)


def _event(case: Case, event: dict[str, Any]) -> list[dict[str, Any]]:
    match event["type"]:
        case "disbursement":
            return [{"type": "disburse", "on": event["date"], "amount": event["amount"]}]
        case "repayment":
            return [{"type": "repay", "on": event["date"], "amount": event["amount"]}]
        case "payoff":
            return [{"type": "payoff", "on": event["date"]}]
        case "recalculate_to_business_date":
            return []  # as_of says it
        case "due_date_shift":
            return [
                {
                    "type": "shift_due",
                    "on": case["params"]["disbursement_date"],
                    "from_due": event["from_due"],
                    "to_due": event["to_due"],
                }
            ]
        case "reschedule":
            return [_reschedule(case, event)]
    raise AssertionError(event)


def _reschedule(case: Case, event: dict[str, Any]) -> dict[str, Any]:
    """A reschedule "from" a due date changes the row due then: it takes effect where it starts."""
    rows = case["schedule"]
    at = next(
        r["from"]
        for r in rows
        if r["due"] in (event["rescheduleFromDate"], event.get("adjustedDueDate"))
    )
    if "newInterestRate" in event:
        return {"type": "rate_change", "on": at, "annual_rate": _rate(event["newInterestRate"])}
    if "extraTerms" in event:
        return {"type": "extend", "on": at, "instalments": int(event["extraTerms"])}
    if "graceOnPrincipal" in event:
        grace = int(event["graceOnPrincipal"])
        left = case["params"]["n_instalments"] - 1 + grace
        return {"type": "restructure", "on": at, "instalments": left, "grace_principal": grace}
    return {
        "type": "shift_due",
        "on": event["submittedOnDate"],
        "from_due": event["rescheduleFromDate"],
        "to_due": event["adjustedDueDate"],
    }
