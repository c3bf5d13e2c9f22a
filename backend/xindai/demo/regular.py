"""A borrower of the house's own: a loan that is a few days late, and one long paid off.

He is a customer from before the cutover, like those of the data; road/ gives him an account.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from xindai.contracts import api as contracts
from xindai.contracts.types import NewContract
from xindai.customers import api as customers
from xindai.demo.calendar import Calendar
from xindai.demo.ground import DEMO, Ground
from xindai.demo.people import road_person
from xindai.demo.source import SourceLoan
from xindai.demo.story import Story, terms_of
from xindai.engine.events import Event, EventType, in_order
from xindai.engine.terms import Terms
from xindai.kernel.dates import add_months
from xindai.loans import api as loans
from xindai.loans.types import BookedLoan
from xindai.platform import db

DAYS_LATE: Final = 5
"""Beyond the grace of the product, so that there is a penalty."""
MONTHS: Final = 6
REGULAR: Final = 201
"""Of the people of the road: his phone is 10009000201."""
_CONTRACTS: Final = "SELECT source, id FROM contract WHERE source = ANY($1::text[])"


def stories(when: Calendar) -> tuple[Story, Story]:
    """The late one first."""
    due = when.today - timedelta(days=DAYS_LATE)
    late = _story("1", 3_600_000, "0.15", add_months(due, -MONTHS))
    for row in late.state(late.terms.disbursed_on).rows[: MONTHS - 1]:
        late.add(EventType.REPAY, row.due_on, row.open(row.due_on))
    paid = _story("2", 1_200_000, "0.18", add_months(due, -14))
    rows = paid.state(paid.terms.disbursed_on).rows[:6]
    for row in rows:
        paid.add(EventType.REPAY, row.due_on, row.open(row.due_on))
    paid.add(EventType.PAYOFF, rows[-1].due_on + timedelta(days=10))
    return late, paid


def _story(name: str, principal_minor: int, rate: str, on: date) -> Story:
    loan = SourceLoan(
        row_id=f"regular {name}",
        principal_minor=principal_minor,
        term=36,
        annual_rate=rate,
        instalment_minor=0,
        grade="B",
        issue_month="",
        status="",
        balance_minor=0,
        paid_principal_minor=0,
        paid_interest_minor=0,
        purpose="renovation",
    )
    story = Story(loan, Terms.from_json(terms_of(loan, on)), Random(0))
    story.add(EventType.DISBURSE, on, principal_minor)
    return story


async def take_over(when: Calendar, ground: Ground) -> dict[date, dict[UUID, list[Event]]]:
    """Books both with what happened before the cutover; what is still to happen, by day."""
    told = stories(when)
    signed = await _signed(told, ground)
    booked = [
        BookedLoan(
            contract_id=contract_id,
            events=tuple(e for e in in_order(story.events) if e.on < when.cutover),
            grade=story.loan.grade,
            purpose=story.loan.purpose,
        )
        for story, contract_id in zip(told, signed, strict=True)
    ]
    ids = await loans.book_many(DEMO, booked)
    daily: dict[date, dict[UUID, list[Event]]] = defaultdict(dict)
    for story, loan_id in zip(told, ids, strict=True):
        for event in in_order(story.events):
            if event.on >= when.cutover:
                daily[event.on].setdefault(loan_id, []).append(event)
    return daily


async def _signed(told: tuple[Story, ...], ground: Ground) -> list[UUID]:
    """The contracts, or those of an earlier load."""
    labels = [f"demo {story.loan.row_id}" for story in told]
    async with db.transaction() as tx:
        there = {r["source"]: r["id"] for r in await tx.rows(_CONTRACTS, labels)}
        if not there:
            (customer_id,) = await customers.create_in(
                tx, DEMO, [road_person(REGULAR, ground.branches[0])]
            )
            wanted = [
                NewContract(
                    customer_id=customer_id,
                    product_version_id=ground.versions[story.loan.term],
                    signed_on=story.terms.disbursed_on,
                    terms=terms_of(story.loan, story.terms.disbursed_on),
                    source=label,
                )
                for story, label in zip(told, labels, strict=True)
            ]
            there = dict(zip(labels, await contracts.sign_in_bulk(tx, DEMO, wanted), strict=True))
    return [there[label] for label in labels]
