"""Put somebody on a list, ask to take him off, decide what somebody else proposed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.customers.actions.command import lock_customer, once
from xindai.customers.errors import (
    entry_amount_wrong,
    entry_exists,
    entry_not_found,
    entry_not_proposed,
    entry_not_removable,
    entry_outdated,
    entry_person_missing,
    same_person,
)
from xindai.customers.permissions import LIST_CHANGE, LIST_CONFIRM
from xindai.customers.rules import normal_id_number, plain_text
from xindai.customers.sealing import TABLE
from xindai.customers.types.lists import EntryStatus, ListKind, NewEntry
from xindai.kernel.ids import new_id
from xindai.platform import audit, clock, crypto
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

ADD: Final = "customer_list.add"
REMOVE: Final = "customer_list.remove"
LONGEST_REASON: Final = 200
LONGEST_SOURCE: Final = 40
_ADD: Final = """
INSERT INTO list_entry (id, list, status, id_number_sealed, id_number_masked, id_number_index,
    reason, source, amount_minor, currency, valid_until, added_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
"""
_LOCK: Final = "SELECT * FROM list_entry WHERE id = $1 FOR NO KEY UPDATE"
_ASK: Final = """
UPDATE list_entry SET status = 'removal_asked', removal_asked_by = $2, removal_reason = $3,
    removal_asked_at = now() WHERE id = $1
"""
_REMOVE: Final = """
UPDATE list_entry SET status = 'removed', removal_reason = $3, removed_by = $2, removed_at = now()
WHERE id = $1
"""
_DECIDE: Final = {
    (EntryStatus.PROPOSED, True): (
        "UPDATE list_entry SET status = 'active', confirmed_by = $2, confirmed_at = now()"
        " WHERE id = $1"
    ),
    (EntryStatus.PROPOSED, False): (
        "UPDATE list_entry SET status = 'turned_down', confirmed_by = $2, confirmed_at = now()"
        " WHERE id = $1"
    ),
    (EntryStatus.REMOVAL_ASKED, True): (
        "UPDATE list_entry SET status = 'removed', removed_by = $2, removed_at = now()"
        " WHERE id = $1"
    ),
    (EntryStatus.REMOVAL_ASKED, False): (
        "UPDATE list_entry SET status = 'active', removal_asked_by = NULL, removal_reason = NULL,"
        " removal_asked_at = NULL WHERE id = $1 AND $2::text IS NOT NULL"
    ),
}


async def add_entry(actor: Actor, wanted: NewEntry, idempotency_key: str) -> UUID:
    """The entry: at once on the blacklist, proposed for the whitelist.

    Refuses LIST_ENTRY_PERSON, LIST_ENTRY_AMOUNT, LIST_ENTRY_OUTDATED, LIST_ENTRY_EXISTS, and
    ill-formed texts. A person is known by his ID number, whether or not he is a customer.
    """
    require(actor, LIST_CHANGE)

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, Any]:
        number = await _number(tx, keys, actor, wanted)
        await _check(tx, wanted)
        entry_id = new_id()
        is_white = wanted.list is ListKind.WHITELIST
        try:
            async with tx.savepoint():
                await tx.execute(
                    _ADD,
                    entry_id,
                    wanted.list,
                    EntryStatus.PROPOSED if is_white else EntryStatus.ACTIVE,
                    keys.seal(number, "list_entry", str(entry_id), "id_number"),
                    crypto.mask_id_number(number),
                    keys.index(number, "id_number"),
                    plain_text(wanted.reason, LONGEST_REASON, "reason"),
                    plain_text(wanted.source, LONGEST_SOURCE, "source"),
                    wanted.amount_minor,
                    wanted.currency,
                    wanted.valid_until,
                    actor.id,
                )
        except UniqueViolationError:
            raise entry_exists() from None
        await _note(tx, actor, ADD, entry_id, {"list": wanted.list})
        return {"entry": str(entry_id)}

    return UUID((await once(actor, ADD, idempotency_key, asdict(wanted), act))["entry"])


async def remove_entry(actor: Actor, entry_id: UUID, reason: str, idempotency_key: str) -> UUID:
    """The entry: off the whitelist at once; off the blacklist when a second person agrees.

    Refuses LIST_ENTRY_NOT_FOUND, LIST_ENTRY_NOT_REMOVABLE, INVALID_TEXT.
    """
    require(actor, LIST_CHANGE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        row = await _lock(tx, entry_id)
        if row["status"] != EntryStatus.ACTIVE:
            raise entry_not_removable()
        why = plain_text(reason, LONGEST_REASON, "reason")
        sql = _ASK if row["list"] == ListKind.BLACKLIST else _REMOVE
        await tx.execute(sql, entry_id, actor.id, why)
        await _note(tx, actor, REMOVE, entry_id, {"list": row["list"]})
        return {"entry": str(entry_id)}

    given = {"entry": entry_id, "reason": reason}
    return UUID((await once(actor, REMOVE, idempotency_key, given, act))["entry"])


async def decide_entry(actor: Actor, entry_id: UUID, agrees: bool, idempotency_key: str) -> UUID:
    """The entry, as somebody else proposed it or as it was.

    Refuses SAME_PERSON, LIST_ENTRY_NOT_PROPOSED, LIST_ENTRY_NOT_FOUND.
    """
    require(actor, LIST_CONFIRM)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        row = await _lock(tx, entry_id)
        status = EntryStatus(row["status"])
        sql = _DECIDE.get((status, agrees))
        if sql is None:
            raise entry_not_proposed()
        maker = row["added_by" if status is EntryStatus.PROPOSED else "removal_asked_by"]
        if maker == actor.id:
            raise same_person("entryId")
        await tx.execute(sql, entry_id, actor.id)
        about = {"list": row["list"], "was": status, "agrees": agrees}
        await _note(tx, actor, LIST_CONFIRM.code, entry_id, about)
        return {"entry": str(entry_id)}

    given = {"entry": entry_id, "agrees": agrees}
    return UUID((await once(actor, LIST_CONFIRM.code, idempotency_key, given, act))["entry"])


async def _number(tx: Tx, keys: FieldKeys, actor: Actor, wanted: NewEntry) -> str:
    if (wanted.customer_id is None) == (wanted.id_number is None):
        raise entry_person_missing()
    if wanted.customer_id is None:
        return normal_id_number(wanted.id_number or "")
    row = await lock_customer(tx, actor, wanted.customer_id)
    return keys.open(row["id_number_sealed"], TABLE, str(row["id"]), "id_number")


async def _check(tx: Tx, wanted: NewEntry) -> None:
    is_white = wanted.list is ListKind.WHITELIST
    if is_white != (wanted.amount_minor is not None):
        raise entry_amount_wrong()
    if is_white and wanted.valid_until is None:
        raise entry_amount_wrong()
    if wanted.valid_until and wanted.valid_until < await clock.business_date(tx):
        raise entry_outdated()


async def _lock(tx: Tx, entry_id: UUID) -> Any:
    row = await tx.row(_LOCK, entry_id)
    if row is None:
        raise entry_not_found()
    return row


async def _note(
    tx: Tx, actor: Actor, operation: str, entry_id: UUID, detail: dict[str, Any]
) -> None:
    await audit.append(tx, actor, operation, f"list_entry/{entry_id}", detail)
