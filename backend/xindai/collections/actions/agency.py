"""Agencies: their terms, handing cases over, calling them back, what they learn of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import check_open, lock, once
from xindai.collections.errors import (
    agency_not_found,
    batch_not_found,
    case_disputed,
    case_not_placed,
    case_placed,
    out_of_range,
    too_many,
)
from xindai.collections.permissions import AGENCY, AGENCY_DATA
from xindai.collections.rules import why
from xindai.collections.tell import move
from xindai.collections.types import (
    DataField,
)
from xindai.collections.types.outside import (
    PersonOfBatch,
)
from xindai.customers import api as customers
from xindai.kernel.ids import new_id
from xindai.kernel.rate import parse_rate, rate_decimal
from xindai.loans import api as loans
from xindai.platform import audit, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

SET: Final = "collection.agency_set"
HAND_OVER: Final = "collection.hand_over"
RECALL: Final = "collection.recall"
MOST_CASES: Final = 200
HIGHEST_FEE: Final = Decimal("0.5")
_SET: Final = """
INSERT INTO collection_agency (id, code, name, fee_rate, recall_days, data_fields, is_active,
    changed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, fee_rate = excluded.fee_rate,
    recall_days = excluded.recall_days, data_fields = excluded.data_fields,
    is_active = excluded.is_active, changed_by = excluded.changed_by, changed_at = now()
RETURNING id
"""
_AGENCY: Final = "SELECT * FROM collection_agency WHERE id = $1 AND is_active FOR SHARE"
_BATCH: Final = """
INSERT INTO collection_batch (id, number, agency_id, fee_rate, data_fields, handed_on, recall_on,
    handed_by)
VALUES ($1, number_with_check('WW', nextval('collection_number')), $2, $3, $4, $5, $6, $7)
"""
_PLACE: Final = """
INSERT INTO collection_placement (id, batch_id, case_id, customer_id, placed_minor, after_seq)
VALUES ($1, $2, $3, $4, $5, $6)
"""
_END: Final = """
UPDATE collection_placement SET ended_on = $2, end_reason = 'recalled', ended_by = $3
WHERE case_id = $1 AND ended_on IS NULL RETURNING batch_id
"""
_PEOPLE: Final = f"""
SELECT k.id AS case_id, k.number, k.customer_id, k.overdue_minor, k.currency, y.data_fields
FROM collection_placement p JOIN collection_batch y ON y.id = p.batch_id
JOIN collection_case k ON k.id = p.case_id JOIN branch b ON b.id = k.branch_id
WHERE {in_scope("b.path", "k.customer_id")} AND p.batch_id = $3 AND p.ended_on IS NULL
ORDER BY k.number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyTerms:
    """What an agency works on; `fee_rate` is a fraction of what comes in, "0.15"."""

    code: str
    name: str
    fee_rate: str
    recall_days: int
    data_fields: tuple[DataField, ...]
    is_active: bool = True


async def set_agency(actor: Actor, wanted: AgencyTerms, key: str) -> UUID:
    """The agency of that code; new terms hold for batches to come. Refuses OUT_OF_RANGE."""
    require(actor, AGENCY)
    code, name = why(wanted.code, "code"), why(wanted.name, "name")
    fee = rate_decimal(parse_rate(wanted.fee_rate, "feeRate"))
    if not 0 <= fee <= HIGHEST_FEE:
        raise out_of_range("feeRate", "0 to 0.5")
    if not 7 <= wanted.recall_days <= 365:
        raise out_of_range("recallDays", "7 to 365 days")
    if len(code) > 20:
        raise out_of_range("code", "at most 20 characters")
    given = {
        "code": code,
        "name": name,
        "feeRate": str(fee),
        "recallDays": wanted.recall_days,
        "dataFields": sorted(wanted.data_fields),
        "isActive": wanted.is_active,
    }

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, str]:
        found = await tx.value(
            _SET,
            new_id(),
            code,
            name,
            fee,
            wanted.recall_days,
            sorted(wanted.data_fields),
            wanted.is_active,
            actor.id,
        )
        await audit.append(tx, actor, SET, f"collection_agency/{found}", given)
        return {"agencyId": str(found)}

    return UUID((await once(actor, SET, key, given, act))["agencyId"])


async def hand_over(
    actor: Actor, agency_id: UUID, case_ids: Sequence[UUID], reason: str, key: str
) -> UUID:
    """The batch's id: all of the cases or none. Its terms are those of the agency of today.

    Refuses AGENCY_NOT_FOUND, TOO_MANY_ITEMS, REASON_MISSING, COLLECTION_CASE_NOT_FOUND,
    COLLECTION_CASE_CLOSED, COLLECTION_CASE_PLACED, COLLECTION_CASE_DISPUTED.
    """
    require(actor, AGENCY)
    wanted = sorted(set(case_ids))
    if not 1 <= len(wanted) <= MOST_CASES:
        raise too_many(MOST_CASES, "caseIds")

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, str]:
        words = why(reason)
        agency = await tx.row(_AGENCY, agency_id)
        if agency is None:
            raise agency_not_found()
        batch_id = new_id()
        rows = [await lock(tx, actor, case_id) for case_id in wanted]
        today = rows[0]["today"]
        until = today + timedelta(days=agency["recall_days"])
        terms = (agency["fee_rate"], agency["data_fields"], today, until, actor.id)
        await tx.execute(_BATCH, batch_id, agency_id, *terms)
        for row in rows:
            check_open(row)
            if row["is_placed"]:
                raise case_placed()
            if row["rests"]:
                raise case_disputed()
            mark = await loans.seqs(tx, row["customer_id"])
            cells = (batch_id, row["id"], row["customer_id"], row["overdue_minor"], mark)
            await tx.execute(_PLACE, new_id(), *cells)
            away = {
                "is_placed": True,
                "assigned_id": None,
                "assigned_at": None,
                "next_action_on": until,
            }
            about = {"agency": agency["name"], "batch": str(batch_id)}
            await move(tx, actor, keys, row, "handed_over", cells=away, about=about, note=words)
        return {"batchId": str(batch_id)}

    ids = [str(each) for each in wanted]
    given = {"agencyId": str(agency_id), "caseIds": ids, "reason": reason}
    return UUID((await once(actor, HAND_OVER, key, given, act))["batchId"])


async def recall(actor: Actor, case_ids: Sequence[UUID], reason: str, key: str) -> None:
    """The cases are the desk's again; refuses COLLECTION_CASE_NOT_PLACED and as `hand_over`."""
    require(actor, AGENCY)
    wanted = sorted(set(case_ids))
    if not 1 <= len(wanted) <= MOST_CASES:
        raise too_many(MOST_CASES, "caseIds")

    async def act(tx: Tx, keys: FieldKeys) -> None:
        words = why(reason)
        for case_id in wanted:
            row = await lock(tx, actor, case_id)
            batch = await tx.value(_END, case_id, row["today"], actor.id)
            if batch is None:
                raise case_not_placed()
            cells = {"is_placed": False, "next_action_on": row["today"]}
            about = {"batch": str(batch), "reason": "recalled"}
            await move(tx, actor, keys, row, "recalled", cells=cells, about=about, note=words)

    given = {"caseIds": [str(each) for each in wanted], "reason": reason}
    await once(actor, RECALL, key, given, act)


async def batch_people(actor: Actor, batch_id: UUID, reason: str, key: str) -> list[PersonOfBatch]:
    """What the agency of a batch is told of the cases that it still has, and no field more.

    Audited once per key with the fields and the number of people; nothing of what is shown is
    kept, a repetition opens the rows again. Refuses BATCH_NOT_FOUND, REASON_MISSING.
    """
    require(actor, AGENCY_DATA)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, int]:
        words = why(reason)
        rows = await _people(tx, actor, batch_id)
        told = {"reason": words, "people": len(rows), "fields": sorted(rows[0]["data_fields"])}
        await audit.append(tx, actor, AGENCY_DATA.code, f"collection_batch/{batch_id}", told)
        return {"people": len(rows)}

    given = {"batchId": str(batch_id), "reason": reason}
    await once(actor, AGENCY_DATA.code, key, given, act)
    async with db.transaction() as tx:
        return [await _shown(tx, row) for row in await _people(tx, actor, batch_id)]


async def _people(tx: Tx, actor: Actor, batch_id: UUID) -> list[Any]:
    rows = await tx.rows(_PEOPLE, *actor.scope(), batch_id)
    if not rows:
        raise batch_not_found()
    return rows


async def _shown(tx: Tx, row: Any) -> PersonOfBatch:
    person = await customers.person_of(tx, row["customer_id"])
    assert person is not None  # a case is of a customer
    known = {
        name.value: getattr(person, name.value) if name in row["data_fields"] else None
        for name in DataField
    }
    return PersonOfBatch(
        case_number=row["number"],
        overdue_minor=row["overdue_minor"],
        currency=row["currency"],
        **known,
    )
