"""Who may examine what: queues, claims, four eyes, conflicts of interest, authority."""

from __future__ import annotations

import itertools
from uuid import UUID

import pytest

from tests.origination.conftest import (
    ALL_MATCH,
    PEOPLE,
    SYSTEM,
    Road,
    S,
    refused,
    with_permissions,
)
from xindai.decisioning.types import Outcome
from xindai.kernel.ids import new_id
from xindai.origination import api
from xindai.origination.rules import Authority, levels_needed
from xindai.origination.types import (
    ApplicationFilter,
    ApplicationOrder,
    AuthorityStatus,
    PhoneVerdict,
)
from xindai.origination.types import ApplicationVerb as V
from xindai.platform import db as database
from xindai.platform.actor import Actor


async def test_nobody_examines_what_he_made(road: Road) -> None:
    """A customer manager with every right of the queues is still the maker."""
    all_rights = frozenset[str]().union(*(a.permissions for a in road.people.values()))
    maker = with_permissions(road.officer, *all_rights)
    road.people["maker"] = maker
    road.verdict.needs_phone_check, road.verdict.review_levels = True, 2
    key = await road.decided(maker)
    await refused("OWN_APPLICATION", api.claim(maker, key, "m1"))
    assert await api.claim_next(maker, S.PHONE_VERIFICATION, None, None, "m2") is None
    await road.call("caller", key)
    for login in ("caller", "one", "two"):
        road.people[login] = with_permissions(road.people[login], *all_rights)
    await refused("OWN_APPLICATION", api.claim(maker, key, "m3"))
    await refused("OWN_APPLICATION", api.claim(road.caller, key, "c1"))
    await road.approve("one", key)
    for login in ("maker", "caller", "one"):
        await refused("OWN_APPLICATION", api.claim(road.people[login], key, f"{login}2"))
    await road.approve("two", key)
    assert await road.status(key) is S.APPROVED


@pytest.mark.parametrize("levels", [1, 2, 3])
async def test_each_level_is_another_person(road: Road, levels: int) -> None:
    """Two who hold all three levels are not enough for three."""
    rights = road.one.permissions | road.two.permissions | road.three.permissions
    for login in ("one", "two", "three"):
        road.people[login] = with_permissions(road.people[login], *rights)
    road.verdict.review_levels = levels
    key = await road.decided()
    for n, login in enumerate(("one", "two", "three")[:levels], 1):
        if n > 1:
            await refused("OWN_APPLICATION", api.claim(road.one, key, f"again-{n}"))
        await road.approve(login, key)
    assert await road.status(key) is S.APPROVED
    reviews = (await api.reviews_of(road.auditor, [key]))[key]
    assert [r.level for r in reviews] == list(range(1, levels + 1))
    assert len({r.reviewer for r in reviews}) == levels


async def test_who_resubmitted_is_a_maker_too(road: Road) -> None:
    key = await road.decided(road.officer)
    await road.send_back("one", key, "income_proof")
    other = with_permissions(road.officer2, *road.one.permissions)
    await api.submit(other, key, "again")
    await refused("OWN_APPLICATION", api.claim(other, key, "c"))


async def test_the_queue_takes_its_permission_and_a_claim(road: Road) -> None:
    key = await road.decided()
    await refused("ABOVE_AUTHORITY", api.claim(road.two, key, "a"))
    await refused("FORBIDDEN", api.claim(road.officer, key, "b"))
    await refused("NOT_CLAIMED", api.approve(road.one, key, None, None, "c"))
    await refused(
        "WRONG_STATUS", api.phone_check(road.caller, key, PhoneVerdict.PASSED, ALL_MATCH, "d")
    )
    await road.claim("one", key)
    await refused("CLAIMED_BY_ANOTHER", api.claim(road.one2, key, "e"))
    await refused("CLAIMED_BY_ANOTHER", api.approve(road.one2, key, None, None, "f"))
    await refused("CLAIMED_BY_ANOTHER", api.send_back(road.one2, key, (), "缺", "f2"))
    await refused("ABOVE_AUTHORITY", api.approve(road.two, key, None, None, "g"))
    await refused("CLAIMED_BY_ANOTHER", api.release(road.one2, key, "h"))
    async with database.transaction() as tx:
        await tx.execute("UPDATE application SET claimed_until = now() - interval '1 second'")
    await refused("NOT_CLAIMED", api.approve(road.one, key, None, None, "i"))
    assert (await api.get_application(SYSTEM, key)).claimed_by is None
    await road.claim("one2", key)  # it ran out
    await api.release(road.manager, key, "j")  # who assigns may take it away
    await refused("NOT_CLAIMED", api.release(road.manager, key, "k"))
    await road.approve("one", key)
    await refused("WRONG_STATUS", api.claim(road.one2, key, "l"))
    await refused("WRONG_STATUS", api.release(road.one2, key, "m"))


async def test_the_next_one_is_the_most_urgent(road: Road) -> None:
    others = [await road.product(f"P{n}") for n in range(2, 5)]
    keys = [await road.decided()]
    keys += [await road.decided(product_version_id=version) for version in others]
    async with database.transaction() as tx:
        for n, key in enumerate(keys):
            sql = "UPDATE application SET due_at = now() + make_interval(hours => $2) WHERE id = $1"
            await tx.execute(sql, key, 10 - n)
    assert await api.claim_next(road.one, S.REVIEW_1, None, None, "a") == keys[3]
    assert await api.claim_next(road.one, S.REVIEW_1, None, None, "a") == keys[3]  # the same key
    assert await api.claim_next(road.one2, S.REVIEW_1, None, None, "b") == keys[2]
    branch = road.lender.branch_id
    assert await api.claim_next(road.one, S.REVIEW_1, branch, None, "c") == keys[1]
    assert await api.claim_next(road.one, S.REVIEW_1, new_id(), None, "d") is None
    await refused("ABOVE_AUTHORITY", api.claim_next(road.one, S.REVIEW_2, None, None, "e"))
    await refused("ABOVE_AUTHORITY", api.claim_next(road.one, S.DRAFT, None, None, "f"))
    wanted = ApplicationFilter(statuses=(S.REVIEW_1,), is_claimed=False)
    page = await api.find_applications(road.one, wanted, ApplicationOrder.DUE_FIRST, 10)
    assert [view.id for view in page.applications] == [keys[0]]


async def test_a_conflict_keeps_away_from_the_customer_and_his_kin(road: Road) -> None:
    key = await road.decided()
    reason = "申请人是我的表弟"
    await refused("REASON_MISSING", api.declare_conflict(road.one, None, road.customer_id, "", "a"))
    made = await api.declare_conflict(road.one, None, road.customer_id, reason, "b")
    assert await api.declare_conflict(road.one, None, road.customer_id, reason, "c") == made
    await refused("CONFLICT_OF_INTEREST", api.claim(road.one, key, "d"))
    assert await api.claim_next(road.one, S.REVIEW_1, None, None, "e") is None
    other = road.staff_id("one2")
    mine = api.declare_conflict(road.one, other, road.customer_id, reason, "f")
    await refused("FORBIDDEN", mine)
    await api.declare_conflict(road.manager, other, road.customer_id, reason, "g")
    await refused("CONFLICT_OF_INTEREST", api.claim(road.one2, key, "h"))
    assert {c.staff_name for c in await api.conflicts(road.manager)} == {"one", "one2"}
    assert {c.staff_name for c in await api.conflicts(road.one)} == {"one"}
    one = with_permissions(road.one, "application.assign")
    await refused("OWN_CONFLICT", api.end_conflict(one, made, "i"))
    await refused("FORBIDDEN", api.end_conflict(road.one, made, "j"))
    await api.end_conflict(road.manager, made, "k")
    await refused("CONFLICT_NOT_FOUND", api.end_conflict(road.manager, made, "l"))
    await road.claim("one", key)


async def test_a_conflict_that_comes_later_stops_the_examiner(road: Road) -> None:
    """Declared with the application in hand: and for a relative of the applicant."""
    key = await road.decided()
    await road.claim("one", key)
    mother = await road.person("王芳", "110105198001010024", "13900139000")
    async with database.transaction() as tx:
        await tx.execute(
            """INSERT INTO customer_relation (id, customer_id, other_id, kind, added_by)
               VALUES (uuidv7(), $1, $2, 'parent_of', 'staff:x')""",
            mother,
            road.customer_id,
        )
    await api.declare_conflict(road.one, None, mother, "邻居", "a")
    await refused("CONFLICT_OF_INTEREST", api.approve(road.one, key, None, None, "b"))
    assert (await api.next_verbs(road.one, [key]))[key] == ()


async def test_a_hand_over_goes_to_who_may(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)

    async def over(actor: Actor, login: str, reason: str = "休假") -> None:
        await api.hand_over(actor, key, road.staff_id(login), reason, next(road.keys))

    await refused("REASON_MISSING", over(road.one, "one2", " "))
    await refused("COLLEAGUE_MAY_NOT", over(road.one, "two"))
    nobody = api.hand_over(road.one, key, new_id(), "休假", "n")
    await refused("COLLEAGUE_NOT_FOUND", nobody)
    await refused("CLAIMED_BY_ANOTHER", over(road.one2, "one2"))
    await api.declare_conflict(road.one2, None, road.customer_id, "同学", "c")
    await refused("COLLEAGUE_MAY_NOT", over(road.one, "one2"))
    (conflict,) = await api.conflicts(road.manager)
    await api.end_conflict(road.manager, conflict.id, "e")
    await over(road.one, "one2")
    view = await api.get_application(SYSTEM, key)
    assert view.claimed_by == road.one2.id
    await refused("CLAIMED_BY_ANOTHER", api.approve(road.one, key, None, None, "a"))
    await over(road.manager, "one")
    events = (await api.events_of(SYSTEM, [key]))[key]
    assert [e.reason for e in events if e.verb == "hand_over"] == ["休假", "休假"]
    assert [e for e in (await api.events_of(road.borrower, [key]))[key] if e.verb == "claim"] == []
    kinds = await database.pool().fetch("SELECT recipient, kind FROM notification")
    assert (road.one2.id, "application.assigned") in {tuple(r) for r in kinds}


A, B = UUID(int=1), UUID(int=2)
RULES = [
    Authority(0, None, None, 100),
    Authority(1, None, None, 500),
    Authority(2, None, None, 2000),
    Authority(3, None, None, 10_000),
    Authority(0, A, None, 50),
    Authority(0, None, "A", 300),
    Authority(0, A, "A", 400),
    Authority(1, None, "E", 0),
    Authority(2, B, "E", 1000),
]
MATRIX = {
    # product, grade: the most that each level may decide
    (A, "A"): (400, 500, 2000, 10_000),
    (A, "B"): (50, 500, 2000, 10_000),
    (A, "E"): (50, 0, 2000, 10_000),
    (B, "A"): (300, 500, 2000, 10_000),
    (B, "B"): (100, 500, 2000, 10_000),
    (B, "E"): (100, 0, 1000, 10_000),
}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("product", "grade"), list(MATRIX))
def test_the_matrix_of_authority(product: UUID, grade: str, order: int) -> None:
    """Every product and grade at, below and above each bound, whatever order the rules have."""
    bounds = MATRIX[product, grade]
    for amount in {bound + step for bound, step in itertools.product(bounds, (-1, 0, 1))} - {-1, 0}:
        wanted = next((level for level in range(4) if amount <= bounds[level]), None)
        assert levels_needed(RULES[::order], amount, product, grade) == wanted, amount
    assert levels_needed([], 1, product, grade) is None


async def test_a_rule_of_authority_takes_two_people(road: Road) -> None:
    first = await propose(road, 0, 3_000_000)
    await refused("OWN_AUTHORITY", api.decide_authority(road.risk, first, True, "a"))
    await refused("FORBIDDEN", api.decide_authority(road.manager, first, True, "b"))
    await api.decide_authority(road.three, first, True, "c")
    await refused("AUTHORITY_NOT_FOUND", api.decide_authority(road.three, first, True, "d"))
    second = await propose(road, 0, 9_000_000)
    await api.decide_authority(road.three, second, False, "e")
    found = await api.authority_rules(road.auditor, [AuthorityStatus.ACTIVE])
    seeded = {rule.reason for rule in found if rule.level > 0}
    assert seeded == {"标准审批权限 / Standard of a new installation"}
    assert [(r.level, r.max_amount_minor) for r in found] == [
        (0, 3_000_000),
        (1, 5_000_000),
        (2, 20_000_000),
        (3, 10_000_000_000),
    ]
    statuses = [r.status for r in await api.authority_rules(road.auditor) if r.level == 0]
    assert sorted(statuses) == ["active", "rejected", "replaced"]
    road.verdict.outcome, road.verdict.review_levels = Outcome.APPROVE, 0
    key = await road.decided(amount_minor=3_000_000)
    assert await road.status(key) is S.APPROVED


async def propose(road: Road, level: int, most: int, grade: str | None = None) -> UUID:
    return await api.propose_authority(
        road.risk,
        level=level,
        product_id=None,
        grade=grade,
        currency="CNY",
        max_amount_minor=most,
        reason="季度调整",
        key=next(road.keys),
    )


@pytest.mark.parametrize(
    ("amount", "asked", "levels"),
    [(1_000_000, 0, 1), (5_010_000, 1, 2), (20_010_000, 1, 3), (1_000_000, 3, 3)],
)
async def test_levels_are_the_larger_of_decision_and_authority(
    road: Road, amount: int, asked: int, levels: int
) -> None:
    road.verdict.review_levels = asked
    key = await road.decided(amount_minor=amount)
    assert (await api.get_application(SYSTEM, key)).review_levels == levels
    for login in ("one", "two", "three")[:levels]:
        assert await road.status(key) is not S.APPROVED
        await road.approve(login, key)
    assert await road.status(key) is S.APPROVED


async def test_authority_that_shrank_adds_a_level_and_at_the_top_says_no(road: Road) -> None:
    key = await road.decided(amount_minor=4_000_000)
    for level, most in ((1, 1_000_000), (2, 2_000_000), (3, 3_000_000)):
        rule = await propose(road, level, most)
        await api.decide_authority(road.three, rule, True, next(road.keys))
    await road.approve("one", key)
    assert await road.status(key) is S.REVIEW_2
    await road.approve("two", key)
    await road.claim("three", key)
    await refused("ABOVE_AUTHORITY", api.approve(road.three, key, None, None, "a"))
    await api.approve(road.three, key, 3_000_000, None, "b")
    assert (await api.get_application(SYSTEM, key)).offered_minor == 3_000_000


async def test_next_verbs_are_what_the_doors_let_do(road: Road) -> None:
    key = await road.draft()

    async def may(login: str) -> set[V]:
        actor = road.borrower if login == "borrower" else road.people[login]
        return set((await api.next_verbs(actor, [key]))[key])

    assert await may("borrower") == {V.SAVE, V.SUBMIT, V.WITHDRAW}
    assert await may("auditor") == set()
    await api.submit(road.borrower, key, "s")
    await road.run_decision()
    assert await may("borrower") == {V.WITHDRAW}
    assert await may("one") == set()
    await road.claim("one", key)
    assert await may("one") == {V.REVIEW_APPROVE, V.REVIEW_REJECT, V.RETURN}
    assert await may("one2") == set()
    await api.approve(road.one, key, None, None, "a")
    assert await may("borrower") == await may("officer") == {V.ACCEPT_OFFER, V.WITHDRAW}


async def test_another_branch_and_another_borrower_find_nothing(road: Road) -> None:
    key = await road.decided()
    elsewhere = Actor(road.one.id, road.one.kind, road.one.permissions, "/B2/")
    neighbour = Actor("borrower:n", road.borrower.kind, customer_id=new_id())
    for actor in (elsewhere, neighbour):
        await refused("APPLICATION_NOT_FOUND", api.get_application(actor, key))
        page = await api.find_applications(actor, ApplicationFilter(), ApplicationOrder.NEWEST, 10)
        assert page.applications == ()
        assert await api.events_of(actor, [key]) == {}
        assert await api.offer_quote(actor, key) is None
        assert await api.missing_in(actor, [key]) == {}
    await refused("APPLICATION_NOT_FOUND", api.claim(elsewhere, key, "a"))
    await refused("APPLICATION_NOT_FOUND", api.withdraw(neighbour, key, None, "b"))
    assert await api.claim_next(elsewhere, S.REVIEW_1, None, None, "c") is None
    async with database.transaction() as tx:
        await refused("APPLICATION_NOT_FOUND", api.approved_offer(tx, neighbour, key))
    assert set(PEOPLE) <= set(road.people)
