"""Posting: drafts become balanced entries in one COPY; the database checks them once more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.accounting.mapping import accounts_of_roles
from xindai.accounting.types import JournalDraft, LineView, RoleAccounts
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

_ENTRY: Final = (
    "id",
    "number",
    "kind",
    "booked_on",
    "value_on",
    "loan_id",
    "customer_id",
    "source_type",
    "source_id",
    "description",
    "line_count",
)
_LINE: Final = (
    "entry_id",
    "line_no",
    "booked_on",
    "account_id",
    "currency",
    "amount_minor",
    "product_id",
    "branch_id",
    "stage",
)
_POST_ONE: Final = f"""
WITH entry AS (
    INSERT INTO journal_entry ({", ".join(_ENTRY)})
    VALUES ($1, number_with_check('PZ', nextval('journal_entry_number')),
            $2, $3, $4, $5, $6, $7, $8, $9, $10)
)
INSERT INTO journal_line ({", ".join(_LINE)})
SELECT $1, line.line_no, $3, coalesce(own.account_id, usual.account_id), line.currency,
    line.amount_minor, line.product_id, line.branch_id, line.stage
FROM unnest($11::text[], $12::text[], $13::bigint[], $14::uuid[], $15::uuid[], $16::smallint[])
    WITH ORDINALITY AS line (role, currency, amount_minor, product_id, branch_id, stage, line_no)
LEFT JOIN gl_mapping own ON own.role = line.role AND own.product_id = line.product_id
LEFT JOIN gl_mapping usual ON usual.role = line.role AND usual.product_id IS NULL
ORDER BY line.line_no
RETURNING line_no, account_id, currency, amount_minor, product_id, branch_id, stage
"""
_NUMBERS: Final = (
    "SELECT number_with_check('PZ', nextval('journal_entry_number')) FROM generate_series(1, $1)"
)


def check_balance(draft: JournalDraft) -> None:
    """Refuses UNBALANCED_ENTRY; an entry has two lines and each currency sums to zero."""
    sums: dict[str, int] = defaultdict(int)
    for line in draft.lines:
        sums[line.currency] += line.amount_minor
    if len(draft.lines) < 2 or any(sums.values()):
        raise Refusal("UNBALANCED_ENTRY", "debits and credits differ", "lines")


async def post(tx: Tx, draft: JournalDraft) -> list[LineView]:
    """Post one entry; its lines with their accounts.

    Refuses PERIOD_CLOSED, DAY_CLOSED, BOOKING_IN_FUTURE (field booked_on).
    """
    check_balance(draft)
    lines = draft.lines
    posted = await tx.rows(
        _POST_ONE,
        new_id(),
        *_head(draft),
        [line.role for line in lines],
        [line.currency for line in lines],
        [line.amount_minor for line in lines],
        [line.product_id for line in lines],
        [line.branch_id for line in lines],
        [line.stage for line in lines],
    )
    return [LineView(*row) for row in posted]


def _head(draft: JournalDraft) -> tuple[Any, ...]:
    return (
        draft.kind,
        draft.booked_on,
        draft.value_on,
        draft.loan_id,
        draft.customer_id,
        draft.source_type,
        draft.source_id,
        draft.description,
        len(draft.lines),
    )


async def post_many(tx: Tx, drafts: Sequence[JournalDraft]) -> None:
    """Post many entries with one COPY of entries and one of lines."""
    if not drafts:
        return
    accounts = await accounts_of_roles(tx)
    numbers = await tx.rows(_NUMBERS, len(drafts))
    entries: list[tuple[Any, ...]] = []
    lines: list[tuple[Any, ...]] = []
    for draft, (number,) in zip(drafts, numbers, strict=True):
        check_balance(draft)
        entry_id = new_id()
        entries.append((entry_id, number, *_head(draft)))
        lines += _lines(draft, entry_id, accounts)
    await tx.copy("journal_entry", _ENTRY, entries)
    await tx.copy("journal_line", _LINE, lines)


def _lines(draft: JournalDraft, entry_id: Any, accounts: RoleAccounts) -> list[tuple[Any, ...]]:
    return [
        (
            entry_id,
            n,
            draft.booked_on,
            accounts.code(line.product_id, line.role),
            line.currency,
            line.amount_minor,
            line.product_id,
            line.branch_id,
            line.stage,
        )
        for n, line in enumerate(draft.lines, start=1)
    ]


_REVERSAL: Final = """
WITH entry AS (
    INSERT INTO journal_entry (id, number, kind, booked_on, value_on, loan_id, customer_id,
        source_type, source_id, description, line_count, reverses_id)
    SELECT $1, number_with_check('PZ', nextval('journal_entry_number')), e.kind || '.reversal', $3,
        least(e.value_on, $3), e.loan_id, e.customer_id, e.source_type, e.source_id, $4,
        e.line_count, e.id
    FROM journal_entry e WHERE e.id = $2 RETURNING id
)
INSERT INTO journal_line (entry_id, line_no, booked_on, account_id, currency, amount_minor,
    product_id, branch_id, stage)
SELECT entry.id, x.line_no, $3, x.account_id, x.currency, -x.amount_minor, x.product_id,
    x.branch_id, x.stage
FROM journal_line x, entry WHERE x.entry_id = $2 ORDER BY x.line_no
"""


async def reverse(tx: Tx, entry_id: UUID, booked_on: date, description: str) -> UUID:
    """Post the mirror of an entry; its id.

    Refuses ENTRY_NOT_FOUND, ENTRY_REVERSED (an entry is reversed once) and what `post` refuses.
    """
    reversal_id = new_id()
    try:
        async with tx.savepoint():
            lines = await tx.execute(_REVERSAL, reversal_id, entry_id, booked_on, description)
    except UniqueViolationError as twice:
        raise Refusal("ENTRY_REVERSED", "the entry was reversed before", "entryId") from twice
    if not lines:
        raise Refusal("ENTRY_NOT_FOUND", "there is no such entry", "entryId")
    return reversal_id
