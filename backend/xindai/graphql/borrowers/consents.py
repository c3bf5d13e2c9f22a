"""Consents as the screens see them: his own, and those of a customer."""

from __future__ import annotations

from enum import Enum
from typing import Self

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.identity.api import ConsentKind
from xindai.identity.types import ConsentView


@strawberry.enum(name="ConsentKind", description="What a borrower can agree to.")
class ConsentChoice(Enum):
    """The kinds of consents."""

    PRIVACY_POLICY = ConsentKind.PRIVACY_POLICY
    SERVICE_AGREEMENT = ConsentKind.SERVICE_AGREEMENT
    CREDIT_INQUIRY = ConsentKind.CREDIT_INQUIRY
    MARKETING = ConsentKind.MARKETING


@classified(C1)
@for_borrowers()
@strawberry.type(description="A consent that was given; `textHash` is SHA-256 of its document.")
class Consent:
    """`withdrawnAt` is null while it stands."""

    kind: ConsentChoice
    document_version: str
    text_hash: str
    given_at: str
    withdrawn_at: str | None
    channel: str

    @classmethod
    def of(cls, view: ConsentView) -> Self:
        """From the domain."""
        return cls(
            kind=ConsentChoice(ConsentKind(view.kind)),
            document_version=view.document_version,
            text_hash=view.text_hash,
            given_at=moment(view.given_at),
            withdrawn_at=maybe_moment(view.withdrawn_at),
            channel=view.channel,
        )
