"""A lender whose news go out: an API client, its endpoints, and time that can pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from tests.loans.conftest import Lender, set_up_lender
from xindai.kernel.ids import new_id
from xindai.platform import crypto, outbox
from xindai.platform import db as database
from xindai.platform.addresses import networks
from xindai.platform.outbound.client import Limits, Outbound
from xindai.webhooks.fan_out import fan_out
from xindai.webhooks.rules import new_secret
from xindai.webhooks.sending import Sender

LOOPBACK = networks("127.0.0.0/8")
QUICK = Limits(connect_seconds=1, read_seconds=2, total_seconds=2, response_bytes=4096)
TOPICS = ["loan.changed", "loan.opened"]


@dataclass
class Post:
    """The lender's outgoing post."""

    lender: Lender
    client_id: UUID
    redis: Redis
    sender: Sender

    async def client(self, branch_id: UUID, *scopes: str) -> UUID:
        """An API client of a branch."""
        client_id = new_id()
        await database.pool().execute(
            """INSERT INTO api_client (id, client_id, name, branch_id, scopes, requests_per_minute,
                   cost_per_minute, created_by)
               VALUES ($1::uuid, 'xc_' || left($1::text, 30), 'shop', $2, $3, 60, 6000, 'test')""",
            client_id, branch_id, list(scopes),
        )  # fmt: skip
        return client_id

    async def endpoint(
        self, url: str, *, client: UUID | None = None, topics: list[str] | None = None
    ) -> tuple[UUID, str]:
        """An endpoint as a row, without the checks of registration; its id and secret."""
        endpoint_id, secret = new_id(), new_secret()
        async with database.transaction() as tx:
            sealer = await crypto.keys(tx)
            await tx.execute(
                "INSERT INTO webhook_endpoint (id, client_id, url, topics, secret_sealed) "
                "VALUES ($1, $2, $3, $4, $5)",
                endpoint_id,
                client or self.client_id,
                url,
                topics or TOPICS,
                sealer.seal(secret, "webhook_endpoint", str(endpoint_id), "secret"),
            )
        return endpoint_id, secret

    async def tell(self) -> None:
        """The relay's work, until nothing waits."""
        while await outbox.relay(self.redis, pass_on=(fan_out,)):
            pass

    async def send(self) -> int:
        """What is due now; how many calls were made."""
        count = await self.sender.step()
        await self.sender.finish(30)
        return count

    async def later(self, **span: int) -> None:
        """Time passes for everything that waits: the same as a clock that is put forward."""
        interval = " ".join(f"{value} {unit}" for unit, value in span.items())
        async with database.transaction() as tx:
            for table, column in (
                ("webhook_delivery", "next_attempt_at"),
                ("webhook_delivery", "leased_until"),
                ("webhook_endpoint", "failing_since"),
                ("webhook_endpoint", "paused_until"),
                ("webhook_endpoint", "previous_until"),
            ):
                await tx.execute(f"UPDATE {table} SET {column} = {column} - interval '{interval}'")

    async def deliveries(self) -> list[dict[str, Any]]:
        """Every delivery, oldest first."""
        rows = await database.pool().fetch("SELECT * FROM webhook_delivery ORDER BY id")
        return [dict(row) for row in rows]

    async def attempts(self) -> list[dict[str, Any]]:
        """Every attempt, oldest first."""
        rows = await database.pool().fetch("SELECT * FROM webhook_attempt ORDER BY id")
        return [dict(row) for row in rows]

    async def state(self, endpoint_id: UUID) -> dict[str, Any]:
        """An endpoint's row."""
        sql = "SELECT * FROM webhook_endpoint WHERE id = $1"
        return dict(await database.pool().fetchrow(sql, endpoint_id))


@pytest.fixture
async def post(db: Any, redis: Redis) -> Post:
    """A lender with one client that may read loans, and nothing in the outbox."""
    lender = await set_up_lender()
    made = Post(lender, new_id(), redis, Sender(Outbound(LOOPBACK), QUICK))
    made.client_id = await made.client(lender.branch_id, "loan.read")
    return made
