"""Stops: a person said so, or the law does. Written down at once, lifted by whoever may."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.notifications import errors
from xindai.notifications.contact.gate import person_row
from xindai.notifications.contact.types import NewStop, StopKind
from xindai.notifications.events import (
    CONTACT_STOP_ADDED,
    CONTACT_STOP_LIFTED,
    ContactStopChanged,
)
from xindai.notifications.permissions import CONTACT_LIFT, CONTACT_STOP
from xindai.platform import audit, db, idempotency, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

ADD: Final = "contact_stop.add"
LIFT: Final = "contact_stop.lift"
WHOLE: Final = frozenset({StopKind.DECEASED, StopKind.WRONG_PERSON})
_REFERENCE: Final = re.compile(r"[A-Za-z0-9:_.-]{1,60}", re.ASCII)
_ADD: Final = """
INSERT INTO contact_stop (id, person_id, kind, purposes, channels, until_at, reference, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_LOCK: Final = """
SELECT s.lifted_at, s.kind, p.role, p.subject_id FROM contact_stop s
JOIN contact_person p ON p.id = s.person_id WHERE s.id = $1 FOR UPDATE OF s
"""
_LIFT: Final = "UPDATE contact_stop SET lifted_at = now(), lifted_by = $2 WHERE id = $1"


async def add_stop(actor: Actor, wanted: NewStop, key: str) -> UUID:
    """The id of the stop, in force at once; refuses CONTACT_STOP_WHOLE, INVALID_CONTACT_STOP.

    The caller has found the person among those that the actor may see.
    """
    require(actor, CONTACT_STOP)
    checked = idempotency.check_key(key)
    given = {
        "person": [wanted.person.role.value, str(wanted.person.subject_id)],
        "kind": wanted.kind.value,
        "purposes": sorted(wanted.purposes),
        "channels": sorted(wanted.channels),
        "until": wanted.until_at.isoformat() if wanted.until_at else None,
        "reference": wanted.reference,
    }
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"stopId": str(await stop_in(tx, actor, wanted))}

        answer = await idempotency.run(tx, actor, ADD, checked, given, act)
    return UUID(answer.value()["stopId"])


async def stop_in(tx: Tx, actor: Actor, wanted: NewStop) -> UUID:
    """The same inside a transaction of the caller's, who has checked that the actor may."""
    if wanted.kind in WHOLE and (wanted.purposes or wanted.channels):
        raise errors.stop_is_whole()
    if wanted.reference is not None and not _REFERENCE.fullmatch(wanted.reference):
        raise errors.invalid_stop("letters, digits and :_.- only", "reference")
    person = await person_row(tx, wanted.person, lock=True)
    if wanted.until_at is not None and wanted.until_at <= await tx.value("SELECT now()"):
        raise errors.invalid_stop("it ends in the future, or not at all", "untilAt")
    stop_id = new_id()
    await tx.execute(
        _ADD,
        stop_id,
        person["id"],
        wanted.kind.value,
        sorted(wanted.purposes),
        sorted(wanted.channels),
        wanted.until_at,
        wanted.reference,
        actor.id,
    )
    about = wanted.person.role.value, wanted.person.subject_id, wanted.kind.value
    await _tell(tx, actor, ADD, CONTACT_STOP_ADDED, stop_id, about)
    return stop_id


async def lift_stop(actor: Actor, stop_id: UUID, reason: str, key: str) -> None:
    """From now on it stops nothing; refuses CONTACT_STOP_NOT_FOUND, CONTACT_STOP_LIFTED."""
    require(actor, CONTACT_LIFT)
    checked = idempotency.check_key(key)
    why = reason.strip()
    if not 2 <= len(why) <= 200 or not why.isprintable():
        raise errors.reason_missing()
    given = {"stopId": str(stop_id), "reason": why}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await tx.row(_LOCK, stop_id)
            if row is None:
                raise errors.stop_not_found()
            if row["lifted_at"] is not None:
                raise errors.stop_lifted()
            await tx.execute(_LIFT, stop_id, actor.id)
            about = row["role"], row["subject_id"], row["kind"]
            await _tell(tx, actor, LIFT, CONTACT_STOP_LIFTED, stop_id, about, why)
            return {}

        answer = await idempotency.run(tx, actor, LIFT, checked, given, act)
    answer.value()


async def _tell(
    tx: Tx,
    actor: Actor,
    action: str,
    topic: str,
    stop_id: UUID,
    about: tuple[str, UUID, str],
    reason: str | None = None,
) -> None:
    role, subject_id, kind = about
    detail = {"kind": kind, "role": role} | ({"reason": reason} if reason else {})
    await audit.append(tx, actor, action, f"contact_stop/{stop_id}", detail)
    told = ContactStopChanged(stop_id=stop_id, role=role, subject_id=subject_id, kind=kind)
    await outbox.add(tx, topic, str(subject_id), told.to_json())
