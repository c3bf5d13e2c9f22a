"""Send a late customer the lender's reminder: by the way of messages, through the contact gate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import check_mine, run_on
from xindai.collections.errors import case_disputed, channel_not_permitted, message_not_sent
from xindai.collections.permissions import CONTACT
from xindai.collections.tell import move
from xindai.collections.types import Channel
from xindai.kernel.money import format_minor
from xindai.notifications import api as notifications
from xindai.notifications.api import ContactChannel, NewMessage
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.platform.settings import load_settings

SEND: Final = "collection.message"
KIND: Final = "loan.overdue"
BY_PROGRAM: Final = frozenset({Channel.SMS, Channel.EMAIL})
_LATEST: Final = """
SELECT l.number, l.oldest_unpaid_due_on AS due_on FROM collection_case_loan x
JOIN loan l ON l.id = x.loan_id WHERE x.case_id = $1 AND x.cured_on IS NULL
ORDER BY x.days_past_due DESC, l.number LIMIT 1
"""


async def send_message(actor: Actor, case_id: UUID, channel: Channel, key: str) -> None:
    """The reminder of what is overdue, once a day and channel; the gate decides when it goes out.

    Refuses as `check_mine`, COLLECTION_CASE_DISPUTED, CHANNEL_NOT_PERMITTED,
    COLLECTION_MESSAGE_NOT_SENT (sent today already, or the customer switched the channel off).
    """
    require(actor, CONTACT)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_mine(actor, row)
        if row["rests"]:
            raise case_disputed()
        if channel not in row["channels"] or channel not in BY_PROGRAM:
            raise channel_not_permitted()
        loan: Any = await tx.row(_LATEST, case_id)
        params = {
            "lender": load_settings().lender,
            "loan": loan["number"],
            "amount": f"{format_minor(row['overdue_minor'], row['currency'])} {row['currency']}",
            "due_on": loan["due_on"].isoformat(),
            "days": str(row["days_past_due"]),
        }
        wanted = NewMessage(
            subject_id=row["customer_id"],
            kind=KIND,
            params=params,
            reference=f"case:{case_id}",
            dedupe_key=f"case:{case_id}:{row['today']}:{channel.value}",
            channels=(ContactChannel(channel.value),),
            expires_at=row["now"] + timedelta(days=1),
        )
        planned = await notifications.send(tx, actor, [wanted])
        if not planned:
            raise message_not_sent()
        about = {"message": str(planned[0].id), "channel": channel.value}
        next_on = row["today"] + timedelta(days=row["cadence_days"])
        cells = {"next_action_on": max(next_on, row["next_action_on"] or next_on)}
        await move(tx, actor, keys, row, "message", cells=cells, about=about)

    await run_on(actor, SEND, case_id, key, {"channel": channel.value}, act)
