"""The borrower chooses a relief: it is frozen as it was simulated."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.identity import api as identity
from xindai.kernel.ids import new_id
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.hardship.errors import offer_open, offer_outdated
from xindai.loans.hardship.menu import NAME, menu, schedule_json
from xindai.loans.hardship.move import move, record
from xindai.loans.hardship.types import ChooseRelief, HardshipStatus, Relief
from xindai.loans.hardship.wording import VERSION, words
from xindai.loans.permissions import REQUEST_SUBMIT
from xindai.loans.requests.end import withdraw_in
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products import api as products

CHOOSE: Final = "hardship.choose"
_OPEN: Final = """
SELECT o.*, $2::uuid AS branch_id FROM hardship_offer o
WHERE o.loan_id = $1 AND o.status IN ('chosen', 'signed') FOR NO KEY UPDATE
"""
_ADD: Final = """
INSERT INTO hardship_offer (id, number, loan_id, customer_id, kind, reason, event, schedule,
    terms_sha256, offered_on, valid_until, to_pay_before_minor, to_pay_after_minor, apr_before,
    apr_after, needs_approval, wording_version, wording, wording_sha256, created_by)
VALUES ($1, number_with_check('BF', nextval('hardship_offer_number')), $2, $3, $4, $5, $6, $7, $8,
    $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
RETURNING id, number, loan_id, customer_id, kind, version
"""


async def choose(actor: Actor, wanted: ChooseRelief) -> UUID:
    """The frozen offer, once per key; one that was chosen and not signed makes room.

    Refuses FORBIDDEN to everybody but borrowers, LOAN_NOT_FOUND, OFFER_OUTDATED (the menu has no
    such relief today), HARDSHIP_OFFER_OPEN.
    """
    identity.account_of(actor)
    require(actor, REQUEST_SUBMIT)
    key = idempotency.check_key(wanted.idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            return {"offerId": str(await _choose(tx, actor, wanted))}

        given = {
            "loanId": str(wanted.loan_id),
            "sha256": wanted.sha256[:64],
            "reason": wanted.reason.value,
        }
        answer = await idempotency.run(tx, actor, CHOOSE, key, given, act)
    return UUID(answer.value()["offerId"])


async def _choose(tx: Tx, actor: Actor, wanted: ChooseRelief) -> UUID:
    loan = await lock(tx, actor, wanted.loan_id)
    policy = (await products.servicing(tx, loan.today))[loan.product_id].hardship
    reliefs = menu(loan.terms, loan.events, loan.today, policy)
    relief = next((each for each in reliefs if each.sha256 == wanted.sha256), None)
    if relief is None:
        raise offer_outdated("sha256")
    await _make_room(tx, actor, loan)
    until = loan.today + timedelta(days=policy.valid_days)
    text, sha256 = words(loan.number, relief, loan.currency, until)
    offer_id = new_id()
    row = await tx.row(
        _ADD,
        offer_id,
        loan.id,
        loan.customer_id,
        relief.kind.value,
        wanted.reason.value,
        _event(relief, loan.currency),
        schedule_json(relief.rows_after),
        bytes.fromhex(relief.sha256),
        loan.today,
        until,
        relief.to_pay_before_minor,
        relief.to_pay_after_minor,
        relief.apr_before,
        relief.apr_after,
        relief.kind.value not in policy.auto,
        VERSION,
        text,
        bytes.fromhex(sha256),
        actor.id,
    )
    assert row is not None  # RETURNING of an INSERT
    await record(tx, actor, dict(row) | {"branch_id": loan.branch_id}, HardshipStatus.CHOSEN, 1)
    return offer_id


def _event(relief: Relief, currency: str) -> dict[str, Any]:
    """With the id that it will have on the loan: executed twice it would collide."""
    said = relief.event.to_json(currency)
    assert said["id"] == NAME
    return said | {"id": str(new_id())}


async def _make_room(tx: Tx, actor: Actor, loan: StoredLoan) -> None:
    row = await tx.row(_OPEN, loan.id, loan.branch_id)
    if row is None:
        return
    if row["status"] == HardshipStatus.SIGNED and loan.today <= row["valid_until"]:
        raise offer_open()
    signed = row["status"] == HardshipStatus.SIGNED
    if signed and row["request_id"] is not None:
        await end_request(tx, actor, row["request_id"])
    await move(tx, actor, row, HardshipStatus.OUTDATED if signed else HardshipStatus.WITHDRAWN)


async def end_request(tx: Tx, actor: Actor, request_id: UUID) -> None:
    """The request of an offer that is outdated is over with it."""
    await withdraw_in(tx, actor, request_id)
