"""Contact a late customer: ask the gate, get the number with the permit, note what came of it.

No screen and no API gets a number to collect from without a permit of the contact gate, and every
contact that is noted belongs to one permit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import check_mine, run_on
from xindai.collections.errors import (
    case_disputed,
    channel_not_permitted,
    contact_not_found,
    out_of_range,
    permit_not_found,
    result_unfit,
)
from xindai.collections.permissions import CONTACT, WORK
from xindai.collections.rules import RESULTS, plain
from xindai.collections.tell import move
from xindai.collections.types import Channel, ContactLog, Party
from xindai.customers import api as customers
from xindai.notifications import api as notifications
from xindai.notifications.api import ContactChannel, ContactRole, Person, Purpose
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

PERMIT: Final = "collection.contact_permit"
LOG: Final = "collection.contact_log"
BY_PEOPLE: Final = frozenset({Channel.CALL, Channel.VISIT, Channel.LETTER})
"""What people do; what the program sends asks the gate by itself (see message.py)."""
_ROLES: Final = {
    Party.CUSTOMER: ContactRole.CUSTOMER,
    Party.CONTACT: ContactRole.THIRD_PARTY,
}
_PERMIT: Final = """
SELECT a.channel, p.role FROM contact_attempt a JOIN contact_person p ON p.id = a.person_id
WHERE a.id = $1 AND a.reference = $2 AND a.created_by = $3
    AND NOT EXISTS (SELECT FROM collection_action x WHERE x.permit_id = a.id)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitWanted:
    """Whom, and how. `contact_id`: a person whom the customer named, for Party.CONTACT."""

    case_id: UUID
    channel: Channel
    contact_id: UUID | None = None

    @property
    def party(self) -> Party:
        """Who is contacted."""
        return Party.CUSTOMER if self.contact_id is None else Party.CONTACT


@dataclass(frozen=True, slots=True)
class ContactPermitted:
    """Begin before `valid_until`. The number is shown for calls and visits, and kept nowhere."""

    permit_id: UUID
    phone: str | None
    valid_until: datetime


async def permit_contact(actor: Actor, wanted: PermitWanted, key: str) -> ContactPermitted:
    """The gate's permit with the number; once per key (a repetition shows the number again).

    Refuses as `check_mine`, COLLECTION_CASE_DISPUTED, CHANNEL_NOT_PERMITTED, CONTACT_NOT_FOUND,
    and CONTACT_… as the gate does, with the rule and the next permitted moment.
    """
    require(actor, CONTACT)

    async def act(tx: Tx, _keys: FieldKeys, row: Any) -> dict[str, str]:
        check_mine(actor, row)
        if row["rests"]:
            raise case_disputed()
        if wanted.channel not in row["channels"] or wanted.channel not in BY_PEOPLE:
            raise channel_not_permitted()
        await _phone(tx, row["customer_id"], wanted)
        subject = wanted.contact_id or row["customer_id"]
        permit = await notifications.permit(
            tx,
            actor,
            notifications.Contact(
                person=Person(role=_ROLES[wanted.party], subject_id=subject),
                purpose=Purpose.COLLECTION,
                channel=ContactChannel(wanted.channel.value),
                tells_debt=wanted.party is Party.CUSTOMER,
                reference=_reference(wanted.case_id),
                about_id=row["customer_id"],
            ),
        )
        told = {
            "permit": str(permit.attempt_id),
            "channel": wanted.channel.value,
            "party": wanted.party.value,
        }
        await audit.append(tx, actor, PERMIT, f"collection_case/{wanted.case_id}", told)
        return {
            "permitId": str(permit.attempt_id),
            "until": permit.valid_until.isoformat(),
            "customerId": str(row["customer_id"]),
        }

    contact = str(wanted.contact_id) if wanted.contact_id else None
    given = {"channel": wanted.channel.value, "contactId": contact}
    answer = await run_on(actor, PERMIT, wanted.case_id, key, given, act)
    async with db.transaction() as tx:
        phone = await _phone(tx, UUID(answer["customerId"]), wanted)
    return ContactPermitted(
        UUID(answer["permitId"]), phone, datetime.fromisoformat(answer["until"])
    )


async def log_contact(actor: Actor, log: ContactLog, key: str) -> None:
    """What came of a contact, and when the next action is due (by the cadence, if nothing is said).

    Refuses as `check_mine`, PERMIT_NOT_FOUND (noted already, or not the actor's), RESULT_UNFIT,
    OUT_OF_RANGE.
    """
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_mine(actor, row)
        permit = await tx.row(_PERMIT, log.permit_id, _reference(log.case_id), actor.id)
        if permit is None:
            raise permit_not_found()
        channel = Channel(permit["channel"])
        if log.result not in RESULTS[channel]:
            raise result_unfit()
        if log.next_action_on is not None and log.next_action_on < row["today"]:
            raise out_of_range("nextActionOn", "from today on")
        soonest = row["today"] + timedelta(days=row["cadence_days"])
        next_on = log.next_action_on or max(soonest, row["next_action_on"] or soonest)
        party = Party.CUSTOMER if permit["role"] == ContactRole.CUSTOMER else Party.CONTACT
        line = {
            "channel": channel.value,
            "party": party.value,
            "result": log.result.value,
            "permit_id": log.permit_id,
            "next_action_on": next_on,
        }
        cells = {"next_action_on": next_on, "last_contact_at": row["now"]}
        words = plain(log.note, "note")
        await move(tx, actor, keys, row, "contact", cells=cells, note=words, line=line)

    given = {
        "permitId": str(log.permit_id),
        "result": log.result.value,
        "note": log.note,
        "nextActionOn": log.next_action_on.isoformat() if log.next_action_on else None,
    }
    await run_on(actor, LOG, log.case_id, key, given, act)


def _reference(case_id: UUID) -> str:
    return f"case:{case_id}"


async def _phone(tx: Tx, customer_id: UUID, wanted: PermitWanted) -> str | None:
    if wanted.contact_id is not None:
        phone = await customers.phone_of_contact(tx, customer_id, wanted.contact_id)
        if phone is None:
            raise contact_not_found()
    else:
        person = await customers.person_of(tx, customer_id)
        phone = person.phone if person else None
    return phone if wanted.channel in (Channel.CALL, Channel.VISIT) else None
