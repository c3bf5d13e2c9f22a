"""An application as facts: what was asked for, what is known of who asks, what others report.

`Application` is all that a decision is made from, so a stored one is made again from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from xindai.decisioning import affordability
from xindai.decisioning.affordability import Affordability, Asked
from xindai.decisioning.facts import known
from xindai.decisioning.types import DecisionRequest
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of
from xindai.kernel.rate import format_rate, parse_rate

E8_PER_BPS: Final = 10_000
MOST_INSTALMENTS: Final = 600
MOST_AMOUNT: Final = 10**14
DEFAULT_METHOD: Final = "equal_instalment"
_PRICED: Final = (DEFAULT_METHOD, "equal_principal", "interest_only", "single_payment", "flat")
"""Methods whose instalments follow from amount, price and count; others are taken for the first."""
_PREFIXED: Final = ("bureau", "identity")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Application:
    """Given facts without the derived ones; `priced_on` is the day that instalments count from."""

    facts: Mapping[str, Any]
    annual_rate: str
    currency: str
    priced_on: date

    def asked(self, annual_rate: str | None = None) -> Asked:
        """The terms of an instalment, at the list price or at another."""
        return Asked(
            annual_rate=annual_rate or self.annual_rate,
            instalments=self.facts["instalments"],
            method=method if (method := self.facts.get("method")) in _PRICED else DEFAULT_METHOD,
            currency=self.currency,
            on=self.priced_on,
        )

    def changed(self, fact: str, value: Any) -> Application:
        """The same application with one fact otherwise."""
        return replace(self, facts={**self.facts, fact: value})


def application(
    request: DecisionRequest, reports: Mapping[str, Any], priced_on: date
) -> Application:
    """Refuses OUT_OF_RANGE (amount, instalments), INVALID_RATE, UNKNOWN_CURRENCY, FACT_INVALID."""
    decimals_of(request.currency)
    if not 1 <= request.amount_minor <= MOST_AMOUNT:
        raise Refusal("OUT_OF_RANGE", "the amount is above zero", "amount")
    if not 1 <= request.instalments <= MOST_INSTALMENTS:
        raise Refusal("OUT_OF_RANGE", f"1 to {MOST_INSTALMENTS} instalments", "instalments")
    rate_e8 = parse_rate(request.annual_rate, "annualRate")
    asked: dict[str, Any] = {
        "amount_minor": request.amount_minor,
        "instalments": request.instalments,
        "annual_rate_bps": rate_e8 // E8_PER_BPS,
        "product_code": request.product_code,
        "channel": request.channel,
        "segment": request.segment,
        "currency": request.currency,
    }
    facts = known({**request.facts, **asked, **_reported(reports)})
    return Application(
        facts={name: value for name, value in sorted(facts.items()) if value is not None},
        annual_rate=format_rate(rate_e8),
        currency=request.currency,
        priced_on=priced_on,
    )


def _reported(reports: Mapping[str, Any]) -> dict[str, Any]:
    """Reports as facts: the bureau's `overdue_minor` is `bureau_overdue_minor`."""
    return {
        f"{kind}_{name}": value
        for kind in _PREFIXED
        for name, value in (reports.get(kind) or {}).items()
    }


def with_derived(app: Application, rule: Affordability) -> dict[str, Any]:
    """The facts that the rules see: the given ones and what follows from them."""
    facts = dict(app.facts)
    debts = [
        value
        for name in ("monthly_obligations_minor", "bureau_monthly_payment_minor")
        if (value := facts.get(name)) is not None
    ]
    owed = max(debts) if debts else None
    income, expenses = facts.get("monthly_income_minor"), facts.get("monthly_expenses_minor")
    instalment = affordability.instalment(app.asked(), facts["amount_minor"])
    derived = {
        "obligations_minor": owed,
        "instalment_minor": instalment,
        "dti_bps": affordability.debt_to_income_bps(income, owed, instalment),
        "capacity_minor": affordability.capacity(rule, income, expenses, owed),
    }
    return facts | {name: value for name, value in derived.items() if value is not None}
