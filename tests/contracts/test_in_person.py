"""Signing face to face: an officer, a witness who is somebody else, a place and photos."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from PIL import Image

from tests.borrowers.conftest import refusal
from tests.contracts.conftest import OFFICER, STRANGER, SYSTEM, WITNESS, Desk
from tests.contracts.test_contract_rendering import packed, text_of
from xindai.contracts import api
from xindai.contracts.types import InPersonRecord
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.files import api as files


async def photo(actor: Actor = OFFICER) -> UUID:
    """What the officer took and uploaded."""
    image = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 180, 160)).save(image, "JPEG")
    async with database.transaction() as tx:
        found = await files.store(
            tx, actor, image.getvalue(), name="signing.jpg", purpose="customer_document"
        )
    return found.id


async def record(desk: Desk, contract: UUID, actor: Actor = OFFICER, **changes: Any) -> None:
    given: dict[str, Any] = {
        "contract_id": contract,
        "document_sha256": (await desk.document(contract)).sha256,
        "place": "朝阳区建国路 1 号网点",
        "photos": changes.pop("photos", None) or (await photo(actor),),
    }
    await api.record_in_person(actor, InPersonRecord(**(given | changes)), desk.key())


async def witness(desk: Desk, contract: UUID, actor: Actor = WITNESS, sha256: str = "") -> None:
    digest = sha256 or (await desk.document(contract)).sha256
    await api.witness_in_person(actor, contract, digest, desk.key())


async def test_two_people_stand_for_the_signature(desk: Desk) -> None:
    contract = await desk.prepared()
    assert (await refusal(witness(desk, contract)))[0] == "SIGNING_NOT_RECORDED"
    await record(desk, contract)
    assert (await desk.view(contract)).status == "draft"
    assert (await refusal(witness(desk, contract, OFFICER)))[0] == "OWN_SIGNING_RECORD"
    assert (await refusal(record(desk, contract)))[0] == "SIGNING_RECORDED"
    await witness(desk, contract)
    assert (await desk.view(contract)).status == "signed"
    await desk.work()
    (signed, _) = (await api.signatures_of_contracts(SYSTEM, [contract]))[contract]
    assert (signed.method, signed.signer) == ("in_person", f"customer:{desk.customer_id}")
    assert (await api.verify(SYSTEM, contract)).is_valid
    row = await database.pool().fetchrow("SELECT * FROM contract_in_person")
    assert (row["officer"], row["witness"]) == (OFFICER.id, WITNESS.id)
    assert "建国路".encode() not in row["place_sealed"]
    evidence = await database.pool().fetchval(
        "SELECT evidence FROM contract_signature WHERE party = 'borrower'"
    )
    assert (evidence["officer"], evidence["witness"]) == (OFFICER.id, WITNESS.id)


async def test_what_is_not_seen_is_not_signed(desk: Desk) -> None:
    contract = await desk.prepared()
    document = (await desk.document(contract)).sha256
    for changes, code in (
        ({"place": " "}, "INVALID_PLACE"),
        ({"place": "x" * 121}, "INVALID_PLACE"),
        ({"photos": tuple(UUID(int=n) for n in range(11))}, "SIGNING_PHOTOS_MISSING"),
        ({"photos": (UUID(int=1),)}, "FILE_NOT_FOUND"),
        ({"photos": (await photo(WITNESS),)}, "FILE_NOT_FOUND"),  # somebody else's upload
        ({"document_sha256": "0" * 64}, "DOCUMENT_CHANGED"),
    ):
        assert (await refusal(record(desk, contract, **changes)))[0] == code
    wanted = InPersonRecord(contract_id=contract, document_sha256=document, place="网点", photos=())
    got = await refusal(api.record_in_person(OFFICER, wanted, desk.key()))
    assert got == ("SIGNING_PHOTOS_MISSING", "photos")
    assert (await refusal(record(desk, contract, STRANGER)))[0] == "CONTRACT_NOT_FOUND"
    party = Actor("client:x", ActorKind.CLIENT, OFFICER.permissions)
    assert await refusal(api.record_in_person(party, wanted, desk.key())) != got
    await record(desk, contract)
    assert (await refusal(witness(desk, contract, sha256="0" * 64)))[0] == "DOCUMENT_CHANGED"


async def test_the_database_wants_two_people_too(desk: Desk, db: Any) -> None:
    contract = await desk.prepared()
    await record(desk, contract)
    async with db.owner() as owner:
        with pytest.raises(asyncpg.CheckViolationError):
            await owner.execute(
                "UPDATE contract_in_person SET witness = officer, witnessed_at = now()"
            )


async def test_the_code_is_good_too_where_an_officer_was_faster(desk: Desk) -> None:
    contract = await desk.prepared()
    await record(desk, contract)
    await desk.sign(contract, await desk.code(contract))
    assert (await refusal(witness(desk, contract)))[0] == "WRONG_CONTRACT_STATUS"
    await desk.work()
    assert "张三丰" in packed(text_of(await desk.content(contract)))
