"""Have an application decided: facts in one transaction, outsiders in none, the effect in a third.

Whatever happens in between (a withdrawal, a crash, a second run) the last one moves the row only
as the first one read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines import api as credit_lines
from xindai.customers import api as customers
from xindai.decisioning import api as decisioning
from xindai.decisioning.types import Decision, DecisionRequest, Outcome
from xindai.kernel.errors import Refusal
from xindai.origination.authority import levels_of
from xindai.origination.lock import lock
from xindai.origination.move import move
from xindai.origination.pricing import check_offer
from xindai.origination.rejection import reject_for
from xindai.origination.rules import LEVELS, after_decision
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.origination.types import OwnLoans, ReadOwnLoans
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work
from xindai.products import api as products

ACTOR: Final = system_actor("origination")
NO_REPORTS: Final = {
    "bureau": None,
    "bureau_missing": "refused",
    "identity": None,
    "identity_missing": "refused",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was read, and the version of the row it was read from."""

    version: int
    request: DecisionRequest
    person: Any


async def decide(work: Work, own_loans: ReadOwnLoans) -> None:
    """The job; twice is once."""
    application_id = UUID(work.payload["application"])
    async with work.transaction() as tx:
        asked = await _ask(tx, application_id, own_loans)
    reports = NO_REPORTS
    if asked is not None and asked.person is not None:
        reports = await _reports(asked.person)
    async with work.end() as tx:
        if asked is None:
            return
        row = await lock(tx, ACTOR, application_id)
        if row["status"] != S.DECIDING or row["version"] != asked.version:
            return
        await _settle(tx, row, await decisioning.decide(tx, ACTOR, asked.request, reports))


async def _ask(tx: Tx, application_id: UUID, own_loans: ReadOwnLoans) -> Asked | None:
    row = await lock(tx, ACTOR, application_id)
    if row["status"] == S.SUBMITTED:
        await move(tx, ACTOR, row, V.START_DECISION, S.DECIDING)
        row = await lock(tx, ACTOR, application_id)
    if row["status"] != S.DECIDING:
        return None
    try:
        person = await decisioning.person_for_reports(tx, ACTOR, row["customer_id"])
    except Refusal:
        person = None  # he no longer agrees to inquiries: the decision sees that nothing came
    owed = await own_loans(tx, row["customer_id"], row["currency"])
    return Asked(version=row["version"], request=await _request(tx, row, owed), person=person)


async def _reports(person: Any) -> dict[str, Any]:
    try:
        return await decisioning.fetch_reports(ACTOR, person)
    except Refusal:
        return dict(NO_REPORTS)


async def _request(tx: Tx, row: Any, owed: OwnLoans) -> DecisionRequest:
    offer = await products.offer_of_record(tx, row["product_version_id"])
    known = await customers.facts(tx, row["customer_id"])
    line = await credit_lines.line_facts(tx, row["customer_id"])
    segment = known.segments[0] if known.segments else None
    channel, sub = row["channel"], row["sub_product"]
    price = products.list_price(offer, segment=segment, channel=channel, sub_product=sub)
    about = {
        "method": row["method"],
        "min_amount_minor": offer.min_amount_minor,
        "age_years": known.age_years,
        "segments": known.segments,
        "internal_rating": known.internal_rating,
        "is_blacklisted": known.is_blacklisted,
        "whitelist_amount_minor": known.whitelist,
        "monthly_income_minor": known.monthly_income_minor,
        "monthly_expenses_minor": known.monthly_expenses_minor,
        "monthly_obligations_minor": known.monthly_obligations_minor,
        "employment_months": known.employment_months,
        "employment_kind": known.employment_kind,
        "document_categories": sorted(known.document_categories),
        "has_required_consents": known.has_required_consents,
        "line_limit_minor": line.limit_minor if line else None,
        "line_available_minor": line.available_minor if line else None,
        "is_line_frozen": line.status == "frozen" if line else None,
        "loans_open": owed.open_loans,
        "loans_days_past_due": owed.days_past_due,
        "loans_outstanding_minor": owed.outstanding_minor,
    }
    return DecisionRequest(
        subject=f"application/{row['id']}",
        customer_id=row["customer_id"],
        product_code=offer.product_code,
        channel=channel,
        segment=segment,
        currency=row["currency"],
        amount_minor=row["amount_minor"],
        instalments=row["instalments"],
        annual_rate=price.annual_rate,
        facts=about,
    )


async def _settle(tx: Tx, row: Any, made: Decision) -> None:
    """Rejected, or offered and sent to whoever has to look at it."""
    detail: dict[str, Any] = {"outcome": made.outcome.value, "decision": str(made.id)}
    cells: dict[str, Any] = {
        "decision_id": made.id,
        "grade": made.grade,
        "review_levels": made.review_levels,
        "needs_phone_check": made.needs_phone_check,
    }
    if made.outcome is Outcome.DECLINE:
        told = decisioning.told_of(made.reasons)
        await reject_for(tx, ACTOR, row, V.DECLINE, told, detail=detail, cells=cells)
        return
    offer = await products.offer_of_record(tx, row["product_version_id"])
    step = offer.amount_step_minor
    offered: dict[str, Any] = {
        "offered_minor": (made.amount_minor // step) * step,
        "offered_instalments": made.instalments,
        "offered_rate": Decimal(made.annual_rate),
        "offered_method": row["method"],
    }
    if code := await _not_offered(tx, dict(row) | offered):
        about = detail | {"code": code}
        why = [decisioning.NOT_OFFERED]
        await reject_for(tx, ACTOR, row, V.DECLINE, why, detail=about, cells=cells)
        return
    amount: int = offered["offered_minor"]
    needed = await levels_of(tx, row["currency"], amount, row["product_id"], made.grade)
    least = 1 if made.outcome is Outcome.REFER else 0
    levels = max(made.review_levels, LEVELS if needed is None else needed, least)
    verb, to = after_decision(made.needs_phone_check, levels)
    cells |= offered | {"review_levels": levels}
    detail |= {"levels": levels}
    await move(tx, ACTOR, row, verb, to, detail=detail, cells=cells)


async def _not_offered(tx: Tx, row: dict[str, Any]) -> str | None:
    """The code of why the product cannot be sold as decided (too small, above the cap)."""
    try:
        await check_offer(tx, row, row["offered_minor"], row["today"])
    except Refusal as no:
        return no.code
    return None
