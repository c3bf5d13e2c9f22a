"""A lender with a real bank behind HTTP (the sandbox), customers with cards, and a worker."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import uvicorn

from tests.actors import staff
from tests.loans.conftest import TERMS, Lender, set_up_lender
from xindai.contracts import api as contracts
from xindai.contracts.types import NewContract
from xindai.customers.sealing import cells
from xindai.customers.types import NewCustomer
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.loans.api import DisbursementView, StartDisbursement
from xindai.loans.disbursement import jobs as disbursement_jobs
from xindai.loans.payment import jobs as loan_payment_jobs
from xindai.payments import jobs as payment_jobs
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.jobs.runner import Runner
from xindai.platform.outbound.client import outbound
from xindai.sandbox import faults
from xindai.sandbox.app import build
from xindai.sandbox.bank_book import Book

KINDS = (*payment_jobs.KINDS, *disbursement_jobs.KINDS, *loan_payment_jobs.KINDS)
OFFICER = staff("customer_manager", name="officer")
PAYER = staff("disbursement", name="payer")
SYSTEM = system_actor("test")
VALID_SECONDS, QUERY_SECONDS = "2", "0.2"


def card_number(story: str, n: int = 1) -> str:
    """A card of a person whose story the sandbox bank knows ("000": nothing happens)."""
    return f"622202{n:09d}{story}7"


@dataclass
class Bank:
    """The sandbox bank, and what is really in its books."""

    book: Book
    url: str

    def paid(self) -> list[tuple[str, int]]:
        """Account and amount of everything that left the lender."""
        return [(entry["account"], entry["amount_minor"]) for entry in self.book.paid()]

    def collected(self) -> list[tuple[str, int]]:
        """Account and amount of everything that came in."""
        return [(entry["account"], entry["amount_minor"]) for entry in self.book.collected()]


@asynccontextmanager
async def listening(app: Any) -> AsyncIterator[str]:
    """An ASGI application behind a port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="critical")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Short times, and this machine may be called."""
    monkeypatch.setenv("XINDAI_OUTBOUND_ALLOW", "127.0.0.0/8")
    monkeypatch.setenv("XINDAI_BANK_VALID_SECONDS", VALID_SECONDS)
    monkeypatch.setenv("XINDAI_BANK_QUERY_SECONDS", QUERY_SECONDS)
    outbound.cache_clear()
    faults.clear()
    yield monkeypatch
    faults.clear()
    outbound.cache_clear()


@pytest.fixture
async def bank(surroundings: pytest.MonkeyPatch, tmp_path: Path) -> AsyncIterator[Bank]:
    """A bank that calls nobody back."""
    app = build(tmp_path, None)
    async with listening(app) as address:
        surroundings.setenv("XINDAI_BANK_URL", f"{address}/bank")
        yield Bank(app.state.bank, f"{address}/bank")


@dataclass
class Payer:
    """The lender's side: contracts of customers with cards, and their payouts."""

    lender: Lender

    async def customer(self, name: str = "王小明") -> UUID:
        """A customer whose name the bank gets."""
        customer_id = new_id()
        person = NewCustomer(
            name=name, id_number=_id_number(), phone=None, branch_id=self.lender.branch_id,
            source="test",
        )  # fmt: skip
        async with database.transaction() as tx:
            row = cells(await crypto.keys(tx), customer_id, person)
            row["number"] = await tx.value(
                "SELECT number_with_check('KH', nextval('customer_number'))"
            )
            names = ", ".join(row)
            marks = ", ".join(f"${n}" for n in range(1, len(row) + 1))
            await tx.execute(f"INSERT INTO customer ({names}) VALUES ({marks})", *row.values())
        return customer_id

    async def card(self, customer_id: UUID, number: str) -> UUID:
        """A bound card."""
        card_id = new_id()
        async with database.transaction() as tx:
            keys = await crypto.keys(tx)
            await tx.execute(
                "INSERT INTO bank_card (id, customer_id, number_sealed, number_masked,"
                " number_index, bank_name) VALUES ($1, $2, $3, '************', $4, '中国银行')",
                card_id,
                customer_id,
                keys.seal(number, "bank_card", str(card_id), "number"),
                keys.index(number, "number"),
            )
        return card_id

    async def contract(self, customer_id: UUID, **terms: Any) -> UUID:
        """A paper contract that an officer recorded."""
        wanted = NewContract(
            customer_id=customer_id,
            product_version_id=self.lender.version_id,
            signed_on=date(2024, 1, 31),
            terms=TERMS | terms,
            source="staff",
        )
        return await contracts.sign_contract(OFFICER, wanted, str(new_id()))

    async def ground(self, story: str = "000", **terms: Any) -> tuple[UUID, UUID]:
        """A contract, and a card with a story."""
        customer_id = await self.customer()
        card_id = await self.card(customer_id, card_number(story))
        return await self.contract(customer_id, **terms), card_id

    async def start(self, story: str = "000", **terms: Any) -> UUID:
        """A planned disbursement to a card with a story."""
        contract_id, card_id = await self.ground(story, **terms)
        wanted = StartDisbursement(
            contract_id=contract_id, bank_card_id=card_id, idempotency_key=str(new_id())
        )
        done = await loans.start_disbursement(PAYER, wanted)
        assert done.disbursement_id is not None
        return done.disbursement_id

    async def view(self, disbursement_id: UUID) -> DisbursementView:
        """As its readers see it."""
        return (await loans.disbursements_by_id(PAYER, [disbursement_id]))[disbursement_id]

    async def order(self, disbursement_id: UUID) -> dict[str, Any]:
        """The row of its payment order."""
        sql = """SELECT o.* FROM payment_order o JOIN disbursement d ON d.order_id = o.id
                 WHERE d.id = $1"""
        return dict(await database.pool().fetchrow(sql, disbursement_id))

    async def history(self, disbursement_id: UUID) -> list[str]:
        """The events of its order."""
        sql = """SELECT e.event FROM payment_order_event e JOIN disbursement d
                 ON d.order_id = e.order_id WHERE d.id = $1 ORDER BY e.id"""
        return [row["event"] for row in await database.pool().fetch(sql, disbursement_id)]

    async def until(self, disbursement_id: UUID, *statuses: str, seconds: float = 30) -> str:
        """Waits until it has one of these statuses."""

        async def there() -> bool:
            return (await self.view(disbursement_id)).status in statuses

        await until(there, seconds)
        return (await self.view(disbursement_id)).status.value


_numbers = iter(range(1, 10_000))


def _id_number() -> str:
    """A well-formed number of nobody."""
    born, place = divmod(next(_numbers), 1000)
    body = f"11010519{60 + born}0101{place:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


@pytest.fixture
async def payer(db: Any) -> Payer:
    """A lender on 31 January 2024."""
    return Payer(await set_up_lender())


@asynccontextmanager
async def working(*kinds: Any) -> AsyncIterator[Runner]:
    """A worker's runner beside the test."""
    ending, runner = asyncio.Event(), Runner(kinds or KINDS)
    task = asyncio.create_task(runner.run(ending))
    try:
        yield runner
    finally:
        ending.set()
        await task


async def until(holds: Callable[[], Awaitable[object]], seconds: float = 30) -> None:
    """Waits for something that comes true by itself."""
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - rows are what is waited for
            await asyncio.sleep(0.05)
