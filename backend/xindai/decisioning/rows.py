"""Decisions as rows: written once, and read back as the application that they were made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from xindai.decisioning.application import Application
from xindai.decisioning.choose import Published
from xindai.decisioning.judge import Conclusion
from xindai.decisioning.types import (
    Arm,
    Counterfactual,
    Decision,
    DecisionRequest,
    DecisionView,
    Outcome,
    Reason,
)
from xindai.kernel.ids import new_id

COLUMNS: Final = (
    "id", "subject", "customer_id", "policy_version_id", "arm", "product_code", "channel",
    "segment", "currency", "amount_asked_minor", "instalments_asked", "list_rate", "priced_on",
    "outcome", "amount_minor", "instalments", "rate_annual", "grade", "scorecard", "score",
    "capacity_minor", "review_levels", "needs_phone_check", "facts", "reports", "reasons", "trace",
    "counterfactual", "duration_us",
)  # fmt: skip
INSERT: Final = (
    f"INSERT INTO decision ({', '.join(COLUMNS)})"
    f" VALUES ({', '.join(f'${n}' for n in range(1, len(COLUMNS) + 1))}) RETURNING decided_at"
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Made:
    """What a row is written from."""

    request: DecisionRequest
    app: Application
    version: Published
    conclusion: Conclusion
    counterfactual: Counterfactual | None
    reports: Mapping[str, Any]
    scorecard: str | None
    duration_us: int


def row_of(made: Made) -> tuple[Any, ...]:
    """The cells of COLUMNS; the id is new."""
    asked, found = made.request, made.conclusion
    return (
        new_id(),
        asked.subject,
        asked.customer_id,
        made.version.id,
        made.version.arm.value,
        asked.product_code,
        asked.channel,
        asked.segment,
        asked.currency,
        asked.amount_minor,
        asked.instalments,
        Decimal(made.app.annual_rate),
        made.app.priced_on,
        found.outcome.value,
        found.amount_minor,
        found.instalments,
        Decimal(found.annual_rate),
        found.grade,
        made.scorecard,
        made.app.facts.get("score"),
        found.capacity_minor,
        found.review_levels,
        found.needs_phone_check,
        dict(made.app.facts),
        dict(made.reports),
        [asdict(reason) for reason in found.reasons],
        dict(found.trace),
        asdict(made.counterfactual) if made.counterfactual else None,
        made.duration_us,
    )


def decision_of(r: Mapping[str, Any], decided_at: datetime | None = None) -> Decision:
    """A row as a value."""
    told = r["counterfactual"]
    return Decision(
        id=r["id"],
        subject=r["subject"],
        customer_id=r["customer_id"],
        outcome=Outcome(r["outcome"]),
        currency=r["currency"],
        amount_asked_minor=r["amount_asked_minor"],
        amount_minor=r["amount_minor"],
        instalments=r["instalments"],
        annual_rate=rate_text(r["rate_annual"]),
        grade=r["grade"],
        score=r["score"],
        capacity_minor=r["capacity_minor"],
        review_levels=r["review_levels"],
        needs_phone_check=r["needs_phone_check"],
        reasons=tuple(_reason(reason) for reason in r["reasons"]),
        counterfactual=Counterfactual(**told) if told else None,
        policy_version_id=r["policy_version_id"],
        arm=Arm(r["arm"]),
        decided_at=decided_at or r["decided_at"],
    )


def _reason(raw: Mapping[str, Any]) -> Reason:
    outcome = raw["outcome"]
    return Reason(**{**raw, "outcome": Outcome(outcome) if outcome else None})


def view_of(r: Mapping[str, Any]) -> DecisionView:
    """A row with its policy (`policy_code`, `policy_number`)."""
    return DecisionView(
        decision=decision_of(r),
        policy_code=r["policy_code"],
        policy_version=r["policy_number"],
        product_code=r["product_code"],
        channel=r["channel"],
        segment=r["segment"],
        scorecard=r["scorecard"],
        facts=r["facts"],
        reports=r["reports"],
        trace=r["trace"],
        duration_us=r["duration_us"],
    )


def application_of(r: Mapping[str, Any]) -> Application:
    """What the decision was made from, to make it again."""
    return Application(
        facts=r["facts"],
        annual_rate=rate_text(r["list_rate"]),
        currency=r["currency"],
        priced_on=r["priced_on"],
    )


def rate_text(rate: Decimal) -> str:
    """ "0.12" of 0.12000000."""
    text = f"{rate:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def summary(
    outcome: Outcome | str, amount: int, rate: str, grade: str, reasons: Sequence[str]
) -> dict[str, Any]:
    """What two decisions on one application are compared by."""
    return {
        "outcome": str(outcome),
        "amountMinor": amount,
        "annualRate": rate,
        "grade": grade,
        "reasons": list(reasons),
    }


def summary_of_row(r: Mapping[str, Any]) -> dict[str, Any]:
    """Of a stored decision."""
    codes = [reason["code"] for reason in r["reasons"]]
    rate = rate_text(r["rate_annual"])
    return summary(r["outcome"], r["amount_minor"], rate, r["grade"], codes)


def summary_of(found: Conclusion) -> dict[str, Any]:
    """Of a fresh one."""
    codes = [reason.code for reason in found.reasons]
    return summary(found.outcome, found.amount_minor, found.annual_rate, found.grade, codes)
