"""One request in the life of an order, whatever the bank, the network and the workers do."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.payments.conftest import Bank, Payer, card_number, until, working
from xindai.payments import jobs as payment_jobs
from xindai.payments.actions.move import lock
from xindai.payments.actions.query import ACTOR, hear
from xindai.payments.actions.send import send
from xindai.payments.channel import Answer, BankSays, PayRequest, unclear
from xindai.payments.http_bank import HttpBank
from xindai.payments.http_bank import bank as bank_of
from xindai.platform import db as database
from xindai.platform.addresses import networks
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import LeaseLostError, Work
from xindai.platform.outbound.client import Limits, Outbound
from xindai.platform.settings import load_settings, secret
from xindai.sandbox import faults
from xindai.sandbox.faults import FaultKind

QUICK = Limits(connect_seconds=1, read_seconds=0.5, total_seconds=0.5, response_bytes=8192)


def quick(bank: Bank) -> HttpBank:
    """A channel that does not wait long."""
    client = Outbound(networks("127.0.0.0/8"))
    return HttpBank(bank.url, secret(load_settings().keys / "bank"), client, QUICK)


async def claimed(kind: str, owner: str = "w1") -> Work:
    """The due job of a kind, as a worker holds it."""
    async with database.transaction() as tx:
        (job,) = await queue.claim(tx, {kind: 1}, 1, owner)
    return Work(job, is_told=False)


async def test_a_timeout_after_paying(payer: Payer, bank: Bank) -> None:
    """The bank pays, and its answer comes too late: asked later, it says so. Nothing is resent."""
    disbursement_id = await payer.start()
    faults.put("bank", FaultKind.SLOW, seconds=1, count=1)
    await send(await claimed("payment_send"), quick(bank))
    order = await payer.order(disbursement_id)
    assert (order["status"], order["attempts"]) == ("unknown", 1)
    assert bank.paid() == [(card_number("000"), 120_000)]
    async with working():
        await payer.until(disbursement_id, "paid")
    assert await payer.history(disbursement_id) == ["plan", "send", "doubt", "confirm"]
    assert len(bank.paid()) == 1


@pytest.mark.parametrize(
    ("story", "history"),
    [
        ("904", ["plan", "send", "doubt", "confirm"]),
        ("903", ["plan", "send", "accept"]),
        ("905", ["plan", "send", "doubt", "doubt", "confirm"]),
        ("906", ["plan", "send", "confirm"]),
    ],
    ids=["dead line", "paid later", "lies", "told twice"],
)
async def test_stories_of_banks(payer: Payer, bank: Bank, story: str, history: list[str]) -> None:
    disbursement_id = await payer.start(story)
    async with working():
        await payer.until(disbursement_id, "paid")
    told = await payer.history(disbursement_id)
    assert told[: len(history)] == history and told[-1] == "confirm"
    assert bank.paid() == [(card_number(story), 120_000)]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (FaultKind.WRONG, "ANSWER_MISMATCH"),
        (FaultKind.FORGED, "WRONG_SIGNATURE"),
        (FaultKind.GARBAGE, "GARBAGE"),
        (FaultKind.HUGE, "OUTBOUND_RESPONSE_TOO_LARGE"),
        (FaultKind.HALF, "OUTBOUND_ANSWER_BROKEN"),
        (FaultKind.DOWN, "HTTP_503"),
    ],
)
async def test_what_cannot_be_believed_is_unknown(
    payer: Payer, bank: Bank, kind: FaultKind, reason: str
) -> None:
    disbursement_id = await payer.start()
    faults.put("bank", kind, count=1)
    await send(await claimed("payment_send"), bank_of())
    order = await payer.order(disbursement_id)
    assert order["status"] == "unknown"
    code = "SELECT code FROM payment_order_event WHERE order_id = $1 ORDER BY id DESC LIMIT 1"
    assert await database.pool().fetchval(code, order["id"]) == reason
    faults.clear()
    async with working():
        wanted = "failed" if kind is FaultKind.DOWN else "paid"
        assert await payer.until(disbursement_id, "paid", "failed") == wanted
    assert len(bank.paid()) == (0 if kind is FaultKind.DOWN else 1)


async def test_a_bank_that_is_away_fails_it_only_when_it_is_certain(
    payer: Payer, bank: Bank
) -> None:
    """Down for longer than the request is valid: unknown all that time, then never received."""
    disbursement_id = await payer.start()
    faults.put("bank", FaultKind.DOWN)
    async with working():
        await payer.until(disbursement_id, "unknown")
        await asyncio.sleep(3)
        assert (await payer.view(disbursement_id)).status == "unknown"
        faults.clear()
        await payer.until(disbursement_id, "failed")
    assert (await payer.view(disbursement_id)).failure_code == "NEVER_RECEIVED"
    assert bank.paid() == []


class Killed(Exception):
    """The worker dies here."""


class DyingChannel:
    """Whoever calls it is killed: before the bank hears of it, or after."""

    def __init__(self, real: HttpBank, *, after: bool) -> None:
        self.real, self.after, self.sent = real, after, 0

    async def send(self, request: PayRequest) -> Answer:
        self.sent += 1
        if self.after:
            await self.real.send(request)
        raise Killed

    async def query(self, request_id: UUID) -> Answer:
        return await self.real.query(request_id)


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
async def test_killed_around_the_call(payer: Payer, bank: Bank, after: bool) -> None:
    disbursement_id = await payer.start()
    channel = DyingChannel(quick(bank), after=after)
    with pytest.raises(Killed):
        await send(await claimed("payment_send"), channel)
    order = await payer.order(disbursement_id)
    assert (order["status"], order["request_id"] is not None) == ("sent", True)
    await database.pool().execute("UPDATE job SET due_at = now() WHERE kind = 'payment_send'")
    again = await claimed("payment_send", "w2")
    await send(again, channel)  # the lease ran out: the next worker has it, and sends nothing
    async with again.end():
        pass
    assert channel.sent == 1
    async with working():
        assert await payer.until(disbursement_id, "paid", "failed") == (
            "paid" if after else "failed"
        )
    assert len(bank.paid()) == (1 if after else 0)
    assert (await payer.order(disbursement_id))["request_id"] == order["request_id"]


async def test_two_workers_at_once(payer: Payer, bank: Bank) -> None:
    """Two that both believe to hold the job: one of them has lost it, one request goes out."""
    disbursement_id = await payer.start()
    first = await claimed("payment_send", "w1")
    await database.pool().execute("UPDATE job SET due_at = now() WHERE kind = 'payment_send'")
    second = await claimed("payment_send", "w2")
    told = await asyncio.gather(
        send(first, bank_of()), send(second, bank_of()), return_exceptions=True
    )
    assert [type(each) for each in told] == [LeaseLostError, type(None)]
    assert (await payer.order(disbursement_id))["status"] == "confirmed"
    assert len(bank.paid()) == 1


async def test_a_worker_that_lost_the_job_while_it_called(payer: Payer, bank: Bank) -> None:
    disbursement_id = await payer.start()
    work = await claimed("payment_send")

    class Slow:
        async def send(self, request: PayRequest) -> Answer:
            expire = "UPDATE job SET due_at = now() WHERE kind = 'payment_send'"
            await database.pool().execute(expire)
            other = await claimed("payment_send", "w2")
            await send(other, bank_of())
            async with other.end():
                pass
            return await bank_of().send(request)

        async def query(self, request_id: UUID) -> Answer:
            raise AssertionError

    with pytest.raises(LeaseLostError):
        await send(work, Slow())
    assert (await payer.order(disbursement_id))["status"] == "sent", "its answer is lost"
    async with working():
        await payer.until(disbursement_id, "paid")
    assert len(bank.paid()) == 1


async def test_a_bank_that_contradicts_itself_changes_nothing(payer: Payer, bank: Bank) -> None:
    disbursement_id = await payer.start()
    async with working():
        await payer.until(disbursement_id, "paid")
    order = await payer.order(disbursement_id)
    rejected = Answer(
        says=BankSays.REJECTED,
        request_id=order["request_id"],
        amount_minor=120_000,
        currency="CNY",
        code="ACCOUNT_CLOSED",
    )
    for answer in (rejected, unclear("OUTBOUND_TIMEOUT")):
        async with database.transaction() as tx:
            await hear(tx, ACTOR, await lock(tx, order["id"]), answer, "query")
    assert await payer.order(disbursement_id) == order
    assert (await payer.history(disbursement_id))[-1] == "contradict"
    audit = "SELECT count(*) FROM audit_record WHERE action = 'payment.contradict'"
    assert await database.pool().fetchval(audit) == 1


@pytest.mark.parametrize(
    "change",
    [
        "status = 'sent', settled_at = NULL, bank_reference = NULL",
        "status = 'planned', settled_at = NULL, bank_reference = NULL",
        "request_id = gen_random_uuid()",
        "request_id = NULL, sent_at = NULL, valid_until = NULL",
        "amount_minor = 1",
        "payee_number_masked = '*'",
    ],
)
async def test_the_database_is_the_last_guard(payer: Payer, bank: Bank, change: str) -> None:
    disbursement_id = await payer.start()
    async with working():
        await payer.until(disbursement_id, "paid")
    order = await payer.order(disbursement_id)
    with pytest.raises(asyncpg.PostgresError) as refused:
        await database.pool().execute(
            f"UPDATE payment_order SET {change} WHERE id = $1", order["id"]
        )
    assert refused.value.sqlstate in ("XD003", "23514")


async def test_what_is_forgotten_is_taken_up_again(payer: Payer, bank: Bank) -> None:
    """Its jobs became dead letters: the watch finds the order, planned or sent."""
    planned = await payer.start()
    lost = await payer.start()
    order = await payer.order(lost)
    await send(await _job_of(order["id"]), DeadBank())
    pool = database.pool()
    await pool.execute("UPDATE job SET status = 'dead', finished_at = now()")
    await pool.execute(
        """UPDATE payment_order SET created_at = created_at - interval '5 minutes',
               next_query_at = next_query_at - interval '5 minutes'"""
    )
    async with database.transaction() as tx:
        await payment_jobs.watch(tx)
    async with working():
        await payer.until(planned, "paid")
        await payer.until(lost, "failed")


class DeadBank:
    """Nobody listens."""

    async def send(self, request: PayRequest) -> Answer:
        return unclear("OUTBOUND_UNREACHABLE")

    async def query(self, request_id: UUID) -> Answer:
        return unclear("OUTBOUND_UNREACHABLE")


async def _job_of(order_id: UUID) -> Work:
    later = "UPDATE job SET due_at = now() + interval '1 hour' WHERE key <> $1"
    await database.pool().execute(later, str(order_id))
    return await claimed("payment_send")


async def test_without_a_bank_orders_stay_planned(
    payer: Payer, surroundings: pytest.MonkeyPatch
) -> None:
    surroundings.delenv("XINDAI_BANK_URL", raising=False)
    disbursement_id = await payer.start()
    async with working():
        failed = "SELECT count(*) FROM job WHERE error_class = 'ConnectionError'"

        async def there() -> Any:
            return await database.pool().fetchval(failed)

        await until(there)
    assert (await payer.view(disbursement_id)).status == "planned"
