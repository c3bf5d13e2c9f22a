"""What the verbs of lines give back."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.payload import Payload
from xindai.graphql.credit_lines.types import CreditLine, CreditLineProposal


@classified(C1)
@strawberry.type
class CreditLinePayload(Payload):
    """The line as it is now, or why not."""

    line: CreditLine | None


@classified(C1)
@strawberry.type
class CreditLineProposalPayload(Payload):
    """The proposal, or why not."""

    proposal: CreditLineProposal | None
