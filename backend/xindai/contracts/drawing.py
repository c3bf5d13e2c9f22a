"""From an agreement to its document: who it is with, the words of the template, the PDF."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from xindai.contracts.agreement import Agreement
from xindai.contracts.document import Facts, document
from xindai.contracts.errors import customer_not_found
from xindai.contracts.languages import Language
from xindai.contracts.rendering.render import render
from xindai.customers import api as customers
from xindai.kernel.ids import new_id
from xindai.partners import api as partners
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.settings import load_settings

PURPOSE: Final = "contract"
_WORDS: Final = """
SELECT v.body_zh, v.body_en, p.name_zh, p.name_en
FROM contract_template_version v
CROSS JOIN product_version pv JOIN product p ON p.id = pv.product_id
WHERE v.id = $1 AND pv.id = $2
"""
_ACCOUNT: Final = "SELECT concat_ws(' ', bank_name, number_masked) FROM bank_card WHERE id = $1"
_ADD: Final = """
INSERT INTO contract_document (id, contract_id, version, kind, file_id, sha256, size_bytes,
    template_version_id, terms, reason, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
"""


@dataclass(frozen=True, slots=True, repr=False)
class Sketch:
    """An agreement with everything that its document needs; plain texts, kept nowhere."""

    agreement: Agreement
    facts: Facts
    bodies: dict[Language, str]


async def sketch(
    tx: Tx, agreement: Agreement, number: str, version: int, reason: str | None
) -> Sketch:
    """Reads the person and the words."""
    person = await customers.person_of(tx, agreement.customer_id)
    words: Any = await tx.row(_WORDS, agreement.template_version_id, agreement.product_version_id)
    if person is None or words is None:
        raise customer_not_found()
    bodies = {Language.ZH: words["body_zh"]}
    if agreement.is_bilingual and words["body_en"]:
        bodies[Language.EN] = words["body_en"]
    facts = Facts(
        number=number,
        version=version,
        reason=reason,
        signed_on=agreement.on,
        lender=load_settings().lender,
        borrower=person.name,
        id_number=person.id_number,
        phone=person.phone or "",
        product={Language.ZH: words["name_zh"], Language.EN: words["name_en"]},
        account=await _account(tx, agreement),
        terms=agreement.terms,
    )
    return Sketch(agreement, facts, bodies)


async def _account(tx: Tx, agreement: Agreement) -> str:
    if agreement.merchant_id is not None:
        return (await partners.merchant(tx, agreement.merchant_id)).name
    if agreement.bank_card_id is not None:
        return str(await tx.value(_ACCOUNT, agreement.bank_card_id) or "")
    return ""


async def draw(drawn: Sketch) -> bytes:
    """The PDF. Outside of transactions: it takes a tenth of a second or many."""
    made = await asyncio.to_thread(document, drawn.facts, drawn.bodies)
    return await render("contract", made, drawn.facts.signed_on)


async def keep_document(
    tx: Tx, actor: Actor, contract_id: UUID, drawn: Sketch, content: bytes, *, kind: str
) -> str:
    """Stores the PDF and its row in the archive; its hash in hexadecimal digits."""
    facts = drawn.facts
    return await archive(
        tx,
        actor,
        content,
        contract_id=contract_id,
        number=facts.number,
        version=facts.version,
        kind=kind,
        template_version_id=drawn.agreement.template_version_id,
        terms=facts.terms.to_json(),
        reason=facts.reason,
    )


async def archive(
    tx: Tx,
    actor: Actor,
    content: bytes,
    *,
    contract_id: UUID,
    number: str,
    version: int,
    kind: str,
    template_version_id: UUID,
    terms: object,
    reason: str | None,
) -> str:
    """The same for a document that is there."""
    name = f"{number}-{version}{'' if kind == 'unsigned' else f'-{kind}'}.pdf"
    file = await files.store(tx, actor, content, name=name, purpose=PURPOSE)
    digest = hashlib.sha256(content)
    if file.sha256 != digest.hexdigest():
        raise RuntimeError(f"{name}: the store keeps other bytes than it was given")
    await tx.execute(
        _ADD,
        new_id(),
        contract_id,
        version,
        kind,
        file.id,
        digest.digest(),
        len(content),
        template_version_id,
        terms,
        reason,
        actor.id,
    )
    return file.sha256
