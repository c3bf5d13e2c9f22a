"""From the draft to the seal: the borrower's code, the company's signature, the archive."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.actors import borrower, staff
from tests.borrowers.conftest import refusal
from tests.contracts.conftest import (
    HERE,
    OFFICER,
    PHONE,
    STRANGER,
    SYSTEM,
    Desk,
    add_account,
    jobs_waiting,
)
from tests.contracts.test_contract_rendering import packed, text_of
from tests.loans.conftest import MANAGER, TERMS
from xindai.contracts import api
from xindai.contracts.types import ContractChange, ContractFilter
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.db import Tx

TOMORROW = date(2024, 2, 1)
WRONG = ("CODE_WRONG", "code")


async def gate(contract_id: UUID, actor: Actor = MANAGER) -> Any:
    """What stands in front of the money."""
    async with database.transaction() as tx:
        return await api.disbursable(tx, actor, contract_id)


async def test_a_contract_is_signed_by_both_and_can_be_checked(desk: Desk) -> None:
    contract = await desk.prepared()
    view = await desk.view(contract)
    assert (view.status, view.document_version, view.source) == ("draft", 1, "online")
    assert await refusal(gate(contract)) == ("CONTRACT_NOT_SEALED", "contractId")
    document = await desk.document(contract)
    content = await desk.content(contract)
    assert hashlib.sha256(content).hexdigest() == document.sha256
    flat = packed(text_of(content))
    for said in ("张三丰", "11010519491231002X", PHONE, "1,200.00元", "人民币壹仟贰佰元整"):
        assert said in flat, said

    await desk.sign(contract, await desk.code(contract))
    assert (await desk.view(contract)).status == "signed"
    assert await refusal(gate(contract)) == ("CONTRACT_NOT_SEALED", "contractId")
    await desk.work()

    view = await desk.view(contract)
    assert view.status == "sealed"
    sealed = await desk.content(contract)
    assert sealed.startswith(content), "the seal is an update behind what was signed"
    documents = (await api.documents_of_contracts(SYSTEM, [contract]))[contract]
    assert [(d.version, d.kind) for d in documents] == [(1, "unsigned"), (1, "sealed")]
    signatures = (await api.signatures_of_contracts(SYSTEM, [contract]))[contract]
    assert [(s.party, s.method, s.document_sha256) for s in signatures] == [
        ("borrower", "code", document.sha256),
        ("company", "seal", document.sha256),
    ]
    found = await api.verify(desk.borrower, contract)
    assert found.is_valid
    assert found.sealer == "信贷消费金融有限公司"
    signed = await gate(contract)
    assert (signed.principal_minor, signed.customer_id) == (120_000, desk.customer_id)
    assert await database.pool().fetch(
        "SELECT topic FROM outbox_message WHERE key = $1 ORDER BY id", str(contract)
    ) == [("contract.signed",), ("contract.sealed",)]


async def test_the_seal_carries_how_the_borrower_signed(desk: Desk) -> None:
    from xindai.contracts.sealing.certificate import company_seal
    from xindai.contracts.sealing.verify import check_seal
    from xindai.platform.settings import load_settings

    contract = await desk.sealed()
    content = await desk.content(contract)
    now = await database.pool().fetchval("SELECT now()")
    seal = company_seal(load_settings(), now)
    found = await asyncio.to_thread(check_seal, content, seal, now)
    assert found.evidence is not None
    (unsigned, _) = (await api.documents_of_contracts(SYSTEM, [contract]))[contract]
    assert found.evidence["documentSha256"] == unsigned.sha256
    assert found.evidence["documentBytes"] == unsigned.size_bytes
    assert (found.evidence["borrower"], found.evidence["method"]) == ("张三丰", "code")
    assert found.evidence["address"] == HERE.address
    assert found.evidence["proof"]["phone"] == "138****8000"
    assert len(found.evidence["proof"]["codeHash"]) == 64


async def test_an_outside_verifier_accepts_it_and_a_changed_byte_breaks_it(
    desk: Desk, tmp_path: Path
) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig is not installed: apt-get install poppler-utils")
    content = await desk.content(await desk.sealed())
    whole, broken = tmp_path / "whole.pdf", tmp_path / "broken.pdf"
    whole.write_bytes(content)
    # An offset inside the typeset pages, one in the evidence, one in the signature's dictionary.
    for place in (len(content) // 4, content.index(b"signedAt"), content.rindex(b"/Reason") + 9):
        changed = bytearray(content)
        changed[place] ^= 1
        broken.write_bytes(changed)
        assert "Signature is Valid" not in await pdfsig(broken), place
    told = await pdfsig(whole)
    assert "Signature Validation: Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert "信贷消费金融有限公司" in told


async def pdfsig(path: Path) -> str:
    done = await asyncio.to_thread(
        subprocess.run, ["pdfsig", str(path)], capture_output=True, text=True, check=False
    )
    return done.stdout


async def test_wrong_old_and_foreign_codes_sign_nothing(desk: Desk) -> None:
    contract, other = await desk.prepared(), await desk.prepared()
    code = await desk.code(contract)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    assert await refusal(desk.sign(contract, wrong)) == WRONG
    assert await refusal(desk.sign(other, code)) == WRONG  # sent for another contract
    await desk.sign(contract, code)
    assert (await refusal(desk.sign(contract, code)))[0] == "WRONG_CONTRACT_STATUS"
    expired = await desk.code(other)
    async for key in desk.redis.scan_iter("xindai:code:*:sign_contract"):
        await desk.redis.delete(key)  # five minutes later
    assert await refusal(desk.sign(other, expired)) == WRONG
    fresh = await desk.code(other)
    for _ in range(5):
        assert await refusal(desk.sign(other, wrong if wrong != fresh else "000001")) == WRONG
    assert await refusal(desk.sign(other, fresh)) == WRONG  # five tries were all
    assert (await desk.view(other)).status == "draft"


async def test_a_code_of_another_purpose_is_none(desk: Desk) -> None:
    from xindai.identity import api as identity

    contract = await desk.prepared()
    purpose = identity.Purpose.SIGN_IN
    await identity.request_code(desk.redis, desk.sms, purpose, PHONE, HERE)
    await desk.sms.drained()
    assert await refusal(desk.sign(contract, desk.phones.code(PHONE))) == WRONG


async def test_the_document_changed_after_the_code_was_sent(desk: Desk) -> None:
    contract = await desk.prepared()
    read = (await desk.document(contract)).sha256
    code = await desk.code(contract)
    change = ContractChange(contract_id=contract, reason="降低金额", amount_minor=100_000)
    assert await api.change_contract(OFFICER, change, desk.key()) == 2
    assert await refusal(desk.sign(contract, code, read)) == (
        "DOCUMENT_CHANGED",
        "documentSha256",
    )
    assert await refusal(desk.sign(contract, code)) == WRONG  # of the document before
    for sha256 in ("", "x" * 64, "ü", read.upper() + "0"):
        got = await refusal(desk.sign(contract, code, sha256 or " "))
        assert got == ("DOCUMENT_CHANGED", "documentSha256")
    await desk.sign(contract, await desk.code(contract))


async def test_two_signings_at_once_and_repetitions_sign_once(desk: Desk) -> None:
    contract = await desk.prepared()
    code = await desk.code(contract)
    done = await asyncio.gather(
        *(desk.sign(contract, code, key=f"k{n}") for n in range(8)), return_exceptions=True
    )
    assert [d for d in done if d is None] == [None]
    (won,) = [n for n, d in enumerate(done) if d is None]
    await desk.sign(contract, code, key=f"k{won}")  # once more with its key
    count = "SELECT count(*) FROM contract_signature"
    assert await database.pool().fetchval(count) == 1
    assert await jobs_waiting() == 1


async def test_drawing_up_twenty_times_with_one_key(desk: Desk) -> None:
    from xindai.contracts.types import Preparation

    wanted = Preparation(
        customer_id=desk.customer_id, product_version_id=desk.lender.version_id, terms=TERMS
    )
    ids = await asyncio.gather(*(api.prepare(OFFICER, wanted, "one") for _ in range(20)))
    assert len(set(ids)) == 1
    for table in ("contract", "contract_document"):
        assert await database.pool().fetchval(f"SELECT count(*) FROM {table}") == 1


async def test_a_killed_sealing_is_finished_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed behind the signature of the PDF, before the archive has it."""
    from xindai.contracts import jobs as contract_jobs

    contract = await desk.signed()
    real, calls = contract_jobs.keep_sealed, 0

    async def killed(tx: Tx, sealed: Any) -> bool:
        nonlocal calls
        calls += 1
        done = await real(tx, sealed)
        if calls == 1:
            raise ConnectionError("the process went away")
        return done

    monkeypatch.setattr(contract_jobs, "keep_sealed", killed)
    await desk.work()
    assert calls == 2
    assert (await desk.view(contract)).status == "sealed"
    assert (await api.verify(SYSTEM, contract)).is_valid
    kinds = await database.pool().fetch("SELECT kind FROM contract_document ORDER BY kind")
    assert [r["kind"] for r in kinds] == ["sealed", "unsigned"]


async def test_a_seal_that_gave_up_is_asked_for_again(desk: Desk) -> None:
    contract = await desk.signed()
    async with database.transaction() as tx:
        await tx.execute("DELETE FROM job")
    payer = staff("disbursement", name="payer")
    draft = await desk.prepared()
    assert (await refusal(api.seal_again(payer, draft, desk.key())))[0] == "CONTRACT_NOT_SIGNED"
    await api.seal_again(payer, contract, desk.key())
    await desk.work()
    assert (await desk.view(contract)).status == "sealed"


async def test_not_yours_is_not_there(desk: Desk) -> None:
    contract = await desk.sealed()
    other = Actor(f"borrower:{new_id()}", ActorKind.BORROWER, customer_id=new_id())
    for actor in (STRANGER, other):
        assert await api.contracts_by_id(actor, [contract]) == {}
        assert await api.documents_of_contracts(actor, [contract]) == {contract: []}
        assert await api.signatures_of_contracts(actor, [contract]) == {contract: []}
        assert (await api.find_contracts(actor, ContractFilter())).contracts == ()
        assert await refusal(api.verify(actor, contract)) == ("CONTRACT_NOT_FOUND", "contractId")
        assert await refusal(gate(contract, actor)) == ("CONTRACT_NOT_FOUND", "contractId")
    mine = await api.find_contracts(desk.borrower, ContractFilter())
    assert [c.id for c in mine.contracts] == [contract]
    assert (await refusal(desk.prepared(desk.borrower)))[0] == "PREPARATION_UNCLEAR"
    assert (await refusal(desk.prepared(STRANGER)))[0] == "CUSTOMER_NOT_FOUND"


async def test_another_borrower_signs_nothing_of_mine(desk: Desk) -> None:
    contract = await desk.prepared()
    document, code = await desk.document(contract), await desk.code(contract)
    account = new_id()
    async with database.transaction() as tx:
        await add_account(tx, account, "13900139000")
    other = Actor(f"borrower:{account}", ActorKind.BORROWER, customer_id=new_id())
    for actor, told in (
        (other, "CONTRACT_NOT_FOUND"),
        (borrower(new_id(), str(account)), "CONTRACT_NOT_FOUND"),
        (OFFICER, "FORBIDDEN"),
    ):
        given = desk.redis, actor, contract, document.sha256, code, desk.key(), HERE
        assert (await refusal(api.sign_with_code(*given)))[0] == told
        asked = desk.redis, desk.sms, actor, contract, document.sha256, HERE
        assert (await refusal(api.request_signing_code(*asked)))[0] == told
    await desk.sign(contract, code)
