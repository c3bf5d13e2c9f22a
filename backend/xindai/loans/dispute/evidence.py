"""What bears on a dispute, read for its evidence pack: contract, contacts, messages, audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from xindai.loans.dispute.errors import dispute_not_found
from xindai.loans.dispute.lock import VISIBLE
from xindai.loans.dispute.models import TEXT
from xindai.loans.dispute.types import DisputeReason, DisputeStatus
from xindai.platform import crypto
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

MOST_LINES: Final = 200
_DISPUTE: Final = f"""
SELECT x.id, x.number, x.customer_id, x.reason, x.amount_minor, x.contested_event_id,
    x.text_sealed, x.status, x.opened_on, x.answer_due_on, x.ended_on,
    (SELECT encode(c.sha256, 'hex') FROM contract_document c
        WHERE c.contract_id = l.contract_id AND c.kind = 'sealed'
        ORDER BY c.version DESC LIMIT 1) AS contract_sha256
{VISIBLE} WHERE x.id = $3
"""
_CONTACTS: Final = """
SELECT a.at, p.role, a.purpose, a.channel FROM contact_attempt a
JOIN contact_person p ON p.id = a.person_id
WHERE p.subject_id = $1 OR a.about_id = $1 ORDER BY a.at DESC LIMIT $2
"""
_MESSAGES: Final = """
SELECT created_at AS at, kind, purpose, channel, status FROM message
WHERE subject_id = $1 ORDER BY id DESC LIMIT $2
"""
_CHECKPOINT: Final = """
SELECT number, encode(mac, 'hex') AS mac FROM audit_checkpoint ORDER BY number DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Contested:
    """The dispute as the pack tells it; `text` in plain, used at once and kept nowhere else."""

    number: str
    reason: DisputeReason
    amount_minor: int
    contested_event_id: str | None
    text: str
    status: DisputeStatus
    opened_on: str
    answer_due_on: str
    ended_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact or a message; `what` is the role of who was reached, or the kind of message."""

    at: datetime
    what: str
    purpose: str
    channel: str
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Evidence:
    """Everything but the loan itself. `contract_sha256`: of the sealed contract, hexadecimal;
    `checkpoint`: number and seal of the audit chain's newest checkpoint."""

    dispute: Contested
    contract_sha256: str | None
    contacts: tuple[Contact, ...]
    messages: tuple[Contact, ...]
    checkpoint: tuple[int, str] | None


async def evidence_of(tx: Tx, actor: Actor, dispute_id: UUID) -> Evidence:
    """Refuses LOAN_DISPUTE_NOT_FOUND. Contacts and messages: the newest `MOST_LINES`."""
    row: Any = await tx.row(_DISPUTE, *actor.scope(), dispute_id)
    if row is None:
        raise dispute_not_found()
    keys = await crypto.keys(tx)
    customer_id = row["customer_id"]
    contacts = await tx.rows(_CONTACTS, customer_id, MOST_LINES)
    messages = await tx.rows(_MESSAGES, customer_id, MOST_LINES)
    checkpoint = await tx.row(_CHECKPOINT)
    event_id, ended_on = row["contested_event_id"], row["ended_on"]
    return Evidence(
        dispute=Contested(
            number=row["number"],
            reason=DisputeReason(row["reason"]),
            amount_minor=row["amount_minor"],
            contested_event_id=str(event_id) if event_id else None,
            text=keys.open(row["text_sealed"], TEXT.table, str(dispute_id), TEXT.field),
            status=DisputeStatus(row["status"]),
            opened_on=row["opened_on"].isoformat(),
            answer_due_on=row["answer_due_on"].isoformat(),
            ended_on=ended_on.isoformat() if ended_on else None,
        ),
        contract_sha256=row["contract_sha256"],
        contacts=tuple(
            Contact(at=r["at"], what=r["role"], purpose=r["purpose"], channel=r["channel"])
            for r in contacts
        ),
        messages=tuple(
            Contact(
                at=r["at"],
                what=r["kind"],
                purpose=r["purpose"],
                channel=r["channel"],
                status=r["status"],
            )
            for r in messages
        ),
        checkpoint=(checkpoint["number"], checkpoint["mac"]) if checkpoint else None,
    )
