"""What a loan takes of its line follows the loan's principal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xindai.credit_lines.actions.lock import COLUMNS, line_of
from xindai.credit_lines.actions.move import Move, move
from xindai.credit_lines.types import MovementKind
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx

SERVICING: Final = system_actor("loans")
_COUNTED: Final = """
CASE WHEN u.is_revolving OR NOT f.is_drawn THEN f.principal_minor
    ELSE greatest(u.counted_minor, f.principal_minor) END
"""
_DIFFERS: Final = f"(u.principal_minor <> f.principal_minor OR u.counted_minor <> {_COUNTED})"
_ONE: Final = "(SELECT $1::text, $2::bigint, $3::boolean) f (loan, principal_minor, is_drawn)"
_MANY: Final = "unnest($1::text[], $2::bigint[], $3::boolean[]) f (loan, principal_minor, is_drawn)"
# Only looks: the line is locked before its uses, by everybody, or two would wait for each other.
_LOOK: Final = f"SELECT u.line_id, f.* FROM line_use u, {{}} WHERE u.loan = f.loan AND {_DIFFERS}"
_LOOK_ONE: Final = _LOOK.format(_ONE)
_LOOK_MANY: Final = _LOOK.format(_MANY)
_FOLLOW: Final = f"""
UPDATE line_use u SET principal_minor = f.principal_minor, counted_minor = {_COUNTED}
FROM {_ONE} WHERE u.loan = f.loan
RETURNING u.sub_line_id, new.counted_minor - old.counted_minor AS delta
"""


async def follow_loan(
    tx: Tx,
    *,
    loan: str,
    principal_outstanding_minor: int,
    is_drawn: bool = True,
    actor: Actor = SERVICING,
) -> None:
    """Counts what a loan ("loan/UUID") has not repaid; a loan of no line costs one statement.

    What revolves comes back, what does not stays used; with a reversed disbursement (`is_drawn`
    false) the money never went out, so both come back. The caller holds the loan's row.
    """
    await _follow(tx, actor, await tx.rows(_LOOK_ONE, loan, principal_outstanding_minor, is_drawn))


async def follow_loans(
    tx: Tx, loans: Sequence[tuple[str, int, bool]], *, actor: Actor = SERVICING
) -> None:
    """The same for many: loan, principal, whether it is drawn. One statement where none moved."""
    if loans:
        columns = [list(column) for column in zip(*loans, strict=True)]
        await _follow(tx, actor, await tx.rows(_LOOK_MANY, *columns))


async def _follow(tx: Tx, actor: Actor, moved: Sequence[Any]) -> None:
    for seen in sorted(moved, key=lambda row: (row["line_id"], row["loan"])):
        row = await tx.row(f"{COLUMNS} WHERE l.id = $1 FOR UPDATE OF l", seen["line_id"])
        use = await tx.row(_FOLLOW, seen["loan"], seen["principal_minor"], seen["is_drawn"])
        if row is None or use is None:
            raise RuntimeError(f"the line that {seen['loan']} uses is not there")
        delta = use["delta"]
        if delta:
            followed = Move(
                kind=MovementKind.RELEASE if delta < 0 else MovementKind.RETAKE,
                amount_minor=abs(delta),
                subject=seen["loan"],
                part_id=use["sub_line_id"],
                used=delta,
            )
            await move(tx, actor, line_of(row), followed)
