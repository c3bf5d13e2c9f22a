"""After the signatures: changes, cancelling, money, the archive and what is searched in it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.borrowers.conftest import refusal
from tests.contracts.conftest import (
    OFFICER,
    STRANGER,
    SYSTEM,
    WITNESS,
    Desk,
)
from tests.contracts.test_contract_rendering import packed, text_of
from tests.contracts.test_signing import gate
from tests.loans.conftest import MANAGER, today_is
from xindai.contracts import api
from xindai.contracts.types import ContractChange, ContractFilter
from xindai.loans import api as loans
from xindai.loans.types import OpenLoan
from xindai.platform import db as database
from xindai.platform.files import api as files

TOMORROW = date(2024, 2, 1)
WRONG = ("CODE_WRONG", "code")


async def test_a_change_is_signed_anew_and_the_old_document_stays(desk: Desk) -> None:
    contract = await desk.sealed()
    change = ContractChange(
        contract_id=contract, reason="客户要求缩短期限", amount_minor=90_000, instalments=6
    )
    key = desk.key()
    assert await api.change_contract(OFFICER, change, key) == 2
    assert await api.change_contract(OFFICER, change, key) == 2
    view = await desk.view(contract)
    assert (view.status, view.document_version) == ("draft", 2)
    assert (view.principal_minor, view.instalment_count) == (90_000, 6)
    assert await refusal(gate(contract)) == ("CONTRACT_NOT_SEALED", "contractId")
    flat = packed(text_of(await desk.content(contract)))
    assert "第2版" in flat
    assert "客户要求缩短期限" in flat
    assert (await api.verify(SYSTEM, contract)).version == 1  # in force until then
    await desk.sign(contract, await desk.code(contract))
    await desk.work()
    assert (await gate(contract)).principal_minor == 90_000
    found = await api.verify(SYSTEM, contract)
    assert (found.version, found.is_valid) == (2, True)
    documents = (await api.documents_of_contracts(SYSTEM, [contract]))[contract]
    assert [(d.version, d.kind, d.reason) for d in documents] == [
        (1, "unsigned", None),
        (1, "sealed", None),
        (2, "unsigned", "客户要求缩短期限"),
        (2, "sealed", "客户要求缩短期限"),
    ]


async def test_what_a_change_may_not_do(desk: Desk) -> None:
    contract = await desk.prepared()

    async def tried(**changes: Any) -> Any:
        given: dict[str, Any] = {"contract_id": contract, "reason": "改"} | changes
        wanted = ContractChange(**(given | {"reason": given["reason"] * 2}))
        return await refusal(api.change_contract(OFFICER, wanted, desk.key()))

    assert await tried(amount_minor=120_001) == ("CONTRACT_AMOUNT_ABOVE_APPROVED", "amount")
    assert await tried() == ("CONTRACT_UNCHANGED", None)
    assert await tried(reason=" ", amount_minor=1) == ("REASON_MISSING", "reason")
    assert await tried(bank_card_id=UUID(int=7)) == ("BANK_CARD_NOT_FOUND", "bankCardId")
    assert (await tried(instalments=100_000))[0] in {"OUT_OF_RANGE", "TERM_NOT_OFFERED"}
    assert (await tried(contract_id=UUID(int=7), amount_minor=1))[0] == "CONTRACT_NOT_FOUND"
    await today_is(TOMORROW)
    wanted = ContractChange(contract_id=contract, reason="新的起息日")
    assert await api.change_contract(OFFICER, wanted, desk.key()) == 2
    assert (await desk.view(contract)).terms["disbursed_on"] == "2024-02-01"


async def test_cancelled_is_over(desk: Desk) -> None:
    contract = await desk.signed()
    assert (await refusal(api.cancel_contract(STRANGER, contract, "误录", "s")))[0] == (
        "CONTRACT_NOT_FOUND"
    )
    assert (await refusal(api.cancel_contract(OFFICER, contract, " ", "e")))[0] == "REASON_MISSING"
    await api.cancel_contract(desk.borrower, contract, "不再需要", "c")
    await api.cancel_contract(desk.borrower, contract, "不再需要", "c")
    view = await desk.view(contract)
    assert (view.status, view.cancel_reason) == ("cancelled", "不再需要")
    await desk.work()  # the seal that was on its way finds nothing to seal
    assert (await desk.view(contract)).status == "cancelled"
    assert len((await api.documents_of_contracts(SYSTEM, [contract]))[contract]) == 1
    assert await refusal(gate(contract)) == ("CONTRACT_NOT_SEALED", "contractId")
    change = ContractChange(contract_id=contract, reason="再来", amount_minor=1)
    assert (await refusal(api.change_contract(OFFICER, change, "x")))[0] == "WRONG_CONTRACT_STATUS"
    assert (await refusal(api.verify(SYSTEM, contract)))[0] == "CONTRACT_NOT_SEALED"


async def test_money_on_its_way_and_a_cancel_at_once(desk: Desk) -> None:
    """Whoever comes first wins; the other is told why."""
    for _ in range(5):
        contract = await desk.sealed()
        paid, cancelled = await asyncio.gather(
            gate(contract),
            api.cancel_contract(OFFICER, contract, "误录", desk.key()),
            return_exceptions=True,
        )
        status = (await desk.view(contract)).status
        if isinstance(paid, Exception):
            assert (paid.code, status) == ("CONTRACT_NOT_SEALED", "cancelled")  # type: ignore[attr-defined]
            assert cancelled is None
        else:
            assert (cancelled.code, status) == ("CONTRACT_IN_DISBURSEMENT", "sealed")  # type: ignore[union-attr]


async def test_no_money_after_all_opens_the_contract_again(desk: Desk) -> None:
    contract = await desk.sealed()
    await gate(contract)
    assert (await refusal(api.cancel_contract(OFFICER, contract, "误录", "1")))[0] == (
        "CONTRACT_IN_DISBURSEMENT"
    )
    change = ContractChange(contract_id=contract, reason="改金额", amount_minor=1_000)
    assert (await refusal(api.change_contract(OFFICER, change, "2")))[0] == (
        "CONTRACT_IN_DISBURSEMENT"
    )
    async with database.transaction() as tx:
        await api.not_disbursed(tx, MANAGER, contract)
    await api.cancel_contract(OFFICER, contract, "误录", "3")


async def test_a_loan_follows_both_signatures(desk: Desk) -> None:
    contract = await desk.signed()
    wanted = OpenLoan(contract_id=contract, idempotency_key="l1")
    assert (await refusal(loans.open_loan(MANAGER, wanted)))[0] == "CONTRACT_NOT_SEALED"
    await desk.work()
    await loans.open_loan(MANAGER, replace(wanted, idempotency_key="l2"))
    assert (await refusal(api.cancel_contract(OFFICER, contract, "误录", "1")))[0] == (
        "CONTRACT_IN_DISBURSEMENT"
    )


async def test_search_by_number_customer_status_and_day(desk: Desk) -> None:
    first, second = await desk.prepared(), await desk.signed()
    view = await desk.view(second)

    async def found(**where: Any) -> list[UUID]:
        page = await api.find_contracts(WITNESS, ContractFilter(**where))
        assert await api.count_contracts(WITNESS, ContractFilter(**where)) == len(page.contracts)
        return [c.id for c in page.contracts]

    assert await found() == [second, first]
    assert await found(number=view.number) == [second]
    assert await found(number=view.number[:2]) == [second, first]
    assert await found(customer_id=desk.customer_id) == [second, first]
    assert await found(customer_id=UUID(int=1)) == []
    assert await found(status=view.status) == [second]
    assert await found(signed_from=view.signed_on, signed_until=view.signed_on) == [second, first]
    assert await found(signed_from=TOMORROW) == []
    page = await api.find_contracts(WITNESS, ContractFilter(), 1)
    assert page.has_next
    rest = await api.find_contracts(WITNESS, ContractFilter(), 1, page.cursors[0])
    assert [c.id for c in rest.contracts] == [first]


async def test_the_archive_tells_when_it_was_touched(desk: Desk, db: Any) -> None:
    contract = await desk.sealed()
    async with db.owner() as owner:
        for table in ("contract_document", "contract_signature"):
            for sql in (f"UPDATE {table} SET contract_id = contract_id", f"DELETE FROM {table}"):
                with pytest.raises(asyncpg.PostgresError) as refused:
                    await owner.execute(sql)
                assert refused.value.sqlstate == "XD003"
        for sql in (
            "UPDATE contract SET principal_minor = principal_minor + 1",
            "UPDATE contract SET terms = '{}'",
        ):
            with pytest.raises(asyncpg.PostgresError) as refused:
                await owner.execute(sql)
            assert refused.value.sqlstate == "XD003"
        # Somebody who may do everything swaps the file for one that he sealed himself.
        forged = (await desk.content(contract)).replace(b"/Reason", b"/reason", 1)
        async with database.transaction() as tx:
            file = await files.store(tx, SYSTEM, forged, name="x.pdf", purpose="contract")
        await owner.execute("ALTER TABLE contract_document DISABLE TRIGGER USER")
        await owner.execute(
            "UPDATE contract_document SET file_id = $1 WHERE kind = 'sealed'", file.id
        )
    found = await api.verify(SYSTEM, contract)
    assert not found.is_valid
    assert (found.is_archived_unchanged, found.is_seal_intact) == (False, False)
    assert found.holds_signed_text


async def test_a_file_that_was_changed_on_disk(desk: Desk, tmp_path: Path) -> None:
    contract = await desk.sealed()
    for path in (tmp_path / "files").rglob("*.sealed"):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    assert not (await api.verify(SYSTEM, contract)).is_valid


async def test_records_of_paper_contracts_go_on(desk: Desk) -> None:
    contract = await desk.lender.contract()
    assert (await desk.view(contract)).status == "recorded"
    assert await refusal(gate(contract)) == ("CONTRACT_NOT_SEALED", "contractId")
    assert (await refusal(api.cancel_contract(OFFICER, contract, "误录", "1")))[0] == (
        "WRONG_CONTRACT_STATUS"
    )
    await loans.open_loan(MANAGER, OpenLoan(contract_id=contract, idempotency_key="l"))
