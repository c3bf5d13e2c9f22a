"""Outsiders behind HTTP on 127.0.0.1, and a customer who has agreed to be asked about."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import uvicorn
from starlette.applications import Starlette

from tests.actors import staff
from tests.loans.conftest import set_up_lender
from xindai.customers import api as customers
from xindai.customers.types import NewCustomer
from xindai.decisioning import api as decisioning
from xindai.decisioning.api import PersonForReports
from xindai.decisioning.reports.adapters import HttpBureau, HttpIdentity
from xindai.decisioning.reports.breaker import Breaker
from xindai.decisioning.reports.ports import Sources
from xindai.decisioning.reports.signed_http import SignedHttp
from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.addresses import networks
from xindai.platform.outbound.client import Limits, Outbound
from xindai.platform.settings import load_settings, secret
from xindai.sandbox import bureau, faults, identity, people, signed_service

LOOPBACK = networks("127.0.0.0/8")
QUICK = Limits(
    request_bytes=4096,
    response_bytes=32 * 1024,
    connect_seconds=1,
    read_seconds=1,
    total_seconds=1,
)
"""Shorter than in life, so that a slow service costs a test two seconds and not five."""
NAME, NUMBER, PHONE = "欧阳明慧", "11010519491231002X", "13800138000"
OFFICER = staff("customer_manager", "/B1/", "officer")
STRANGER = staff("customer_manager", "/B2/", "stranger")
RISK = staff("risk_manager", "/", "risk")


@dataclass
class Services:
    """The sandbox's services; `sources` talk to them."""

    url: str
    bureau_breaker: Breaker

    def sources(self, *, bureau_url: str | None = None, key: str | None = None) -> Sources:
        """Adapters to both, of which the bureau's may be led elsewhere or sign otherwise."""
        kept = {name: secret(load_settings().keys / name) for name in ("bureau", "identity")}

        def service(path: str, signing: str, breaker: Breaker) -> SignedHttp:
            return SignedHttp(path, signing, Outbound(LOOPBACK), limits=QUICK, breaker=breaker)

        to_bureau = bureau_url or f"{self.url}/bureau/reports"
        return Sources(
            HttpBureau(service(to_bureau, key or kept["bureau"], self.bureau_breaker)),
            HttpIdentity(service(f"{self.url}/identity/checks", kept["identity"], Breaker())),
        )

    @property
    def inquiries(self) -> dict[str, int]:
        """How often each service has worked."""
        return dict(signed_service.inquiries)


@pytest.fixture
async def services() -> AsyncIterator[Services]:
    """Both services, well, and new to everybody."""
    faults.clear()
    signed_service.inquiries.clear()
    app = Starlette(routes=[*bureau.ROUTES, *identity.ROUTES, *faults.ROUTES, *people.ROUTES])
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - the library has no event for it
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Services(f"http://127.0.0.1:{port}", Breaker())
    finally:
        faults.clear()
        server.should_exit = True
        server.force_exit = True
        await task


@dataclass
class Applicant:
    """A customer of branch B1 with an account."""

    person: PersonForReports
    account_id: UUID
    branch_id: UUID

    async def withdraws(self) -> None:
        """He agrees no longer."""
        await database.pool().execute(
            "UPDATE consent SET withdrawn_at = now() WHERE account_id = $1", self.account_id
        )

    def with_another_phone(self) -> PersonForReports:
        """Himself with another number."""
        return replace(self.person, phone="13900139000")

    async def reports(self) -> list[dict[str, Any]]:
        """Every row about him, oldest first."""
        sql = "SELECT * FROM bureau_report WHERE customer_id = $1 ORDER BY id"
        return [dict(r) for r in await database.pool().fetch(sql, self.person.customer_id)]


async def applicant_of(
    branch_id: UUID, number: str = NUMBER, phone: str = PHONE, *, agrees: bool = True
) -> Applicant:
    """A customer whose account has agreed to inquiries."""
    wanted = NewCustomer(
        name=NAME, id_number=number, phone=phone, branch_id=branch_id, source="test"
    )
    async with database.transaction() as tx:
        keys, account_id = await crypto.keys(tx), new_id()
        (customer_id,) = await customers.create_in(tx, system_actor("test"), [wanted])
        await tx.execute(
            "INSERT INTO borrower_account (id, phone_sealed, phone_masked, phone_index,"
            " password_hash) VALUES ($1, $2, $3, $4, 'none')",
            account_id,
            keys.seal(phone, "borrower_account", str(account_id), "phone"),
            crypto.mask_phone(phone),
            keys.index(phone, "phone"),
        )
        link = "UPDATE customer SET account_id = $2 WHERE id = $1"
        await tx.execute(link, customer_id, account_id)
    if agrees:
        await agree(account_id)
    person = PersonForReports(customer_id=customer_id, name=NAME, id_number=number, phone=phone)
    return Applicant(person, account_id, branch_id)


async def agree(account_id: UUID, kind: str = "credit_inquiry") -> None:
    """A consent as the borrower gives it."""
    await database.pool().execute(
        "INSERT INTO consent (id, account_id, kind, document_version, text_hash, address_masked,"
        " channel) VALUES ($1, $2, $3, '2026-11-01', sha256('text'), '192.0.*.*', 'web')",
        new_id(),
        account_id,
        kind,
    )


@pytest.fixture
async def applicant(db: Any) -> Applicant:
    """On 31 January 2024."""
    lender = await set_up_lender()
    return await applicant_of(lender.branch_id)


async def days_pass(on: date) -> None:
    """The business date moves; the wall clock does not matter."""
    await database.pool().execute("UPDATE business_day SET current_on = $1", on)


async def fetch(
    applicant: Applicant, ask: Sources, person: PersonForReports | None = None
) -> dict[str, Any]:
    """Reports, as the officer of his branch asks for them."""
    return await decisioning.fetch_reports(OFFICER, person or applicant.person, ask=ask)
