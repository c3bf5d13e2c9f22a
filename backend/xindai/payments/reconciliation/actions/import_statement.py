"""Import a file of the bank: once, whole, or not at all."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.payments.errors import settlement_account_not_found, wrong_statement
from xindai.payments.permissions import RECONCILIATION_IMPORT
from xindai.payments.reconciliation.models import PARTY_NAME, PARTY_NUMBER
from xindai.payments.reconciliation.statements.forms import read_statement
from xindai.payments.reconciliation.statements.parsed import Parsed
from xindai.payments.reconciliation.types import Imported
from xindai.payments.rules import mask_account
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.permission import require

IMPORT: Final = "reconciliation.import"
_ACCOUNT: Final = """
SELECT a.* FROM settlement_account a JOIN branch b ON b.id = a.branch_id
WHERE a.id = $1 AND b.path LIKE $2 FOR NO KEY UPDATE OF a
"""
_KNOWN: Final = "SELECT id FROM bank_statement WHERE account_id = $1 AND sha256 = $2"
_ADD: Final = """
INSERT INTO bank_statement (id, number, account_id, statement_on, format, sha256, file_id,
    line_count, opening_minor, closing_minor, booked_minor, imported_by)
VALUES ($1, number_with_check('DZ', nextval('bank_statement_number')), $2, $3, $4, $5, $6, $7, $8,
    $9, $10, $11)
"""
_COLUMNS: Final = (
    "id", "statement_id", "line_no", "booked_on", "value_on", "kind", "status", "amount_minor",
    "currency", "reference", "request_id", "remark", "original", "party_name_sealed",
    "party_name_masked", "party_name_index", "party_number_sealed", "party_number_masked",
)  # fmt: skip


async def import_file(
    actor: Actor, account_id: UUID, file_id: UUID, idempotency_key: str
) -> Imported:
    """The statement in an uploaded file, once per content: a file that is known changes nothing.

    Refuses SETTLEMENT_ACCOUNT_NOT_FOUND, FILE_NOT_FOUND, STATEMENT_UNREADABLE,
    STATEMENT_TOO_LONG, STATEMENT_LINES_WRONG (naming the lines), STATEMENT_OF_OTHER_ACCOUNT.
    """
    require(actor, RECONCILIATION_IMPORT)
    key = idempotency.check_key(idempotency_key)
    given = {"account": str(account_id), "file": str(file_id)}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await files.own_file(tx, actor, file_id, files.Purpose.BANK_STATEMENT)
            content = await files.read(tx, file_id)
            done = await import_in(tx, actor, account_id, content, file_id)
            return {"id": str(done.statement_id), "isNew": done.is_new}

        answer = await idempotency.run(tx, actor, IMPORT, key, given, act)
    told = answer.value()
    return Imported(UUID(told["id"]), told["isNew"])


async def import_in(
    tx: Tx, actor: Actor, account_id: UUID, content: bytes, file_id: UUID | None = None
) -> Imported:
    """The same inside a transaction, of content that somebody has at hand."""
    account = await tx.row(_ACCOUNT, account_id, actor.branch_pattern())
    if account is None:
        raise settlement_account_not_found()
    digest = hashlib.sha256(content).digest()
    known = await tx.value(_KNOWN, account_id, digest)
    if known is not None:
        return Imported(known, False)
    parsed = await asyncio.to_thread(read_statement, content)
    _check(parsed, account)
    statement_id = new_id()
    sums = (parsed.opening_minor, parsed.closing_minor, parsed.booked_minor)
    head = (account_id, parsed.on, parsed.format, digest, file_id, len(parsed.lines))
    await tx.execute(_ADD, statement_id, *head, *sums, actor.id)
    keys = await crypto.keys(tx)
    rows = await asyncio.to_thread(_rows, keys, statement_id, parsed)
    await tx.copy("bank_statement_line", _COLUMNS, rows)
    about = {"account": account["code"], "on": parsed.on.isoformat(), "lines": len(parsed.lines),
             "sha256": digest.hex()}  # fmt: skip
    await audit.append(tx, actor, IMPORT, f"bank_statement/{statement_id}", about)
    return Imported(statement_id, True)


def _check(parsed: Parsed, account: Any) -> None:
    """The file says whose it is: by the account's code, or by the end of its number."""
    by_code = parsed.account == account["code"]
    by_number = parsed.format != "csv" and mask_account(parsed.account) == account["number_masked"]
    if not (by_code or by_number):
        raise wrong_statement("the file is of another account")
    if parsed.currency != account["currency"]:
        raise wrong_statement(f"the account has {account['currency']}")


def _rows(keys: FieldKeys, statement_id: UUID, parsed: Parsed) -> list[tuple[Any, ...]]:
    return [_row(keys, new_id(), statement_id, line) for line in parsed.lines]


def _row(keys: FieldKeys, line_id: UUID, statement_id: UUID, line: Any) -> tuple[Any, ...]:
    name, number, record = line.party_name, line.party_number, str(line_id)
    return (
        line_id, statement_id, line.line_no, line.booked_on, line.value_on, line.kind.value,
        line.status.value, line.amount_minor, line.currency, line.reference, line.request_id,
        line.remark, line.original,
        keys.seal(name, PARTY_NAME.table, record, PARTY_NAME.field) if name else None,
        crypto.mask_name(name) if name else None,
        keys.index(name, PARTY_NAME.field) if name else None,
        keys.seal(number, PARTY_NUMBER.table, record, PARTY_NUMBER.field) if number else None,
        mask_account(number) if number else None,
    )  # fmt: skip
