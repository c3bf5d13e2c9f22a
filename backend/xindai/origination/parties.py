"""Co-borrowers, guarantors and papers of an application, replaced as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.customers.errors import customer_not_found
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.kernel.phone import normal_phone
from xindai.origination.errors import document_not_found, party_is_applicant, party_unclear
from xindai.origination.models import ID_NUMBER, NAME, PHONE
from xindai.origination.types import PartyWish
from xindai.platform import crypto
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

MOST_PARTIES: Final = 5
MOST_DOCUMENTS: Final = 30
_CUSTOMER: Final = f"""
SELECT c.id FROM customer c JOIN branch b ON b.id = c.branch_id
WHERE {in_scope("b.path", "c.id")} AND c.id = $3
"""
_HIS_NUMBER: Final = "SELECT id_number_index FROM customer WHERE id = $1"
_ADD: Final = """
INSERT INTO application_party (id, application_id, role, customer_id, name_sealed, name_masked,
    id_number_sealed, id_number_masked, id_number_index, phone_sealed, phone_masked)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
"""
_PAPERS: Final = """
SELECT count(*) FROM customer_document d WHERE d.id = ANY($2::uuid[]) AND d.status <> 'rejected'
    AND (d.customer_id = (SELECT customer_id FROM application WHERE id = $1) OR d.customer_id IN
        (SELECT customer_id FROM application_party WHERE application_id = $1))
"""
_ATTACH: Final = """
INSERT INTO application_document (id, application_id, document_id, added_by)
SELECT uuidv7(), $1, d, $3 FROM unnest($2::uuid[]) AS d
ON CONFLICT (application_id, document_id) DO NOTHING
"""


async def replace_parties(
    tx: Tx, actor: Actor, application_id: UUID, customer_id: UUID, wanted: Sequence[PartyWish]
) -> None:
    """Refuses TOO_MANY_ITEMS, PARTY_UNCLEAR, PARTY_IS_APPLICANT, CUSTOMER_NOT_FOUND and ill-formed
    names and numbers. A borrower names persons, not customers: he does not know whose are there."""
    if len(wanted) > MOST_PARTIES:
        raise Refusal("TOO_MANY_ITEMS", f"at most {MOST_PARTIES}", "parties")
    sealer = await crypto.keys(tx)
    his = await tx.value(_HIS_NUMBER, customer_id)
    await tx.execute("DELETE FROM application_party WHERE application_id = $1", application_id)
    for n, party in enumerate(wanted):
        field, row_id = f"parties[{n}]", new_id()
        if party.customer_id is not None:
            if party.customer_id == customer_id:
                raise party_is_applicant(field)
            if await tx.value(_CUSTOMER, *actor.scope(), party.customer_id) is None:
                raise customer_not_found()
            cells: tuple[Any, ...] = (None,) * 7
        else:
            cells = _person(sealer, party, field, row_id)
            if cells[4] == his:
                raise party_is_applicant(field)
        args = row_id, application_id, party.role.value, party.customer_id
        await tx.execute(_ADD, *args, *cells)


def _person(sealer: FieldKeys, party: PartyWish, field: str, row_id: UUID) -> tuple[Any, ...]:
    if party.name is None or party.id_number is None or party.phone is None:
        raise party_unclear(field)
    name = customers.normal_name(party.name)
    number = customers.normal_id_number(party.id_number)
    phone = normal_phone(party.phone)
    record = str(row_id)
    return (
        sealer.seal(name, NAME.table, record, NAME.field),
        crypto.mask_name(name),
        sealer.seal(number, ID_NUMBER.table, record, ID_NUMBER.field),
        crypto.mask_id_number(number),
        sealer.index(number, ID_NUMBER.field),
        sealer.seal(phone, PHONE.table, record, PHONE.field),
        crypto.mask_phone(phone),
    )


async def replace_documents(
    tx: Tx, actor: Actor, application_id: UUID, wanted: Sequence[UUID]
) -> None:
    """Papers of the applicant or of a party; refuses TOO_MANY_ITEMS, DOCUMENT_NOT_FOUND."""
    ids = list(dict.fromkeys(wanted))
    if len(ids) > MOST_DOCUMENTS:
        raise Refusal("TOO_MANY_ITEMS", f"at most {MOST_DOCUMENTS}", "documentIds")
    if await tx.value(_PAPERS, application_id, ids) != len(ids):
        raise document_not_found()
    sql = """DELETE FROM application_document
        WHERE application_id = $1 AND document_id <> ALL($2::uuid[])"""
    await tx.execute(sql, application_id, ids)
    await tx.execute(_ATTACH, application_id, ids, actor.id)
