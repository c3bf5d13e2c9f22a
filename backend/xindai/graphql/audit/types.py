"""Audit records and their chains."""

from __future__ import annotations

from typing import Self
from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.node import to_id
from xindai.graphql.base.scalars import Json, maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor
from xindai.platform.audit_reads import AuditView, ChainView

KINDS = {"loan": "Loan", "customer": "Customer", "contract": "Contract", "approval": "Approval",
         "application": "Application", "credit_line": "CreditLine", "merchant": "Merchant",
         "disbursement": "Disbursement", "payment_order": "PaymentOrder"}  # fmt: skip
"""Subjects that a screen has a page for, and the names of their types."""


@classified(C1)
@strawberry.type(description="审计记录: who did what to which subject.")
class AuditRecord:
    """`subject` is "loan/ID"; `entityId` is its global id where there is a page for it. `seq`
    counts in the chain; `hash` holds the record and the one before it."""

    chain: int
    seq: int
    at: str
    actor: NamedActor
    action: str
    subject: str
    entity_id: strawberry.ID | None
    detail: Json
    hash: str

    @classmethod
    def of(cls, view: AuditView) -> Self:
        """From the trail."""
        return cls(
            chain=view.chain,
            seq=view.seq,
            at=moment(view.at),
            actor=NamedActor.of(view.actor),
            action=view.action,
            subject=view.subject,
            entity_id=_entity(view.subject),
            detail=Json(dict(view.detail)),
            hash=view.hash,
        )


def _entity(subject: str) -> strawberry.ID | None:
    kind, _, key = subject.partition("/")
    try:
        return to_id(KINDS[kind], UUID(key)) if kind in KINDS else None
    except ValueError:
        return None


@classified(PUBLIC)
@strawberry.type
class AuditRecordEdge:
    """A record and where to go on behind it."""

    cursor: str
    node: AuditRecord


@classified(PUBLIC)
@strawberry.type
class AuditRecordConnection:
    """A page of the trail, newest first."""

    edges: list[AuditRecordEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="审计链: one of those that the trail is kept in.")
class AuditChain:
    """`checkpoint` vouches for the records up to `vouchedSeq`. The whole trail is looked at every
    night: `brokenAt` is the first record that was not what it had been, `broken` what of it."""

    chain: int
    length: int
    last_at: str
    hash: str
    checkpoint: int | None
    checkpoint_at: str | None
    vouched_seq: int
    verified_at: str | None
    broken_at: int | None
    broken: str | None

    @classmethod
    def of(cls, view: ChainView) -> Self:
        """From the trail."""
        return cls(
            chain=view.chain,
            length=view.length,
            last_at=moment(view.last_at),
            hash=view.hash,
            checkpoint=view.checkpoint,
            checkpoint_at=maybe_moment(view.checkpoint_at),
            vouched_seq=view.vouched_seq,
            verified_at=maybe_moment(view.verified_at),
            broken_at=view.broken_at,
            broken=view.broken,
        )
