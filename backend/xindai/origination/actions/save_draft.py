"""A step of the wizard: what is given is checked and kept, what is missing may come later."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from xindai.customers.errors import bank_card_not_found, customer_not_found, identity_missing
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.origination.errors import (
    bad_code,
    channel_closed,
    kind_not_offered,
    product_cannot_change,
)
from xindai.origination.lock import lock
from xindai.origination.move import add_event, move
from xindai.origination.parties import replace_documents, replace_parties
from xindai.origination.permissions import EDIT
from xindai.origination.rules import DAYS_OPEN, move_of
from xindai.origination.types import ApplicationKind, DraftWish
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.partners import api as partners
from xindai.partners.errors import merchant_not_active
from xindai.partners.types import MerchantStatus
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import NOBODY_YET, Actor, ActorKind, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products import api as products
from xindai.products.errors import version_not_found

OPERATION: Final = "application.draft_save"
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_USUAL: Final[Mapping[ActorKind, str]] = {
    ActorKind.BORROWER: "app",
    ActorKind.STAFF: "branch",
    ActorKind.CLIENT: "partner",
    ActorKind.SYSTEM: "branch",
}
_CUSTOMER: Final = f"""
SELECT c.id, c.branch_id, b.path AS branch_path FROM customer c JOIN branch b ON b.id = c.branch_id
WHERE {in_scope("b.path", "c.id")} AND c.id = $3
"""
_NEW: Final = """
INSERT INTO application (id, number, kind, customer_id, branch_id, product_id, product_version_id,
    channel, currency, created_by, expires_on)
SELECT $1, number_with_check('SQ', nextval('application_number')), $2, $3, $4, $5, $6, $7, $8, $9,
    current_on + $10::int FROM business_day
"""
_CARD: Final = """
SELECT id FROM bank_card WHERE id = $1 AND customer_id = $2 AND unbound_at IS NULL
"""
_FIELDS: Final = ("sub_product", "amount_minor", "instalments", "method", "merchant_id")


async def save_draft(actor: Actor, wish: DraftWish, key: str) -> UUID:
    """The application's id; a new one where none is named.

    Refuses APPLICATION_NOT_FOUND, WRONG_STATUS, CUSTOMER_NOT_FOUND, IDENTITY_MISSING,
    VERSION_NOT_FOUND, PRODUCT_FIXED, KIND_NOT_OFFERED, CHANNEL_CLOSED, CODE_INVALID, what the
    product does not offer, MERCHANT_NOT_FOUND, MERCHANT_NOT_ACTIVE, BANK_CARD_NOT_FOUND, and the
    codes of parties and documents.
    """
    require(actor, EDIT)
    idempotency.check_key(key)
    async with db.transaction() as tx:
        sealer = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            application_id = wish.application_id or await _begin(tx, actor, wish)
            await _change(tx, actor, await lock(tx, actor, application_id), wish)
            return {"applicationId": str(application_id)}

        text = json.dumps(asdict(wish), sort_keys=True, default=str)
        given = {"digest": sealer.index(text, "draft").hex()}  # it holds personal data
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    return UUID(answer.value()["applicationId"])


async def _begin(tx: Tx, actor: Actor, wish: DraftWish) -> UUID:
    if wish.product_version_id is None:
        raise version_not_found()
    if actor.customer_id == NOBODY_YET:
        raise identity_missing()
    who = await tx.row(_CUSTOMER, *actor.scope(), actor.customer_id or wish.customer_id)
    if who is None or wish.customer_id not in (None, who["id"]):
        raise customer_not_found()
    offer = await products.offer(tx, actor, wish.product_version_id)
    application_id = new_id()
    kind = kind_of(offer.uses_line, wish.kind)
    channel = check_channel(offer.channels, wish.channel or usual_channel(actor))
    await tx.execute(
        _NEW,
        application_id,
        kind.value,
        who["id"],
        who["branch_id"],
        offer.product_id,
        offer.version_id,
        channel,
        offer.currency,
        actor.id,
        DAYS_OPEN[S.DRAFT],
    )
    row = await lock(tx, actor, application_id)
    await add_event(tx, actor, row, 1, "create", None, S.DRAFT, None, {"channel": channel})
    return application_id


async def _change(tx: Tx, actor: Actor, row: Any, wish: DraftWish) -> None:
    status = S(row["status"])
    move_of(status, V.SAVE)
    if wish.customer_id not in (None, row["customer_id"]):
        raise customer_not_found()
    cells: dict[str, Any] = {
        name: value for name in _FIELDS if (value := getattr(wish, name)) is not None
    }
    wanted = wish.product_version_id
    if wanted is not None and wanted != row["product_version_id"]:
        newer = await products.offer(tx, actor, wanted)
        if newer.product_id != row["product_id"]:
            raise product_cannot_change()
        cells["product_version_id"] = newer.version_id
    version_id = cells.get("product_version_id", row["product_version_id"])
    offer = await products.offer_of_record(tx, version_id)
    if wish.kind is not None:
        cells["kind"] = kind_of(offer.uses_line, wish.kind).value
    if wish.channel is not None:
        cells["channel"] = check_channel(offer.channels, wish.channel)
    if wish.purpose is not None:
        cells["purpose"] = wish.purpose.value
    check_figures(offer, dict(row) | cells, set(cells))
    if wish.merchant_id is not None:
        merchant = await partners.merchant(tx, wish.merchant_id)
        if merchant.status is not MerchantStatus.ACTIVE:
            raise merchant_not_active()
    if wish.bank_card_id is not None:
        if await tx.value(_CARD, wish.bank_card_id, row["customer_id"]) is None:
            raise bank_card_not_found()
        cells["bank_card_id"] = wish.bank_card_id
    if wish.parties is not None:
        await replace_parties(tx, actor, row["id"], row["customer_id"], wish.parties)
    if wish.document_ids is not None:
        await replace_documents(tx, actor, row["id"], wish.document_ids)
    await move(tx, actor, row, V.SAVE, status, cells=cells)


def kind_of(uses_line: bool, wanted: ApplicationKind | None) -> ApplicationKind:
    """Products that draw on a line make drawings, or the line itself where it is asked for."""
    if not uses_line:
        if wanted in (ApplicationKind.LINE, ApplicationKind.DRAWING):
            raise kind_not_offered()
        return ApplicationKind.LOAN
    return ApplicationKind.LINE if wanted is ApplicationKind.LINE else ApplicationKind.DRAWING


def usual_channel(actor: Actor) -> str:
    """Where somebody asks who does not say."""
    return _USUAL[actor.kind]


def check_channel(offered: tuple[str, ...], channel: str) -> str:
    """Refuses CODE_INVALID and CHANNEL_CLOSED."""
    if not _CODE.fullmatch(channel):
        raise bad_code("channel")
    if offered and channel not in offered:
        raise channel_closed()
    return channel


_FIGURES: Final[Mapping[str, str]] = {
    "amount": "amount_minor",
    "instalments": "instalments",
    "method": "method",
    "subProduct": "sub_product",
}


def check_figures(offer: Any, known: Mapping[str, Any], given: set[str]) -> None:
    """Refuses what the product does not offer, of the fields that were given now.

    What is not known yet is filled in for the check with what is offered at least.
    """
    names = set(_FIGURES.values())
    if not given & names:
        return
    try:
        products.check_request(
            offer,
            amount_minor=known["amount_minor"] or offer.min_amount_minor,
            instalments=known["instalments"] or offer.min_instalments,
            method=known["method"] or offer.methods[0],
            sub_product=known["sub_product"],
        )
    except Refusal as no:
        if known.get(_FIGURES.get(no.field or "", "")) is not None:
            raise
