"""The audit trail, for auditors and administrators of the head office."""

from __future__ import annotations

import re
from datetime import date

import strawberry

from xindai.graphql.audit.types import (
    AuditChain,
    AuditRecord,
    AuditRecordConnection,
    AuditRecordEdge,
)
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.node import split_id
from xindai.graphql.base.scalars import Day
from xindai.kernel.dates import parse_date
from xindai.platform import audit_reads
from xindai.platform.audit import CHAINS
from xindai.platform.audit_reads import AuditFilter
from xindai.platform.permissions import AUDIT_READ

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@classified(C1)
@strawberry.input(description="Which records; null leaves a criterion out.")
class AuditWhere:
    """`actor` is "staff:ID" or the global id of a member of staff; `entity` a global id, or
    "loan" for all loans; days of Asia/Shanghai, both included."""

    actor: str | None = None
    action: str | None = None
    entity: str | None = None
    from_day: Day | None = strawberry.field(default=None, name="from")
    to_day: Day | None = strawberry.field(default=None, name="to")
    chain: int | None = None

    def to_filter(self) -> AuditFilter:
        """For the trail; refuses ill-formed dates."""

        def when(text: Day | None, field: str) -> date | None:
            return parse_date(text, field) if text is not None else None

        chain = self.chain
        return AuditFilter(
            actor=_plain(self.actor, ":"),
            action=self.action,
            subject=_plain(self.entity, "/"),
            chain=chain if chain is None or 0 <= chain < CHAINS else CHAINS,
            from_day=when(self.from_day, "from"),
            to_day=when(self.to_day, "to"),
        )


def _plain(text: str | None, between: str) -> str | None:
    """A global id as the trail writes it: "CreditLine:ID" is "credit_line/ID"."""
    if text is None:
        return None
    kind, key = split_id(text)
    return text if key is None else f"{_WORD_START.sub('_', kind).lower()}{between}{key}"


@strawberry.type
class AuditQuery:
    """Part of Query."""

    @entry(may(AUDIT_READ), Rows.LENDER, "审计记录, newest first.", first=PUBLIC, after=PUBLIC)
    async def audit_records(
        self,
        info: Info,
        where: AuditWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> AuditRecordConnection:
        key = info.context.services.cursor_key
        wanted = where.to_filter() if where else AuditFilter()
        actor, size, start = await info.context.actor(), check_first(first), unseal(key, after)
        page = await audit_reads.find_records(actor, wanted, size, start)
        edges = [
            AuditRecordEdge(cursor=seal(key, cursor), node=AuditRecord.of(view))
            for view, cursor in zip(page.records, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return AuditRecordConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=last)
        )

    @entry(may(AUDIT_READ), Rows.LENDER, "审计链: length, checkpoint and state of each.")
    async def audit_chains(self, info: Info) -> list[AuditChain]:
        return [
            AuditChain.of(view) for view in await audit_reads.chains(await info.context.actor())
        ]
