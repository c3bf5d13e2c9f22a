"""Signing face to face: an officer records it, and somebody else who was there confirms it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.contracts.errors import (
    in_person_exists,
    in_person_missing,
    invalid_place,
    own_record,
    photos_missing,
)
from xindai.contracts.permissions import SIGN_IN_PERSON
from xindai.contracts.signing import signed_by_borrower, to_be_signed
from xindai.contracts.types import InPersonRecord
from xindai.identity import api as identity
from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.permission import require

RECORD: Final = "contract.record_in_person"
WITNESS: Final = "contract.witness_in_person"
MOST_PHOTOS: Final = 10
LONGEST_PLACE: Final = 120
_ADD: Final = """
INSERT INTO contract_in_person (id, contract_id, document_id, officer, place_sealed, photos)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (document_id) DO NOTHING
"""
_RECORDED: Final = "SELECT * FROM contract_in_person WHERE document_id = $1"
_WITNESS: Final = """
UPDATE contract_in_person SET witness = $2, witnessed_at = now()
WHERE id = $1 AND witness IS NULL
"""


async def record_in_person(actor: Actor, wanted: InPersonRecord, idempotency_key: str) -> None:
    """What the officer saw; the signature counts once a witness has confirmed it.

    Refuses INVALID_PLACE, SIGNING_PHOTOS_MISSING, FILE_NOT_FOUND for photos that this officer has
    not uploaded, SIGNING_RECORDED, and as `to_be_signed` does.
    """
    require(actor, SIGN_IN_PERSON)
    identity.staff_id_of(actor)
    key = idempotency.check_key(idempotency_key)
    place = wanted.place.strip()
    if not 2 <= len(place) <= LONGEST_PLACE or not place.isprintable():
        raise invalid_place()
    photos = sorted({str(photo) for photo in wanted.photos})
    if not 1 <= len(photos) <= MOST_PHOTOS:
        raise photos_missing(MOST_PHOTOS)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            record_id = new_id()
            row, found = await to_be_signed(tx, actor, wanted.contract_id, wanted.document_sha256)
            for photo in photos:
                await files.own_file(tx, actor, UUID(photo), files.Purpose.CUSTOMER_DOCUMENT)
            sealed = keys.seal(place, "contract_in_person", str(record_id), "place")
            given = record_id, row["id"], found["id"], actor.id, sealed, photos
            if not await tx.execute(_ADD, *given):
                raise in_person_exists()
            about = {"version": found["version"], "photos": len(photos)}
            await audit.append(tx, actor, RECORD, f"contract/{row['id']}", about)
            return {}

        given = {
            "contractId": str(wanted.contract_id),
            "documentSha256": wanted.document_sha256[:64],
            "place": keys.index(place, "place").hex(),
            "photos": photos,
        }
        answer = await idempotency.run(tx, actor, RECORD, key, given, act)
    answer.value()


async def witness_in_person(
    actor: Actor, contract_id: UUID, document_sha256: str, idempotency_key: str
) -> None:
    """The second person: now the document counts as signed by the borrower, once per key.

    Refuses SIGNING_NOT_RECORDED, OWN_SIGNING_RECORD to the officer himself, and as `to_be_signed`.
    """
    require(actor, SIGN_IN_PERSON)
    identity.staff_id_of(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await _witness(tx, actor, contract_id, document_sha256)
            return {}

        given = {"contractId": str(contract_id), "documentSha256": document_sha256[:64]}
        answer = await idempotency.run(tx, actor, WITNESS, key, given, act)
    answer.value()


async def _witness(tx: Tx, actor: Actor, contract_id: UUID, document_sha256: str) -> None:
    row, found = await to_be_signed(tx, actor, contract_id, document_sha256)
    record = await tx.row(_RECORDED, found["id"])
    if record is None:
        raise in_person_missing()
    if record["officer"] == actor.id:
        raise own_record()
    await tx.execute(_WITNESS, record["id"], actor.id)
    await signed_by_borrower(
        tx,
        actor,
        row,
        found,
        method="in_person",
        signer=f"customer:{row['customer_id']}",
        evidence={
            "record": str(record["id"]),
            "officer": record["officer"],
            "witness": actor.id,
            "photos": list(record["photos"]),
        },
        address=None,
    )
