"""Orders of a bank that takes files: planned ones go out together, each once."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from lxml import etree

from tests.loans.conftest import set_up_lender
from tests.payments.test_bank_files import OWN, said
from xindai.kernel.ids import new_id
from xindai.payments import api as payments
from xindai.payments.actions.query import query
from xindai.payments.actions.send import send_batch
from xindai.payments.file_bank import FileBank
from xindai.payments.iso20022.schemas import PAIN001, namespace
from xindai.payments.types import NewOrder, PaymentKind
from xindai.platform import db as database
from xindai.platform.actor import system_actor


class Work:
    """A run of a job, as the handlers see it."""

    def __init__(self, order_id: UUID) -> None:
        self.payload: dict[str, Any] = {"order": str(order_id)}

    def transaction(self) -> Any:
        return database.transaction()

    end = transaction


class Killed(Exception):
    """Nothing after it is done."""


async def planned(count: int) -> list[UUID]:
    lender = await set_up_lender()
    out = []
    for n in range(count):
        wanted = NewOrder(
            kind=PaymentKind.PAYOUT, purpose="test", subject="test", branch_id=lender.branch_id,
            customer_id=lender.customer_id, merchant_id=None, payee_name="张三",
            payee_number=f"622202000000{n:04d}", payee_bank=None, amount_minor=1_000 + n,
            currency="CNY", settle_kind="test_settled",
        )  # fmt: skip
        async with database.transaction() as tx:
            out.append(await payments.plan(tx, system_actor("test"), wanted))
    return out


async def statuses() -> set[str]:
    return {r["status"] for r in await database.pool().fetch("SELECT status FROM payment_order")}


async def test_one_file_for_all_and_none_for_those_who_come_late(db: Any, tmp_path: Path) -> None:
    ids = await planned(20)
    bank = FileBank(tmp_path, OWN)
    for order_id in ids:
        await send_batch(Work(order_id), bank)  # type: ignore[arg-type]
    (file,) = (tmp_path / "out").iterdir()
    found = etree.parse(file).iterfind(".//x:EndToEndId", {"x": namespace(PAIN001)})
    rows = await database.pool().fetch("SELECT id, request_id FROM payment_order")
    assert sorted(one.text or "" for one in found) == sorted(r["request_id"].hex for r in rows)
    assert await statuses() == {"sent"}
    told = rows[0]
    report = said(told["request_id"], "ACSC", "<AcctSvcrRef>SB1</AcctSvcrRef>")
    (tmp_path / "in" / f"{new_id()}.xml").write_bytes(report)
    await query(Work(told["id"]), bank)  # type: ignore[arg-type]
    sql = "SELECT id FROM payment_order WHERE status = 'confirmed' AND bank_reference = 'SB1'"
    assert await database.pool().fetchval(sql) == told["id"]


async def test_killed_between_the_commit_and_the_file_nothing_is_sent_again(
    db: Any, tmp_path: Path
) -> None:
    (order_id,) = await planned(1)

    class Dead(FileBank):
        async def send_many(self, requests: Any) -> Any:
            raise Killed

    with pytest.raises(Killed):
        await send_batch(Work(order_id), Dead(tmp_path, OWN))  # type: ignore[arg-type]
    bank = FileBank(tmp_path, OWN)
    await send_batch(Work(order_id), bank)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()
    await query(Work(order_id), bank)  # type: ignore[arg-type]
    assert await statuses() == {"unknown"}
