"""Customers by what somebody types: a number, a phone, an ID number, a name or its initials.

Nothing is opened that was not found before: phone and ID number by their blind index, a name by
its initials and its mask, and only then are the few rows that share both compared in full.
"""

from __future__ import annotations

import re
from typing import Any, Final

from xindai.customers.permissions import READ
from xindai.customers.queries import VISIBLE, find_customers
from xindai.customers.rules import normal_id_number, same_name
from xindai.customers.sealing import TABLE, sort_key
from xindai.customers.types import CustomerFilter, CustomerView
from xindai.kernel.errors import Refusal
from xindai.kernel.phone import normal_phone
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

MOST_NAMESAKES: Final = 200
"""Rows of one mask and one set of initials that are opened at most."""
_NUMBER: Final = re.compile(r"[A-Z]{2}[0-9]{1,18}", re.ASCII)
_INITIALS: Final = re.compile(r"[a-z]{2,8}", re.ASCII)
_NAME: Final = re.compile(r"[\u3400-\u9fff·•]{2,30}")
_SELECT: Final = """
SELECT c.id, c.number, c.branch_id, c.name_masked AS name, c.phone_masked AS phone,
    c.id_number_masked AS id_number, c.is_synthetic, c.source, c.created_at
"""
_NAMESAKES: Final = f"""
{_SELECT}, c.name_sealed {VISIBLE}
WHERE c.name_sort = $3 AND c.name_masked = $4 ORDER BY c.number LIMIT {MOST_NAMESAKES}
"""
_BY_INITIALS: Final = f"{_SELECT} {VISIBLE} WHERE c.name_sort = $3 ORDER BY c.number LIMIT $4"


async def search_customers(actor: Actor, text: str, first: int) -> list[CustomerView]:
    """The visible customers whom the text may mean, at most `first`; none for any other text."""
    require(actor, READ)
    plain = text.strip()
    if (wanted := _exact(plain)) is not None:
        return list((await find_customers(actor, wanted, first)).customers)
    if _NAME.fullmatch(plain):
        return (await _named(actor, plain))[:first]
    if _INITIALS.fullmatch(plain.lower()):
        rows = await db.pool().fetch(_BY_INITIALS, *actor.scope(), plain.lower(), first)
        return [CustomerView(**dict(row)) for row in rows]
    return []


def _exact(text: str) -> CustomerFilter | None:
    """The criterion that the text has the form of."""
    if _NUMBER.fullmatch(text.upper()):
        return CustomerFilter(number=text.upper())
    try:
        return CustomerFilter(phone=normal_phone(text))
    except Refusal:
        pass
    try:
        return CustomerFilter(id_number=normal_id_number(text))
    except Refusal:
        return None


async def _named(actor: Actor, name: str) -> list[CustomerView]:
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        like: list[Any] = await tx.rows(
            _NAMESAKES, *actor.scope(), sort_key(name), crypto.mask_name(name)
        )
        return [
            CustomerView(**{k: v for k, v in row.items() if k != "name_sealed"})
            for row in like
            if same_name(keys.open(row["name_sealed"], TABLE, str(row["id"]), "name"), name)
        ]
