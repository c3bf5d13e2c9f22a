"""Golden cases: loans whose figures must not move unexplained when a product's terms change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from xindai.engine.quote import quote, sums
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor, parse_positive
from xindai.products.offer_types import Offer
from xindai.products.offering import annual_cost, contract_terms
from xindai.products.types import GoldenCase, GoldenInput, Moved

REFUSED: Final = "refused"
"""The only figure of a case that can't be lent: the code of the refusal."""
FIGURES: Final = (
    "first_due_on",
    "last_due_on",
    "instalment",
    "last_instalment",
    "interest",
    "fees",
    "total",
    "annual_cost_percent",
)
"""What is promised of every other case."""


def figures(offer: Offer, given: GoldenInput) -> dict[str, str]:
    """What an offer makes of a case: instalments and totals as text, the annual cost in percent.

    Refuses what `contract_terms` refuses, so a case that may not be lent has no figures.
    """
    stated = contract_terms(
        offer,
        principal_minor=parse_positive(given.principal, offer.currency, "amount"),
        annual_rate=given.annual_rate,
        instalments=given.instalments,
        method=given.method,
        disbursed_on=given.disbursed_on,
    )
    terms = Terms.from_json(stated)
    made = quote(terms)
    total, rows = sums(made.state), made.state.rows

    def money(minor: int) -> str:
        return format_minor(minor, offer.currency)

    return {
        "first_due_on": rows[0].due_on.isoformat(),
        "last_due_on": rows[-1].due_on.isoformat(),
        "instalment": money(made.instalment_minor),
        "last_instalment": money(rows[-1].principal + rows[-1].interest + rows[-1].fee),
        "interest": money(total.interest),
        "fees": money(total.fee + total.fee_at_once),
        "total": money(total.total + total.fee_at_once),
        "annual_cost_percent": f"{annual_cost(terms) * 100:.6f}",
    }


def figures_now(offer: Offer, given: GoldenInput) -> dict[str, str]:
    """The same, with the code of the refusal for a case that can't be made (any more)."""
    try:
        return figures(offer, given)
    except Refusal as no:
        return {REFUSED: no.code}


def moved(offer: Offer, cases: Sequence[GoldenCase]) -> list[Moved]:
    """Every figure that an offer changes; a case that can't be made any more moves as a whole."""
    out: list[Moved] = []
    for case in cases:
        now, name = figures_now(offer, case.given), case.given.name
        figures_of_both = sorted({*case.expected, *now})
        if REFUSED in now or REFUSED in case.expected:
            figures_of_both = [REFUSED]
        out += [
            Moved(name, figure, case.expected.get(figure), now.get(figure))
            for figure in figures_of_both
            if case.expected.get(figure) != now.get(figure)
        ]
    return out


def given_to_json(given: GoldenInput) -> dict[str, Any]:
    """As the database keeps it."""
    return {
        "principal": given.principal,
        "annual_rate": given.annual_rate,
        "instalments": given.instalments,
        "method": given.method,
        "disbursed_on": given.disbursed_on.isoformat(),
    }


def given_of_json(name: str, value: Mapping[str, Any]) -> GoldenInput:
    """The same back."""
    return GoldenInput(
        name=name,
        principal=value["principal"],
        annual_rate=value["annual_rate"],
        instalments=value["instalments"],
        method=value["method"],
        disbursed_on=date.fromisoformat(value["disbursed_on"]),
    )
