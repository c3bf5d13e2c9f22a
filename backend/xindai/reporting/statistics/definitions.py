"""Definitions of reports that people keep: chosen from the catalogue, never free SQL."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.reporting.errors import (
    report_definition_invalid,
    report_definition_not_found,
    too_many_definitions,
)
from xindai.reporting.permissions import EXPORT, REPORTS
from xindai.reporting.saved_views import LONGEST_NAME, require_staff
from xindai.reporting.statistics.catalogue import report_of
from xindai.reporting.statistics.spans import Cadence, Span, next_after, period_of
from xindai.reporting.statistics.sql import ask_of
from xindai.reporting.statistics.types import Definition, NewDefinition, Wanted

SAVE: Final = "report_definition.save"
REMOVE: Final = "report_definition.remove"
MOST: Final = 50
TABLE: Final = "report_definition"
CHINA: Final = ZoneInfo("Asia/Shanghai")
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}")
_OWN: Final = """
SELECT id, report, name_sealed, content, language, cadence, mail_sealed, next_on, changed_at
FROM report_definition WHERE owner = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY id
"""
_KNOWN: Final = "SELECT id FROM report_definition WHERE owner = $1 AND name_index = $2"
_COUNT: Final = "SELECT count(*) FROM report_definition WHERE owner = $1"
_PUT: Final = """
INSERT INTO report_definition (id, owner, report, name_sealed, name_index, content, language,
    cadence, mail_sealed, next_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (id) DO UPDATE SET report = $3, content = $6, language = $7, cadence = $8,
    mail_sealed = $9, next_on = $10, changed_at = now()
"""
_REMOVE: Final = "DELETE FROM report_definition WHERE id = $1 AND owner = $2"


def today() -> date:
    """The day in China: schedules go by it, as those of the worker do."""
    return datetime.now(CHINA).date()


async def definitions(actor: Actor, definition_id: UUID | None = None) -> list[Definition]:
    """The actor's own, oldest first; refuses FORBIDDEN."""
    require(actor, REPORTS)
    require_staff(actor)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        return [view(keys, row) for row in await tx.rows(_OWN, actor.id, definition_id)]


async def save_definition(actor: Actor, wanted: NewDefinition, idempotency_key: str) -> UUID:
    """Keeps it under its name, in place of one of that name.

    Refuses REPORT_DEFINITION_INVALID, TOO_MANY_REPORT_DEFINITIONS and what the report refuses.
    """
    require(actor, REPORTS)
    require_staff(actor)
    if wanted.cadence is not None:
        require(actor, EXPORT)
    key = idempotency.check_key(idempotency_key)
    name, content = _checked(actor, wanted)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        told = f"{name}|{json.dumps(content, sort_keys=True)}|{wanted.cadence}|{wanted.mail}"

        async def act() -> dict[str, Any]:
            await tx.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 7312))", actor.id)
            return {"definition": str(await _put(tx, keys, actor, wanted, name, content))}

        given = {"input": keys.index(f"{wanted.language}|{told}", SAVE).hex()}
        answer = await idempotency.run(tx, actor, SAVE, key, given, act)
    return UUID(answer.value()["definition"])


async def remove_definition(actor: Actor, definition_id: UUID, idempotency_key: str) -> None:
    """Takes it away, with its schedule; refuses REPORT_DEFINITION_NOT_FOUND."""
    require(actor, REPORTS)
    require_staff(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            if not await tx.execute(_REMOVE, definition_id, actor.id):
                raise report_definition_not_found()
            await audit.append(tx, actor, REMOVE, f"{TABLE}/{definition_id}", {})
            return {}

        given = {"definition": str(definition_id)}
        answer = await idempotency.run(tx, actor, REMOVE, key, given, act)
    answer.value()


def wanted_of(definition: Definition, day: date) -> Wanted:
    """The report that it asks for on a day."""
    start, end = period_of(definition.span, day)
    return Wanted(
        report=definition.report,
        start=start,
        end=end,
        currency=definition.currency,
        by=definition.by,
        where=definition.where,
    )


async def _put(
    tx: Tx,
    keys: FieldKeys,
    actor: Actor,
    wanted: NewDefinition,
    name: str,
    content: dict[str, Any],
) -> UUID:
    index = keys.index(name, "name")
    known: UUID | None = await tx.value(_KNOWN, actor.id, index)
    if known is None and await tx.value(_COUNT, actor.id) >= MOST:
        raise too_many_definitions(MOST)
    key = known or new_id()
    record = str(key)
    mail = keys.seal(wanted.mail, TABLE, record, "mail") if wanted.mail else None
    next_on = next_after(wanted.cadence, today()) if wanted.cadence else None
    sealed = keys.seal(name, TABLE, record, "name")
    cadence = wanted.cadence.value if wanted.cadence else None
    row = (wanted.report, sealed, index, content, wanted.language, cadence, mail, next_on)
    await tx.execute(_PUT, key, actor.id, *row)
    about = {"report": wanted.report, "cadence": cadence, "isMailed": mail is not None}
    await audit.append(tx, actor, SAVE, f"{TABLE}/{key}", about)
    return key


def _checked(actor: Actor, wanted: NewDefinition) -> tuple[str, dict[str, Any]]:
    """The name and the content as they are kept."""
    name = wanted.name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise report_definition_invalid("name", f"1 to {LONGEST_NAME} printable characters")
    if wanted.language not in ("zh", "en"):
        raise report_definition_invalid("language", "zh or en")
    if wanted.mail is not None and (wanted.cadence is None or not _MAIL.fullmatch(wanted.mail)):
        raise report_definition_invalid("mail", "an address, and how often")
    if not re.fullmatch("[A-Z]{3}", wanted.currency):
        raise report_definition_invalid("currency", "three capital letters")
    report, (start, end) = report_of(wanted.report), period_of(wanted.span, today())
    where = {dimension: tuple(values) for dimension, values in wanted.where.items()}
    asked = Wanted(report=report.code, start=start, end=end, by=wanted.by, where=where)
    ask_of(actor, report, asked)
    content = {
        "by": list(wanted.by),
        "where": {dimension: list(values) for dimension, values in where.items()},
        "span": wanted.span.value,
        "currency": wanted.currency,
    }
    return name, content


def view(keys: FieldKeys, row: Any) -> Definition:
    """Of its row."""
    record, content = str(row["id"]), row["content"]
    mail = row["mail_sealed"]
    return Definition(
        id=row["id"],
        report=row["report"],
        name=keys.open(row["name_sealed"], TABLE, record, "name"),
        by=tuple(content["by"]),
        where={name: tuple(values) for name, values in content["where"].items()},
        span=Span(content["span"]),
        currency=content["currency"],
        language=row["language"],
        cadence=Cadence(row["cadence"]) if row["cadence"] else None,
        mail=keys.open(mail, TABLE, record, "mail") if mail else None,
        next_on=row["next_on"],
        changed_at=row["changed_at"],
    )
