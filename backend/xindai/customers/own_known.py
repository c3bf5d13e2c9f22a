"""What is known of a borrower, opened for himself: his own statements and his papers.

What the lender thinks of him (ratings, lists) is no statement of his, and stays with the lender.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

_PARTS: Final = {
    "profile": ("customer_profile", ("address",), "customer_id"),
    "contacts": ("customer_contact", ("name", "phone"), "id"),
    "employments": ("customer_employment", ("employer", "position"), "id"),
    "monthly_amounts": ("customer_monthly_amount", (), "id"),
    "segments_and_tags": ("customer_tag", (), "id"),
}
_PAPERS: Final = """
SELECT d.id, d.category, d.status, d.expires_on, d.added_by, d.added_at, d.verified_at, d.note,
    f.media_type, f.size_bytes, f.name_sealed, f.id AS file_id
FROM customer_document d JOIN stored_file f ON f.id = d.file_id
WHERE d.customer_id = $1 ORDER BY d.id
"""
_RELATED: Final = """
SELECT r.kind, r.customer_id = $1 AS is_his, r.added_at, r.ended_at FROM customer_relation r
WHERE $1 IN (r.customer_id, r.other_id) ORDER BY r.id
"""
_INSIDE: Final = ("_sealed", "_index", "_masked")


async def own_known(tx: Tx, keys: FieldKeys, customer_id: UUID) -> dict[str, Any]:
    """By part, oldest first, also what is history; the caller has made sure that it is he."""
    known: dict[str, Any] = {}
    for part, (table, sealed, record) in _PARTS.items():
        sql = f"SELECT * FROM {table} WHERE customer_id = $1 ORDER BY {record}"
        rows = await tx.rows(sql, customer_id)
        known[part] = [_opened(keys, table, sealed, record, row) for row in rows]
    known["documents"] = [
        {k: v for k, v in row.items() if k not in ("name_sealed", "file_id")}
        | {"name": keys.open(row["name_sealed"], "stored_file", str(row["file_id"]), "name")}
        for row in await tx.rows(_PAPERS, customer_id)
    ]
    known["relations"] = [dict(row) for row in await tx.rows(_RELATED, customer_id)]
    return known


def _opened(
    keys: FieldKeys, table: str, sealed: tuple[str, ...], record: str, row: Mapping[str, Any]
) -> dict[str, Any]:
    shown = {k: v for k, v in row.items() if not k.endswith(_INSIDE)}
    for field in sealed:
        body = row[f"{field}_sealed"]
        shown[field] = keys.open(body, table, str(row[record]), field) if body else None
    return shown
