"""Reads of the gate. Whose rows an actor may see is the caller's: he found the customer first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from xindai.notifications.contact.gate import facts_of
from xindai.notifications.contact.rules import decide
from xindai.notifications.contact.types import (
    AttemptView,
    ContactChannel,
    ContactRole,
    Decision,
    Person,
    Purpose,
    Rule,
    RuleSetStatus,
    RuleSetView,
    StopKind,
    StopView,
)
from xindai.notifications.permissions import CONTACT_READ
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_SETS: Final = """
SELECT id, version, status, rules, makers, checker, reason, created_at, approved_at, retired_at
FROM contact_rule_set WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY version DESC LIMIT 100
"""
_STOP_COLUMNS: Final = """
SELECT s.id, p.role, p.subject_id, s.kind, s.purposes, s.channels, s.from_at, s.until_at,
    s.reference, s.created_by, s.created_at, s.lifted_by, s.lifted_at
FROM contact_stop s JOIN contact_person p ON p.id = s.person_id
"""
_STOPS: Final = f"{_STOP_COLUMNS} WHERE p.subject_id = ANY ($1::uuid[]) ORDER BY s.id DESC"
_STOP: Final = f"{_STOP_COLUMNS} WHERE s.id = ANY ($1::uuid[])"
_ATTEMPTS: Final = """
SELECT a.id, p.role, p.subject_id, a.purpose, a.channel, a.reference, a.at, a.created_by
FROM contact_attempt a JOIN contact_person p ON p.id = a.person_id
WHERE (p.subject_id = $1 OR a.about_id = $1) AND ($2::timestamptz IS NULL OR a.at < $2)
ORDER BY a.at DESC LIMIT $3
"""


async def rule_sets(actor: Actor, ids: Sequence[UUID] | None = None) -> list[RuleSetView]:
    """The versions of the rules, the newest first."""
    require(actor, CONTACT_READ)
    rows = await db.pool().fetch(_SETS, None if ids is None else list(ids))
    return [_rule_set(r) for r in rows]


async def rule_sets_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, RuleSetView]:
    """These versions, in one go."""
    return {view.id: view for view in await rule_sets(actor, ids)}


async def may_contact(
    actor: Actor,
    person: Person,
    purpose: Purpose,
    channel: ContactChannel,
    *,
    tells_debt: bool,
    at: datetime | None = None,
) -> Decision:
    """What the gate would say now or at a moment, if nothing happened until then; writes nothing.

    Refuses CONTACT_ZONE_UNKNOWN.
    """
    require(actor, CONTACT_READ)
    async with db.transaction(dry_run=True) as tx:
        _, facts, now = await facts_of(tx, person, lock=False)
    return decide(facts, purpose, channel, tells_debt, at or now)


async def stops_of(actor: Actor, subjects: Sequence[UUID]) -> list[StopView]:
    """The stops of these persons, the newest first, lifted ones too."""
    require(actor, CONTACT_READ)
    return [_stop(r) for r in await db.pool().fetch(_STOPS, list(subjects))]


async def stops_in(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, StopView]:
    """These stops, by their ids."""
    require(actor, CONTACT_READ)
    return {r["id"]: _stop(r) for r in await db.pool().fetch(_STOP, list(ids))}


async def attempts_of(
    actor: Actor, subject_id: UUID, before: datetime | None = None, first: int = 50
) -> list[AttemptView]:
    """Contacts with a person or about him, the newest first."""
    require(actor, CONTACT_READ)
    rows = await db.pool().fetch(_ATTEMPTS, subject_id, before, max(1, min(first, 100)))
    return [
        AttemptView(
            **dict(r)
            | {
                "role": ContactRole(r["role"]),
                "purpose": Purpose(r["purpose"]),
                "channel": ContactChannel(r["channel"]),
            }
        )
        for r in rows
    ]


def _rule_set(r: Mapping[str, Any]) -> RuleSetView:
    return RuleSetView(
        **dict(r)
        | {
            "status": RuleSetStatus(r["status"]),
            "rules": tuple(Rule.of(kept) for kept in r["rules"]),
            "makers": tuple(r["makers"]),
        }
    )


def _stop(r: Mapping[str, Any]) -> StopView:
    return StopView(
        **dict(r)
        | {
            "role": ContactRole(r["role"]),
            "kind": StopKind(r["kind"]),
            "purposes": tuple(Purpose(each) for each in r["purposes"]),
            "channels": tuple(ContactChannel(each) for each in r["channels"]),
        }
    )
