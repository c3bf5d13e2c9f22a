"""Golden cases: loans whose figures must not move unexplained when a product's terms change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xindai.engine.quote import quote, sums
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor
from xindai.products.offer_types import Offer
from xindai.products.offering import annual_cost
from xindai.products.types import GoldenCase, GoldenInput, Moved


def figures(offer: Offer, given: GoldenInput) -> dict[str, str]:
    """What the terms make of a case: instalments and totals as text, APR in percent.

    Refuses what the engine refuses, with the path of the field.
    """
    stated = {
        **offer.terms,
        "principal": given.principal,
        "currency": offer.currency,
        "annual_rate": given.annual_rate,
        "instalments": given.instalments,
        "method": given.method,
        "disbursed_on": given.disbursed_on.isoformat(),
    }
    terms = Terms.from_json(stated, "given")
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


def moved(offer: Offer, cases: Sequence[GoldenCase]) -> list[Moved]:
    """Every figure that these terms change; a case that can't be made any more moves as a whole."""
    out: list[Moved] = []
    for case in cases:
        try:
            now = figures(offer, case.given)
        except Refusal as no:
            out.append(Moved(case.given.name, "made", "yes", no.code))
            continue
        out += [
            Moved(case.given.name, name, case.expected.get(name), now.get(name))
            for name in sorted({*case.expected, *now})
            if case.expected.get(name) != now.get(name)
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
