"""Reads of papers, and the word to whoever holds one."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans.papers.types import PaperCheck, PaperFormat, PaperKind, PaperView
from xindai.loans.permissions import PAPER_READ
from xindai.loans.queries import VISIBLE
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.files import api as files
from xindai.platform.permission import require

_COLUMNS: Final = f"""
SELECT p.id, p.number, p.loan_id, p.kind, p.format, p.from_on, p.to_on, p.dispute_id,
    p.file_id,
    encode(p.sha256, 'hex') AS sha256, f.size_bytes, p.created_by, p.created_on, p.created_at
{VISIBLE} JOIN loan_paper p ON p.loan_id = l.id JOIN stored_file f ON f.id = p.file_id
"""
_CHECK: Final = """
SELECT p.number, p.kind, p.format, l.number AS loan_number, c.name_masked AS borrower,
    p.created_on AS issued_on, p.from_on, p.to_on, encode(p.sha256, 'hex') AS sha256, p.code_hash
FROM loan_paper p JOIN loan l ON l.id = p.loan_id JOIN customer c ON c.id = p.customer_id
WHERE p.number = $1
"""
_LONGEST: Final = 40


async def papers_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, PaperView]:
    """The visible ones of these."""
    require(actor, PAPER_READ)
    sql = f"{_COLUMNS} WHERE p.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: _view(row) for row in rows}


async def papers_of_loans(actor: Actor, loan_ids: Sequence[UUID]) -> dict[UUID, list[PaperView]]:
    """The papers of the visible ones of these loans, newest first."""
    require(actor, PAPER_READ)
    out: dict[UUID, list[PaperView]] = {loan_id: [] for loan_id in loan_ids}
    sql = f"{_COLUMNS} WHERE p.loan_id = ANY($3::uuid[]) ORDER BY p.id DESC"
    for row in await db.pool().fetch(sql, *actor.scope(), list(loan_ids)):
        out[row["loan_id"]].append(_view(row))
    return out


async def papers_of_disputes(
    actor: Actor, dispute_ids: Sequence[UUID]
) -> dict[UUID, list[PaperView]]:
    """The evidence made of these disputes where the actor sees the loan, newest first."""
    require(actor, PAPER_READ)
    out: dict[UUID, list[PaperView]] = {dispute_id: [] for dispute_id in dispute_ids}
    sql = f"{_COLUMNS} WHERE p.dispute_id = ANY($3::uuid[]) ORDER BY p.id DESC"
    for row in await db.pool().fetch(sql, *actor.scope(), list(dispute_ids)):
        out[row["dispute_id"]].append(_view(row))
    return out


async def check_paper(number: str, code: str) -> PaperCheck | None:
    """What we handed out under this number, for who holds the paper with its code; else None.

    Anybody may ask: the code has eighty bits, and what is said stands on the paper.
    """
    if len(number) > _LONGEST or len(code) > _LONGEST:
        return None
    row: Any = await db.pool().fetchrow(_CHECK, number.strip())
    if row is None or not hmac.compare_digest(row["code_hash"], code_hash(code)):
        return None
    known = {name: row[name] for name in PaperCheck.__slots__}
    kind, form = PaperKind(row["kind"]), PaperFormat(row["format"])
    return PaperCheck(**known | {"kind": kind, "format": form})


def code_hash(code: str) -> bytes:
    """Of a code as people type it: dashes, blanks and small letters do not matter."""
    plain = "".join(code.split()).replace("-", "").upper()
    return hashlib.sha256(plain.encode()).digest()


def paper_path(view: PaperView) -> str:
    """Where whoever was shown the paper reads it, for five minutes."""
    return files.signed_path(view.file_id)


def _view(row: Any) -> PaperView:
    known = dict(row)
    return PaperView(
        **known | {"kind": PaperKind(row["kind"]), "format": PaperFormat(row["format"])}
    )
