"""A signed offer becomes an event of its loan: exactly as simulated, or not at all."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from xindai.engine.check import check
from xindai.engine.events import Event
from xindai.engine.fold import fold
from xindai.kernel.errors import Refusal
from xindai.loans.actions.append import append_event
from xindai.loans.actions.change import StoredLoan
from xindai.loans.hardship.errors import offer_outdated
from xindai.loans.hardship.menu import digest
from xindai.loans.refund.open import check_no_refund
from xindai.loans.rows import row_views
from xindai.loans.types import Preview
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


def event_of(row: Any, currency: str) -> Event:
    """The frozen event."""
    stored = row["event"]
    given = json.loads(stored) if isinstance(stored, str) else stored
    return Event.from_json(given, currency)


def still_fits(loan: StoredLoan, row: Any, field: str) -> Event:
    """The frozen event, where the loan with it has the very schedule that was simulated, as of the
    day it was offered; refuses OFFER_OUTDATED."""
    event = event_of(row, loan.currency)
    if loan.today > row["valid_until"]:
        raise offer_outdated(field)
    try:
        check(loan.terms, loan.events, event, loan.today)
    except Refusal as no:
        raise offer_outdated(field) from no
    after = fold(loan.terms, (*loan.events, event), event.on)
    if digest(event, row_views(after, event.on), loan.currency) != row["terms_sha256"].hex():
        raise offer_outdated(field)
    return event


async def execute_in(
    tx: Tx, actor: Actor, loan: StoredLoan, row: Any, show: bool = False
) -> tuple[UUID, Preview | None]:
    """The event of a locked loan; refuses OFFER_OUTDATED, LOAN_REFUND_EXISTS."""
    event = still_fits(loan, row, "offerId")
    await check_no_refund(tx, loan.id)
    return await append_event(tx, actor, loan, event, show)
