"""Sets the road of the demo: after the portfolio, on its business date."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from xindai.demo.people import road_person
from xindai.demo.road import house, regulars
from xindai.demo.road.borrowers import SOLID, Borrower, arrive, enter, leave, register
from xindai.demo.road.desk import Case, lead, look
from xindai.demo.road.ends import end
from xindai.demo.road.plan import APPLICATIONS, BLACKLISTED, Wanted
from xindai.demo.road.stage import Stage, stage
from xindai.demo.road.work import DECIDE, settle
from xindai.graphql.base.node import from_id
from xindai.kernel.ids import new_id
from xindai.platform import db

Progress = Callable[[str, int, int], object]
T = TypeVar("T")
AT_ONCE: Final = 4
HELD: Final = "held"
_AGE: Final = """
UPDATE application SET entered_at = entered_at - make_interval(hours => $2),
    due_at = due_at - make_interval(hours => $2)
WHERE id = $1 AND entered_at > now() - interval '1 hour'
"""
_HOLD: Final = """
UPDATE job SET due_at = now() + interval '30 days'
WHERE kind = 'application_decide' AND status = 'queued' AND payload ->> 'application' = $1
"""


async def load(redis_url: str, today: date, tell: Progress, *, began_before: bool) -> None:
    """Borrowers, their applications, and the house around them."""
    async with stage(redis_url, began_before=began_before) as on:
        await house.furnish(on)
        people = await _people(on, tell)
        await _lists(on, today)
        with_loan, with_offer = people[regulars.WITH_LOAN], people[regulars.WITH_OFFER]
        await regulars.with_loan(on, with_loan)
        await regulars.with_offer(on, with_offer)
        await _applications(on, people, tell)
        await house.contest(on)
        await house.wait_for_checkers(on, people[APPLICATIONS[3].number], with_offer, today)
        await leave(people.values())


async def _people(on: Stage, tell: Progress) -> dict[int, Borrower]:
    """Everybody by number; who is only registered is not among them."""
    listed = (await house.branches(on)).items()
    ids = {code: from_id("Branch", key, "branchId", "BRANCH_NOT_FOUND") for code, key in listed}
    branch = {regulars.WITH_LOAN: "SH", regulars.WITH_OFFER: "SH"}
    branch |= {wanted.number: wanted.branch for wanted in APPLICATIONS}
    traits = {wanted.number: wanted.trait for wanted in APPLICATIONS}
    who = {number: road_person(number, ids[code]) for number, code in branch.items()}
    there = await enter(who.values())
    total, made = len(who), dict[int, Borrower]()

    async def one(number: int) -> None:
        person, trait = who[number], traits.get(number, SOLID)
        made[number] = await arrive(on, number, person, there[person.source], trait)
        tell("borrowers registered", len(made), total)

    await _some_at_once(one, who)
    await register(on, regulars.NEW, road_person(regulars.NEW, ids["HO"]))
    return made


async def _lists(on: Stage, today: date) -> None:
    nowhere = new_id()
    black, white = (
        road_person(n, nowhere).id_number for n in (BLACKLISTED, APPLICATIONS[0].number)
    )
    await house.lists(on, black, white, today)


async def _applications(on: Stage, people: dict[int, Borrower], tell: Progress) -> None:
    """All are handed in, decided together, and then led to where the plan wants them."""
    cases: dict[int, Case] = {}

    async def enter_one(wanted: Wanted) -> None:
        cases[wanted.number] = await _entered(on, wanted, people[wanted.number])

    await _some_at_once(enter_one, APPLICATIONS)
    for wanted in APPLICATIONS:
        if wanted.then == HELD:
            await _change(_HOLD, str(_row(cases[wanted.number])))
    await settle(on, DECIDE)
    done = 0

    async def finish(wanted: Wanted) -> None:
        nonlocal done
        case = cases[wanted.number]
        await (lead(on, case, wanted.to) if wanted.is_led else look(on, case))
        await end(on, case, wanted.to, wanted.then)
        done += 1
        tell("applications led on", done, len(cases))

    await _some_at_once(finish, APPLICATIONS)
    for wanted in APPLICATIONS:
        if wanted.age_hours:
            await _change(_AGE, _row(cases[wanted.number]), wanted.age_hours)


async def _entered(on: Stage, wanted: Wanted, who: Borrower) -> Case:
    """A draft, handed in unless it is to stay one."""
    about: dict[str, Any] = {"productVersionId": on.products[wanted.product]}
    if wanted.then != "incomplete":
        about |= {"amount": wanted.amount, "instalments": wanted.instalments}
        about |= {"method": wanted.method, "purpose": wanted.purpose}
    if not wanted.by_officer:
        case = await regulars.draft(who, "road", **about)
        if wanted.to != "DRAFT":
            await regulars.submit(case)
        return case
    officer, key = await on.staff("officer"), f"{who.number}-road"
    about |= {"customerId": house.customer(who), "documentIds": who.papers, "channel": "branch"}
    told = await officer.do("applicationDraftSave", f"{key}-draft", "application { id }", **about)
    case = Case(key, who, told["application"]["id"])
    if wanted.to != "DRAFT":
        await officer.do("applicationSubmit", f"{key}-submit", applicationId=case.id)
    return case


def _row(case: Case) -> UUID:
    return from_id("Application", case.id, "applicationId", "APPLICATION_NOT_FOUND")


async def _change(sql: str, *arguments: Any) -> None:
    """What a day of waiting would have changed."""
    async with db.transaction() as tx:
        await tx.execute(sql, *arguments)


async def _some_at_once(act: Callable[[T], Awaitable[None]], these: Iterable[T]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(each: T) -> None:
        async with gate:
            await act(each)

    async with asyncio.TaskGroup() as together:
        for each in these:
            together.create_task(one(each))
