"""The two outsiders as the house sees them. Whoever implements a port asks once, in seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from xindai.decisioning.reports.types import PersonForReports, ReportKind


class CreditBureau(Protocol):
    """征信: what a person owes elsewhere, and how he paid."""

    async def report(self, person: PersonForReports, request_id: UUID) -> Mapping[str, Any]:
        """Facts as `parse.bureau_facts` names them, of this person only.

        Refuses REPORT_MISSING and REPORT_MISMATCH with `why`; asks again only with the same id.
        """


class IdentityCheck(Protocol):
    """实名核验: whether name, ID number and phone belong together."""

    async def check(self, person: PersonForReports, request_id: UUID) -> Mapping[str, Any]:
        """Facts as `parse.identity_facts` names them; refuses as `CreditBureau.report` does."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Who is asked; None: nobody is set up for it."""

    bureau: CreditBureau | None
    identity: IdentityCheck | None

    async def ask(
        self, kind: ReportKind, person: PersonForReports, request_id: UUID
    ) -> Mapping[str, Any] | None:
        """The facts of one kind, or None where nobody is set up."""
        if kind is ReportKind.BUREAU:
            return await self.bureau.report(person, request_id) if self.bureau else None
        return await self.identity.check(person, request_id) if self.identity else None
