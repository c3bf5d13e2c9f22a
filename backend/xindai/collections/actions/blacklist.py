"""Put a late customer on the blacklist, which decisions on applications ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import check_open, run_on
from xindai.collections.permissions import BLACKLIST
from xindai.collections.rules import why
from xindai.collections.tell import move
from xindai.collections.types import BlacklistReason
from xindai.customers import api as customers
from xindai.customers.types.lists import ListKind, NewEntry
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

PUT: Final = "collection.blacklist"
SOURCE: Final = "collections"
WORDS: Final[Mapping[BlacklistReason, str]] = {
    BlacklistReason.EVADES: "恶意逃废债",
    BlacklistReason.FRAUD: "欺诈",
    BlacklistReason.LONG_OVERDUE: "长期逾期",
    BlacklistReason.PROMISES_BROKEN: "多次违反还款承诺",
    BlacklistReason.VIOLENCE: "威胁或暴力抗拒",
}
"""What the list says; the list itself is the customers' domain's, with its second pair of eyes
for taking somebody off again."""


async def blacklist(
    actor: Actor,
    case_id: UUID,
    reason: BlacklistReason,
    note: str,
    valid_until: date | None,
    key: str,
) -> UUID:
    """The entry's id; without a last day it holds until somebody takes it away.

    Refuses COLLECTION_CASE_NOT_FOUND, COLLECTION_CASE_CLOSED, REASON_MISSING, and as the list.
    The entry and the line of the case are two commands of one key: a crash between them is made
    good by sending it again.
    """
    require(actor, BLACKLIST)

    async def check(_tx: Tx, _keys: FieldKeys, row: Any) -> dict[str, str]:
        check_open(row)
        why(note, "note")
        return {"customerId": str(row["customer_id"])}

    given = {
        "why": reason.value,
        "note": note,
        "until": valid_until.isoformat() if valid_until else None,
    }
    customer_id = (await run_on(actor, f"{PUT}_check", case_id, key, given, check))["customerId"]
    entry = NewEntry(
        list=ListKind.BLACKLIST,
        reason=WORDS[reason],
        source=SOURCE,
        customer_id=UUID(customer_id),
        valid_until=valid_until,
    )
    entry_id = await customers.add_entry(actor, entry, key)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> dict[str, str]:
        about = {"why": reason.value, "until": given["until"]}
        await move(tx, actor, keys, row, "blacklisted", about=about, note=why(note, "note"))
        return {"entryId": str(entry_id)}

    await run_on(actor, PUT, case_id, key, given, act)
    return entry_id
