"""The one way to a contact: lock the person, decide, write the attempt down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from xindai.kernel.ids import new_id
from xindai.notifications import errors
from xindai.notifications.contact.rules import decide
from xindai.notifications.contact.types import (
    Contact,
    ContactChannel,
    ContactPermit,
    Facts,
    Past,
    Person,
    Purpose,
    Rule,
    Stop,
    StopKind,
)
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_ADD: Final = """
INSERT INTO contact_person (id, role, subject_id, zone, region) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (role, subject_id) DO NOTHING
"""
_PERSON: Final = """
SELECT id, zone, region FROM contact_person WHERE role = $1 AND subject_id = $2
"""
_LOCK: Final = f"{_PERSON} FOR NO KEY UPDATE"
_MOVED: Final = "UPDATE contact_person SET zone = $2, region = $3 WHERE id = $1"
_RULES: Final = """
SELECT contact_clock() AS at, r.id,
    CASE WHEN r.id = ANY ($1::uuid[]) THEN NULL ELSE r.rules END AS rules
FROM (VALUES (1)) one LEFT JOIN contact_rule_set r ON r.status = 'approved'
"""
_STOPS: Final = """
SELECT kind, purposes, channels, from_at, until_at FROM contact_stop
WHERE person_id = $1 AND lifted_at IS NULL
"""
_PAST: Final = """
SELECT at, purpose, channel FROM contact_attempt WHERE person_id = $1
AND at > contact_clock() - make_interval(mins => $2) ORDER BY at
"""
_ATTEMPT: Final = """
INSERT INTO contact_attempt (id, person_id, purpose, channel, tells_debt, about_id, reference,
    created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING at, valid_until
"""
LOOK_BACK_MINUTES: Final = 9 * 24 * 60
"""More than the seven days of a weekly cap in any zone."""
MOST_KNOWN: Final = 4

Rules = tuple[Rule, ...]
_read: Final[dict[UUID, Rules]] = {}
"""Versions that were in force when they were read."""


async def permit(tx: Tx, actor: Actor, contact: Contact) -> ContactPermit:
    """The attempt, written down; refuses CONTACT_… with the rule and the next permitted moment.

    The person is locked until the transaction ends, so two at once cannot share the last contact
    of a day. A refusal writes nothing and leaves the transaction usable.
    """
    person_id, facts, at = await facts_of(tx, contact.person, lock=True)
    found = decide(facts, contact.purpose, contact.channel, contact.tells_debt, at)
    if not found.is_permitted:
        raise errors.refused(found)
    attempt_id = new_id()
    async with tx.savepoint():
        row = await tx.row(
            _ATTEMPT,
            attempt_id,
            person_id,
            contact.purpose.value,
            contact.channel.value,
            contact.tells_debt,
            contact.about_id,
            contact.reference,
            actor.id,
        )
    assert row is not None
    return ContactPermit(attempt_id=attempt_id, at=row["at"], valid_until=row["valid_until"])


async def facts_of(tx: Tx, person: Person, *, lock: bool) -> tuple[UUID, Facts, Any]:
    """The person's row (made if new), what the decision looks at, and the moment by the database.

    Refuses CONTACT_ZONE_UNKNOWN.
    """
    row = await person_row(tx, person, lock=lock)
    known = dict(_read)
    in_force = await tx.row(_RULES, list(known))
    assert in_force is not None
    rules = _rules(in_force, known)
    gap = max((rule.gap_minutes or 0 for rule in rules or ()), default=0)
    stops = await tx.rows(_STOPS, row["id"])
    past = await tx.rows(_PAST, row["id"], max(LOOK_BACK_MINUTES, gap))
    facts = Facts(
        role=person.role,
        zone=row["zone"],
        region=row["region"],
        rules=rules,
        stops=tuple(_stop(r) for r in stops),
        past=tuple(
            Past(r["at"], Purpose(r["purpose"]), ContactChannel(r["channel"])) for r in past
        ),
    )
    return row["id"], facts, in_force["at"]


async def person_row(tx: Tx, person: Person, *, lock: bool) -> Mapping[str, Any]:
    """The row of a person, with the zone and the region as they are known now."""
    sql, named = _LOCK if lock else _PERSON, (person.role.value, person.subject_id)
    row: Mapping[str, Any] | None = await tx.row(sql, *named)
    if row is None or (row["zone"], row["region"]) != (person.zone, person.region):
        _check_zone(person.zone)
        await tx.execute(_ADD, new_id(), *named, person.zone, person.region)
        row = await tx.row(_LOCK, *named)
        assert row is not None
        if (row["zone"], row["region"]) != (person.zone, person.region):
            await tx.execute(_MOVED, row["id"], person.zone, person.region)
            row = await tx.row(sql, *named)
    assert row is not None
    return row


@lru_cache(maxsize=1000)
def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise errors.zone_unknown() from unknown


def _rules(row: Mapping[str, Any], known: Mapping[UUID, Rules]) -> Rules | None:
    """The rules in force; read once a process, because a version in force never changes."""
    if row["id"] is None:
        return None
    if row["rules"] is None:
        return known[row["id"]]
    found = tuple(Rule.of(kept) for kept in row["rules"])
    while len(_read) >= MOST_KNOWN:
        _read.pop(next(iter(_read)), None)
    _read[row["id"]] = found
    return found


def _stop(r: Mapping[str, Any]) -> Stop:
    return Stop(
        kind=StopKind(r["kind"]),
        purposes=tuple(Purpose(each) for each in r["purposes"]),
        channels=tuple(ContactChannel(each) for each in r["channels"]),
        from_at=r["from_at"],
        until_at=r["until_at"],
    )
