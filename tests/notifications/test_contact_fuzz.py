"""Contact attempts over random rules, zones and clocks: not one that is forbidden, and none
refused that nothing forbids. The judge (oracle.py) is written apart from the gate.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import asyncpg
import pytest

from tests.notifications.clock import at, take_clock
from tests.notifications.oracle import Rules, Someone, offences
from xindai.kernel.errors import Refusal
from xindai.notifications.contact.gate import permit, person_row
from xindai.notifications.contact.types import Contact, ContactChannel, ContactRole, Person, Purpose
from xindai.platform import db as database
from xindai.platform.actor import system_actor

GATE = system_actor("fuzz")
ZONES = (
    "Asia/Shanghai", "Asia/Urumqi", "America/New_York", "America/Havana", "America/St_Johns",
    "Europe/London", "Europe/Lisbon", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Beirut",
    "Africa/Cairo", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Antarctica/Troll", "UTC",
)  # fmt: skip
"""Where the zones of PostgreSQL and of Python agree for 2026. Where they do
not (Africa/Casablanca, by their age), both have to permit: that only ever forbids more."""
PURPOSES, CHANNELS = [str(p) for p in Purpose], [str(c) for c in ContactChannel]
ROLES, REGIONS = [str(r) for r in ContactRole], ["CN", "US", "GB"]
LIMIT_MINUTES = (0, 1, 60, 119, 120, 150, 180, 480, 540, 1260, 1320, 1439, 1440)
TURNS = (
    datetime(2026, 3, 8, 7, tzinfo=UTC),
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 4, 4, 15, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 11, 1, 6, tzinfo=UTC),
    datetime(2026, 12, 31, 16, tzinfo=UTC),
)
"""Clocks are moved somewhere, or a year ends."""


def some(chance: random.Random, pool: list[str]) -> list[str]:
    return [] if chance.random() < 0.5 else sorted(chance.sample(pool, chance.randint(1, 3)))


def a_rule(chance: random.Random, number: int, near: datetime) -> dict[str, Any]:
    """Random, but not so strict that nothing passes."""
    rule: dict[str, Any] = {"code": f"r{number}"}
    for key, pool in (("purposes", PURPOSES), ("channels", CHANNELS), ("regions", REGIONS)):
        if listed := some(chance, pool):
            rule[key] = listed
    if chance.random() < 0.3:
        rule["roles"] = chance.sample(ROLES, 1)
    if chance.random() < 0.5:
        one, two = sorted(chance.sample(LIMIT_MINUTES, 2))
        rule |= {"from_minute": one, "to_minute": two}
    for key, most, odds in (("cap_day", 4, 0.3), ("cap_week", 12, 0.3), ("gap_minutes", 300, 0.15)):
        if chance.random() < odds:
            rule[key] = chance.randint(1, most)
    if chance.random() < 0.1:
        rule["weekdays"] = sorted(chance.sample(range(1, 8), 5))
    if chance.random() < 0.1:
        days = (near.date() + timedelta(days=chance.randint(-1, 4)) for _ in range(2))
        rule["closed_days"] = sorted({day.isoformat() for day in days})
    if chance.random() < 0.05:
        rule["is_forbidden"] = True
    if chance.random() < 0.15:
        rule["no_debt"] = True
    return rule


def a_moment(chance: random.Random, begin: datetime, who: Someone, rules: Rules) -> datetime:
    """Anywhere in ten days, or around the edge of some rule's hours, or of a stop."""
    moment = begin + timedelta(seconds=chance.randint(0, 10 * 86_400))
    kind = chance.random()
    if kind < 0.5:
        edges = [r[k] for r in rules for k in ("from_minute", "to_minute") if k in r] or [0]
        day = moment.astimezone(ZoneInfo(who.zone)).date()
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(who.zone))
        moment = midnight.astimezone(UTC) + timedelta(minutes=chance.choice(edges))
        moment += chance.choice((-1, 0, 1, -3600, 3600)) * timedelta(seconds=1)
    elif kind < 0.6 and who.stops:
        edge = chance.choice(who.stops)
        moment = edge["until"] or edge["from"]
    elif kind < 0.7 and who.done:
        moment = who.done[-1][0] + timedelta(minutes=chance.choice((1, 60, 120, 300)))
    return moment + chance.choice((-1, 0, 0, 1)) * timedelta(microseconds=1)


async def enact(db: Any, rules: Rules) -> None:
    """A version in force; retiring and adding by the owner, because this is not about that."""
    async with db.owner() as owner, owner.transaction():
        await owner.execute(
            "UPDATE contact_rule_set SET status = 'retired', retired_at = now() "
            "WHERE status = 'approved'"
        )
        await owner.execute(
            """INSERT INTO contact_rule_set (id, version, status, rules, makers, checker,
                   approved_at) SELECT $1, max(version) + 1, 'approved', $2, '{a}', 'b', now()
               FROM contact_rule_set""",
            uuid4(),
            json.dumps(rules),
        )


async def a_person(chance: random.Random, begin: datetime) -> tuple[Person, Someone]:
    who = Someone(chance.choice(ROLES), chance.choice(ZONES), chance.choice(REGIONS))
    person = Person(
        role=ContactRole(who.role), subject_id=uuid4(), zone=who.zone, region=who.region
    )
    async with database.transaction() as tx:
        row = await person_row(tx, person, lock=True)
        for _ in range(chance.choice((0, 0, 1, 2))):
            stop = a_stop(chance, begin)
            await tx.execute(
                """INSERT INTO contact_stop (id, person_id, kind, purposes, channels, from_at,
                       until_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, 'x')""",
                uuid4(), row["id"], stop["kind"], stop["purposes"], stop["channels"],
                stop["from"], stop["until"],
            )  # fmt: skip
            who.stops.append(stop)
    return person, who


def a_stop(chance: random.Random, begin: datetime) -> dict[str, Any]:
    start = begin + timedelta(hours=chance.randint(-24, 200))
    return {
        "kind": chance.choice(("stop_request", "cease_and_desist", "dispute", "legal_hold")),
        "purposes": some(chance, PURPOSES),
        "channels": some(chance, CHANNELS),
        "from": start,
        "until": None if chance.random() < 0.3 else start + timedelta(hours=chance.randint(1, 72)),
    }


async def a_try(
    tx: Any, chance: random.Random, person: Person, wanted: tuple[str, str, bool], bare: bool
) -> tuple[str | None, datetime | None, datetime | None]:
    """The code of the refusal or None, the next moment, and until when a permit holds.

    `bare`: past the door, by an INSERT of one's own, as a programmer might try.
    """
    purpose, channel, debt = wanted
    try:
        if not bare:
            contact = Contact(
                person=person,
                purpose=Purpose(purpose),
                channel=ContactChannel(channel),
                tells_debt=debt,
                reference="fuzz",
            )
            return None, None, (await permit(tx, GATE, contact)).valid_until
        async with tx.savepoint():
            row = await tx.row(
                """INSERT INTO contact_attempt (id, person_id, purpose, channel, tells_debt,
                       reference, at, valid_until, created_by)
                   SELECT $1, id, $4, $5, $6, 'bare', now(), 'infinity', 'x' FROM contact_person
                   WHERE role = $2 AND subject_id = $3 RETURNING valid_until""",
                uuid4(), person.role.value, person.subject_id, purpose, channel, debt,
            )  # fmt: skip
            return None, None, row["valid_until"]
    except Refusal as no:
        return no.code, no.extra.get("next_at"), None


async def a_policy(db: Any, chance: random.Random, attempts: int, seen: Counter[str]) -> None:
    """One set of rules, some persons, attempts in any order of the clock."""
    begin = chance.choice(TURNS) - timedelta(days=chance.randint(1, 4))
    rules = [a_rule(chance, number, begin) for number in range(chance.randint(1, 7))]
    rules.append({"code": "wide", "from_minute": 0, "to_minute": 1440})
    await enact(db, rules)
    people = [await a_person(chance, begin) for _ in range(max(1, attempts // 50))]
    for person, who in people:
        moments = sorted(a_moment(chance, begin, who, rules) for _ in range(50))
        async with database.transaction() as tx:
            for number, moment in enumerate(moments):
                wanted = (chance.choice(PURPOSES), chance.choice(CHANNELS), chance.random() < 0.3)
                if number and chance.random() < 0.3:  # just after one that was let in
                    moment = max(moment, moments[number - 1])
                await at(tx, moment)
                against = offences(rules, who, moment, *wanted)
                code, next_at, valid = await a_try(
                    tx, chance, person, wanted, chance.random() < 0.3
                )
                seen[code or "permitted"] += 1
                assert (code is None) == (not against), (rules, who, moment, wanted, code, against)
                if code is None:
                    who.done.append((moment, *wanted[:2]))
                    check_validity(rules, who, moment, wanted, valid)
                else:
                    assert code in against, (code, against)
                    if next_at is not None:
                        assert next_at > moment
                        assert not offences(rules, who, next_at, *wanted), (next_at, wanted)


def check_validity(
    rules: Rules, who: Someone, moment: datetime, wanted: Any, valid: datetime | None
) -> None:
    """To the last moment of a permit the hours are right (caps count the contact itself)."""
    assert valid is not None and moment <= valid <= moment + timedelta(minutes=10)
    end = max(moment, valid - timedelta(microseconds=1))
    for instant in (end, moment + (end - moment) / 2):
        late = offences(rules, who, instant, *wanted)
        assert not late & {"CONTACT_OUT_OF_HOURS", "CONTACT_CLOSED_DAY"}, (
            f"{moment} {valid} {late} {who.zone} {wanted} {rules}"
        )


async def fuzz(db: Any, attempts: int, seed: int, a_round: int = 500) -> Counter[str]:
    await take_clock(db)
    chance, seen = random.Random(seed), Counter[str]()
    while seen.total() < attempts:
        await a_policy(db, chance, a_round, seen)
    return seen


async def test_no_forbidden_contact_in_a_few_thousand(db: Any) -> None:
    seen = await fuzz(db, 3_000, seed=6)
    assert min(seen[code] for code in ("permitted", "CONTACT_OUT_OF_HOURS")) > 100, seen


@pytest.mark.nightly
async def test_no_forbidden_contact_in_a_hundred_thousand(db: Any) -> None:
    seen = await fuzz(db, 100_000, seed=random.SystemRandom().randint(0, 10**9))
    print(dict(seen))
    assert min(seen.values()) > 50, seen


async def test_at_the_same_time(db: Any) -> None:
    """Forty at once on one person by both ways: the cap of three holds, and the stop too."""
    await take_clock(db)
    await enact(db, [{"code": "c", "from_minute": 0, "to_minute": 1440, "cap_day": 3}])
    person = Person(role=ContactRole.CUSTOMER, subject_id=UUID(int=7))
    noon = datetime(2026, 5, 4, 4, tzinfo=UTC)

    async def one(number: int) -> str | None:
        async with database.transaction() as tx:
            await at(tx, noon + timedelta(seconds=number))
            wanted = ("collection", CHANNELS[number % 6], True)
            if not number % 2:
                await person_row(tx, person, lock=False)
            code, _, _ = await a_try(tx, random.Random(), person, wanted, bare=not number % 2)
            return code

    codes = Counter(await asyncio.gather(*(one(number) for number in range(40))))
    assert codes == {None: 3, "CONTACT_DAY_CAP": 37}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE contact_attempt SET at = now() - interval '1 day'",
        "DELETE FROM contact_attempt",
        "TRUNCATE contact_attempt CASCADE",
        "ALTER TABLE contact_attempt DISABLE TRIGGER contact_attempt_gate",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION contact_clock() RETURNS timestamptz LANGUAGE sql AS 'SELECT 1'",
        "DROP TRIGGER contact_attempt_gate ON contact_attempt",
        "DELETE FROM contact_stop",
    ],
)
async def test_the_application_cannot_take_the_gate_away(db: Any, sql: str) -> None:
    with pytest.raises(asyncpg.PostgresError) as refused:
        await database.pool().execute(sql)
    assert refused.value.sqlstate in ("42501", "XD003")
