"""The gate in stories: hours where the person lives, caps, third parties, stops, versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.notifications.clock import at, take_clock
from xindai.kernel.errors import Refusal
from xindai.notifications import api
from xindai.notifications.api import (
    Contact,
    ContactChannel,
    ContactRole,
    NewStop,
    Person,
    Purpose,
    Rule,
    StopKind,
)
from xindai.notifications.errors import next_moment
from xindai.platform import db as database
from xindai.platform.actor import system_actor

DESK = system_actor("desk")
COLLECTOR, MANAGER = staff("collections", name="collector"), staff("branch_manager", name="boss")
WRITER, CHECKER = staff("risk_manager", name="writer"), staff("product_manager", name="checker")
LI = Person(role=ContactRole.CUSTOMER, subject_id=UUID(int=1))
NOON = datetime(2026, 5, 4, 4, 0, tzinfo=UTC)
"""Noon of a Monday in Shanghai."""
CALL = Contact(
    person=LI,
    purpose=Purpose.COLLECTION,
    channel=ContactChannel.CALL,
    tells_debt=True,
    reference="case:1",
)


@pytest.fixture(autouse=True)
async def _clock(db: Any) -> None:
    await take_clock(db)


async def tried(moment: datetime, contact: Contact = CALL) -> Refusal | None:
    """The refusal of a contact at a moment, or None."""
    async with database.transaction() as tx:
        await at(tx, moment)
        try:
            await api.permit(tx, DESK, contact)
        except Refusal as no:
            return no
    return None


async def code(moment: datetime, contact: Contact = CALL) -> str | None:
    no = await tried(moment, contact)
    return no and no.code


async def test_nobody_is_called_at_night_where_he_lives(db: Any) -> None:
    ten = datetime(2026, 5, 4, 14, 0, tzinfo=UTC)
    assert await code(ten - timedelta(seconds=1)) is None
    no = await tried(ten)
    assert no is not None and no.code == "CONTACT_OUT_OF_HOURS"
    assert next_moment(no) == datetime(2026, 5, 5, 0, 0, tzinfo=UTC)
    abroad = replace(CALL, person=replace(LI, subject_id=UUID(int=2), zone="America/New_York"))
    assert await code(ten, abroad) is None
    assert await code(NOON, abroad) == "CONTACT_OUT_OF_HOURS"


async def test_three_calls_a_day_and_the_fourth_tomorrow(db: Any) -> None:
    for number in range(3):
        assert await code(NOON + timedelta(minutes=number)) is None
    no = await tried(NOON + timedelta(hours=1))
    assert no is not None and (no.code, next_moment(no)) == (
        "CONTACT_DAY_CAP",
        datetime(2026, 5, 5, 0, 0, tzinfo=UTC),
    )
    text = replace(CALL, channel=ContactChannel.SMS)
    assert [await code(NOON + timedelta(hours=2, minutes=n), text) for n in range(4)] == [
        None,
        None,
        None,
        "CONTACT_DAY_CAP",
    ], "six over all channels"
    assert await code(NOON + timedelta(days=1)) is None


async def test_a_third_party_is_called_once_and_told_nothing(db: Any) -> None:
    friend = replace(LI, role=ContactRole.THIRD_PARTY, subject_id=UUID(int=3))
    asked = replace(CALL, person=friend, tells_debt=False, about_id=LI.subject_id)
    assert await code(NOON, replace(asked, tells_debt=True)) == "CONTACT_TELLS_DEBT"
    assert await code(NOON, replace(asked, channel=ContactChannel.SMS)) == "CONTACT_FORBIDDEN"
    assert await code(NOON, asked) is None
    assert await code(NOON + timedelta(hours=1), asked) == "CONTACT_DAY_CAP"
    seen = await api.attempts_of(COLLECTOR, LI.subject_id)
    assert [(view.role, view.at) for view in seen] == [(ContactRole.THIRD_PARTY, NOON)]


async def test_who_says_stop_is_left_alone_until_it_is_lifted(db: Any) -> None:
    wanted = NewStop(
        person=LI, kind=StopKind.STOP_REQUEST, channels=(ContactChannel.CALL,), reference="case:1"
    )
    stop = await api.add_stop(COLLECTOR, wanted, "k")
    assert await api.add_stop(COLLECTOR, wanted, "k") == stop
    later = datetime.now(UTC) + timedelta(days=1)
    noon = later.replace(hour=4)
    no = await tried(noon)
    assert no is not None and (no.code, next_moment(no)) == ("CONTACT_STOPPED", None)
    assert await code(noon, replace(CALL, channel=ContactChannel.SMS)) is None
    with pytest.raises(Refusal, match="do not allow"):
        await api.lift_stop(COLLECTOR, stop, "他同意了", "l")
    await api.lift_stop(MANAGER, stop, "他同意了", "l")
    assert await code(noon) is None
    with pytest.raises(Refusal) as again:
        await api.lift_stop(MANAGER, stop, "再来", "l2")
    assert again.value.code == "CONTACT_STOP_LIFTED"
    (view,) = await api.stops_of(COLLECTOR, [LI.subject_id])
    assert (view.kind, view.lifted_by) == (StopKind.STOP_REQUEST, "staff:boss")


async def test_a_stop_is_well_formed(db: Any) -> None:
    dead = NewStop(person=LI, kind=StopKind.DECEASED, purposes=(Purpose.COLLECTION,))
    past = NewStop(person=LI, kind=StopKind.DISPUTE, until_at=NOON)
    odd = NewStop(person=LI, kind=StopKind.DISPUTE, reference="张三 说的")
    nowhere = NewStop(person=replace(LI, zone="Mars/Base"), kind=StopKind.DISPUTE)
    for number, (wanted, refused) in enumerate(
        (
            (dead, "CONTACT_STOP_WHOLE"),
            (past, "INVALID_CONTACT_STOP"),
            (odd, "INVALID_CONTACT_STOP"),
            (nowhere, "CONTACT_ZONE_UNKNOWN"),
        )
    ):
        with pytest.raises(Refusal) as no:
            await api.add_stop(COLLECTOR, wanted, f"k{number}")
        assert no.value.code == refused


async def test_rules_are_put_in_force_by_two(db: Any) -> None:
    rules = [
        Rule(code="hours", zh="时段", en="Hours", from_minute=600, to_minute=720),
        Rule(code="holiday", zh="假日", en="Holiday", closed_days=(date(2026, 5, 5),)),
    ]
    draft = await api.write_rules(WRITER, rules, "w")
    assert await api.write_rules(WRITER, rules, "w2") == draft, "one draft at a time"
    await api.submit_rules(WRITER, draft, "s")
    with pytest.raises(Refusal) as busy:
        await api.write_rules(CHECKER, rules, "w3")
    assert busy.value.code == "WRONG_CONTACT_RULES_STATUS"
    with pytest.raises(Refusal) as own:
        await api.approve_rules(WRITER, draft, "a")
    assert own.value.code == "OWN_CONTACT_RULES"
    await api.return_rules(CHECKER, draft, "时段太宽", "r")
    await api.submit_rules(WRITER, draft, "s2")
    assert await code(NOON) is None, "the standard rules are in force until then"
    await api.approve_rules(CHECKER, draft, "a2")
    no = await tried(NOON)
    assert no is not None and (no.code, next_moment(no)) == (
        "CONTACT_OUT_OF_HOURS",
        datetime(2026, 5, 6, 2, 0, tzinfo=UTC),
    ), "the day after the holiday"
    found = await api.rule_sets(CHECKER)
    assert [(view.version, view.status.value) for view in found] == [
        (2, "approved"),
        (1, "retired"),
    ]
    assert found[0].rules == tuple(rules)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (Rule(code="X"), "rules.0.code"),
        (Rule(code="ok", zh="甲", en="a"), "rules.0"),
        (Rule(code="ok", zh="", en="a", cap_day=1), "rules.0.zh"),
        (Rule(code="ok", zh="甲", en="a", from_minute=60), "rules.0.toMinute"),
        (Rule(code="ok", zh="甲", en="a", from_minute=60, to_minute=60), "rules.0.toMinute"),
        (Rule(code="ok", zh="甲", en="a", cap_day=-1), "rules.0.capDay"),
        (Rule(code="ok", zh="甲", en="a", weekdays=(0,)), "rules.0.weekdays"),
        (Rule(code="ok", zh="甲", en="a", cap_day=1, regions=("cn",)), "rules.0.regions"),
    ],
)
async def test_rules_that_do_not_fit_are_not_kept(db: Any, rule: Rule, field: str) -> None:
    with pytest.raises(Refusal) as no:
        await api.write_rules(WRITER, [rule], "w")
    assert (no.value.code, no.value.field) == ("INVALID_CONTACT_RULES", field)


async def test_without_rules_nobody_is_contacted(db: Any) -> None:
    async with db.owner() as owner:
        await owner.execute("UPDATE contact_rule_set SET status = 'retired', retired_at = now()")
    assert await code(NOON) == "CONTACT_NO_RULES"


async def test_may_we_call_at_a_moment(db: Any) -> None:
    asked = (LI, Purpose.COLLECTION, ContactChannel.VISIT)
    evening = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
    found = await api.may_contact(COLLECTOR, *asked, tells_debt=True, at=evening)
    assert (found.code, found.rule) == ("CONTACT_OUT_OF_HOURS", "collection_visits")
    assert found.next_at == datetime(2026, 5, 5, 1, 0, tzinfo=UTC)
    assert (await api.may_contact(COLLECTOR, *asked, tells_debt=True, at=NOON)).is_permitted
    assert await database.pool().fetchval("SELECT count(*) FROM contact_person") == 0
