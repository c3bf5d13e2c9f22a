"""The adapters of the ports, and those of this installation (XINDAI_BUREAU_URL, …_IDENTITY_URL)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from xindai.decisioning.reports.parse import bureau_facts, identity_facts
from xindai.decisioning.reports.ports import Sources
from xindai.decisioning.reports.signed_http import SignedHttp
from xindai.decisioning.reports.types import PersonForReports
from xindai.platform.outbound.client import outbound
from xindai.platform.settings import load_settings, secret


class HttpBureau:
    """A CreditBureau behind signed HTTP."""

    def __init__(self, service: SignedHttp) -> None:
        self._service = service

    async def report(self, person: PersonForReports, request_id: UUID) -> Mapping[str, Any]:
        """See CreditBureau."""
        return bureau_facts(await self._service.ask(person, request_id))


class HttpIdentity:
    """An IdentityCheck behind signed HTTP."""

    def __init__(self, service: SignedHttp) -> None:
        self._service = service

    async def check(self, person: PersonForReports, request_id: UUID) -> Mapping[str, Any]:
        """See IdentityCheck."""
        return identity_facts(await self._service.ask(person, request_id))


@cache
def sources() -> Sources:
    """Those of this process, as its settings name them; each has a secret of its own."""
    settings = load_settings()

    def service(url: str, name: str) -> SignedHttp:
        return SignedHttp(url, secret(settings.keys / name), outbound())

    bureau, identity = settings.bureau_url, settings.identity_url
    return Sources(
        HttpBureau(service(bureau, "bureau")) if bureau else None,
        HttpIdentity(service(identity, "identity")) if identity else None,
    )
