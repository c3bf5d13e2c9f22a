"""What customers keep about a borrower, opened for himself."""

from __future__ import annotations

from typing import Final

from xindai.customers.own_known import own_known
from xindai.customers.sealing import opened
from xindai.customers.types import OwnBankCard, OwnProfile
from xindai.identity.api import account_of
from xindai.platform import crypto, db
from xindai.platform.actor import Actor

_CARDS: Final = "SELECT * FROM bank_card WHERE customer_id = $1 ORDER BY id"


async def own_profile(actor: Actor) -> OwnProfile | None:
    """None before an ID number is bound. The caller has made sure that it is he, and audits it."""
    async with db.transaction() as tx:
        row = await tx.row("SELECT * FROM customer WHERE account_id = $1", account_of(actor))
        if row is None:
            return None
        keys = await crypto.keys(tx)
        cards = tuple(
            OwnBankCard(
                number=keys.open(r["number_sealed"], "bank_card", str(r["id"]), "number"),
                bank=r["bank_name"],
                is_default=r["is_default"],
                bound_at=r["bound_at"],
                unbound_at=r["unbound_at"],
            )
            for r in await tx.rows(_CARDS, row["id"])
        )
        plain = opened(keys, row)
        known = await own_known(tx, keys, row["id"])
    return OwnProfile(
        id=row["id"],
        number=row["number"],
        name=plain.name,
        phone=plain.phone,
        id_number=plain.id_number,
        source=row["source"],
        profile=row["profile"],
        created_at=row["created_at"],
        bank_cards=cards,
        known=known,
    )
