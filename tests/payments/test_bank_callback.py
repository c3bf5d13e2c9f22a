"""POST /bank/callback: what the bank has signed leads to a question, and to nothing else."""

from __future__ import annotations

import json
import time
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from starlette.applications import Starlette

from tests.payments.conftest import Bank, Payer, working
from xindai.payments import handlers
from xindai.payments import jobs as payment_jobs
from xindai.platform import db as database
from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, sign

JOBS = "SELECT count(*) FROM job WHERE kind = 'payment_query' AND key LIKE '%:callback'"


async def post(body: bytes, *, key: str | None = None, at: int | None = None) -> int:
    """The status of the answer; signed with the bank's key if none is given."""
    signer = (key or secret(load_settings().keys / "bank")).encode()
    headers = {SIGNATURE: sign(signer, at or int(time.time()), body)}
    transport = httpx.ASGITransport(app=Starlette(routes=handlers.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.post(handlers.PATH, content=body, headers=headers)
    assert not answer.content
    return answer.status_code


def told(request_id: Any) -> bytes:
    return json.dumps({"event_id": uuid4().hex, "request_id": str(request_id)}).encode()


async def sent(payer: Payer) -> UUID:
    """The request id of an order that the bank has accepted."""
    disbursement_id = await payer.start("903")
    async with working(*payment_jobs.KINDS):
        await payer.until(disbursement_id, "paying")
    await database.pool().execute("UPDATE job SET due_at = now() + interval '1 hour'")
    return (await payer.order(disbursement_id))["request_id"]  # type: ignore[no-any-return]


async def test_news_lead_to_one_question_however_often_they_come(payer: Payer, bank: Bank) -> None:
    request_id = await sent(payer)
    body = told(request_id)
    assert [await post(body) for _ in range(5)] == [204] * 5
    assert await post(told(request_id)) == 204
    assert await database.pool().fetchval(JOBS) == 1


async def test_of_what_is_settled_nobody_asks(payer: Payer, bank: Bank) -> None:
    disbursement_id = await payer.start()
    async with working():
        await payer.until(disbursement_id, "paid")
    order = await payer.order(disbursement_id)
    assert await post(told(order["request_id"])) == 204
    assert await post(told(uuid4())) == 204, "and it is not told what is known here"
    assert await database.pool().fetchval(JOBS) == 0
    assert await payer.order(disbursement_id) == order


async def test_a_wrong_signature_is_turned_away(payer: Payer, bank: Bank) -> None:
    body = told(await sent(payer))
    assert await post(body, key="somebody else") == 401
    assert await post(body, at=int(time.time()) - 301) == 401
    assert await post(body, at=int(time.time()) + 301) == 401
    transport = httpx.ASGITransport(app=Starlette(routes=handlers.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.post(handlers.PATH, content=body)).status_code == 401
        assert (await client.get(handlers.PATH)).status_code == 405
    assert await database.pool().fetchval(JOBS) == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'{"event_id": "1", "request_id": 5}', 400),
        (b'{"event_id": "1", "request_id": "x"}', 400),
        (b'{"event_id": "1"}', 400),
        (b'{"event_id": "1", "request_id": "x", "more": 1}', 400),
        (b"[" * 4000, 400),
        (b"\xff", 400),
        (b" " * 5000, 413),
    ],
)
async def test_other_bodies_are_turned_away(db: Any, body: bytes, status: int) -> None:
    assert await post(body) == status
