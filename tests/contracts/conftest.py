"""A lender with a real person, his phone, and two officers; documents are really typeset."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from tests.actors import staff
from tests.borrowers.conftest import Phones
from tests.loans.conftest import TERMS, Lender, set_up_lender
from tests.platform.jobs.conftest import running, until
from xindai.contracts import api
from xindai.contracts.jobs import KINDS
from xindai.contracts.types import ContractView, DocumentView, Preparation
from xindai.customers import api as customers
from xindai.customers.types import NewCustomer
from xindai.identity.types import Visit
from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind, system_actor
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.sms import SmsQueue

SYSTEM = system_actor("test")
OFFICER = staff("customer_manager", name="00000000-0000-7000-8000-000000000001")
WITNESS = staff("branch_manager", name="00000000-0000-7000-8000-000000000002")
STRANGER = staff("branch_manager", "/B2/", name="00000000-0000-7000-8000-000000000003")
HERE = Visit("192.0.2.17", "a browser", "zh")
NAME, ID_NUMBER, PHONE = "张三丰", "11010519491231002X", "13800138000"


@dataclass
class Desk:
    """Where contracts are made; every command has a key of its own."""

    lender: Lender
    redis: Redis
    sms: SmsQueue
    phones: Phones
    customer_id: UUID
    borrower: Actor
    keys: Any = field(default_factory=lambda: (f"desk-{n}" for n in itertools.count()))

    def key(self) -> str:
        return next(self.keys)

    async def prepared(self, actor: Actor = OFFICER, /, **changes: Any) -> UUID:
        """A draft of TERMS."""
        given: dict[str, Any] = {
            "customer_id": self.customer_id,
            "product_version_id": self.lender.version_id,
            "terms": TERMS,
        }
        return await api.prepare(actor, Preparation(**given | changes), self.key())

    async def view(self, contract_id: UUID) -> ContractView:
        return (await api.contracts_by_id(SYSTEM, [contract_id]))[contract_id]

    async def document(self, contract_id: UUID) -> DocumentView:
        """The newest document."""
        return (await api.documents_of_contracts(SYSTEM, [contract_id]))[contract_id][-1]

    async def content(self, contract_id: UUID) -> bytes:
        """Its bytes."""
        async with database.transaction() as tx:
            return await files.read(tx, (await self.document(contract_id)).file_id)

    async def code(self, contract_id: UUID, sha256: str | None = None) -> str:
        """A code for the newest document, as it arrives on the phone."""
        async for key in self.redis.scan_iter("xindai:*:[0-9]*"):  # all windows are over
            await self.redis.delete(key)
        digest = sha256 or (await self.document(contract_id)).sha256
        await api.request_signing_code(
            self.redis, self.sms, self.borrower, contract_id, digest, HERE
        )
        await self.sms.drained()
        return self.phones.code(PHONE)

    async def sign(
        self, contract_id: UUID, code: str, sha256: str | None = None, key: str | None = None
    ) -> None:
        digest = sha256 or (await self.document(contract_id)).sha256
        await api.sign_with_code(
            self.redis, self.borrower, contract_id, digest, code, key or self.key(), HERE
        )

    async def signed(self, **changes: Any) -> UUID:
        """A contract that the borrower has signed."""
        contract_id = await self.prepared(**changes)
        await self.sign(contract_id, await self.code(contract_id))
        return contract_id

    async def sealed(self, **changes: Any) -> UUID:
        contract_id = await self.signed(**changes)
        await self.work()
        return contract_id

    async def work(self) -> None:
        """The worker does what is due."""

        async def is_idle() -> bool:
            return await jobs_waiting() == 0

        async with running(*KINDS):
            await until(is_idle, 60)


async def jobs_waiting() -> int:
    """How many jobs are not done."""
    sql = "SELECT count(*) FROM job WHERE status IN ('queued', 'running')"
    return int(await database.pool().fetchval(sql))


async def set_up_person(lender: Lender) -> tuple[UUID, Actor]:
    """A customer with everything that a contract prints, and his account."""
    person = NewCustomer(
        name=NAME, id_number=ID_NUMBER, phone=PHONE, branch_id=lender.branch_id, source="test"
    )
    account_id = new_id()
    async with database.transaction() as tx:
        (customer_id,) = await customers.create_in(tx, SYSTEM, [person])
        await add_account(tx, account_id, PHONE)
        link = "UPDATE customer SET account_id = $2 WHERE id = $1"
        await tx.execute(link, customer_id, account_id)
    actor = Actor(f"borrower:{account_id}", ActorKind.BORROWER, customer_id=customer_id)
    return customer_id, actor


async def add_account(tx: Tx, account_id: UUID, phone: str) -> None:
    keys = await crypto.keys(tx)
    await tx.execute(
        "INSERT INTO borrower_account (id, phone_sealed, phone_masked, phone_index, password_hash)"
        " VALUES ($1, $2, $3, $4, 'x')",
        account_id,
        keys.seal(phone, "borrower_account", str(account_id), "phone"),
        crypto.mask_phone(phone),
        keys.index(phone, "phone"),
    )


@pytest.fixture
async def desk(
    db: Any, redis: Redis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Desk]:
    """31 January 2024, one customer at his phone."""
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    lender = await set_up_lender()
    customer_id, borrower = await set_up_person(lender)
    phones = Phones()
    sms = SmsQueue(phones, settle_seconds=0)
    sms.start()
    yield Desk(lender, redis, sms, phones, customer_id, borrower)
    await sms.stop()
