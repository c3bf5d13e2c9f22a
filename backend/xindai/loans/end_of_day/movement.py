"""What a step of the end of day posts: a sum over loans of positions after - positions before.

A step's SQL lists the loans that move (`moved`: what each owed before and after); `summed` adds
them up by product, branch, currency and stage, with the role rules of `engine.positions`. Each
group balances by itself, because each loan does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.accounting.types import JournalDraft, JournalLine
from xindai.engine.positions import Role
from xindai.loans.end_of_day.balances import GROUP
from xindai.platform.db import Tx

GATE: Final = "SELECT pg_advisory_xact_lock(7303, 1)"
"""The booking gate, alone: no command posts while a step moves the books of a day."""


def _difference(on_books: str, off_books: str = "0") -> str:
    def side(when: str) -> str:
        return (
            f"CASE WHEN off_{when} THEN {off_books.format(when)} ELSE {on_books.format(when)} END"
        )

    return f"sum({side('after')} - {side('before')})::bigint"


def summed(moved: str) -> str:
    """SQL that adds up the CTE `moved`, one row a group."""
    receivable, unearned = "greatest(interest_{0}, 0)", "least(interest_{0}, 0)"
    return f"""
SELECT {GROUP},
    {_difference(receivable)} AS interest_receivable,
    {_difference(unearned, unearned)} AS unearned_interest,
    {_difference("penalty_{0}")} AS penalty_receivable,
    {_difference("fee_{0}", "fee_{0}")} AS fee_receivable,
    {_difference("0", f"{receivable} + penalty_{{0}}")} AS memo_interest
FROM {moved} GROUP BY {GROUP} ORDER BY {GROUP}
"""


def by_role(row: Any) -> dict[Role, int]:
    """The movement of a group: what became receivable was earned, or stands off the books."""
    interest = row["interest_receivable"] + row["unearned_interest"]
    return {
        Role.INTEREST_RECEIVABLE: row["interest_receivable"],
        Role.UNEARNED_INTEREST: row["unearned_interest"],
        Role.INTEREST_INCOME: -interest,
        Role.PENALTY_RECEIVABLE: row["penalty_receivable"],
        Role.PENALTY_INCOME: -row["penalty_receivable"],
        Role.FEE_RECEIVABLE: row["fee_receivable"],
        Role.FEE_INCOME: -row["fee_receivable"],
        Role.MEMO_INTEREST: row["memo_interest"],
        Role.MEMO_CONTRA: -row["memo_interest"],
    }


async def post_groups(tx: Tx, day: date, kind: str, groups: Sequence[Any]) -> int:
    """Posts what `summed` gave; how many groups moved."""
    return await post_roles(tx, day, kind, [(group, by_role(group)) for group in groups])


async def post_roles(
    tx: Tx, day: date, kind: str, groups: Sequence[tuple[Any, Mapping[Role, int]]]
) -> int:
    """One entry a branch and currency, with the lines of its groups; how many groups moved."""
    entries: dict[tuple[UUID, str], list[JournalLine]] = defaultdict(list)
    moved = 0
    for group, roles in groups:
        lines = [
            JournalLine(
                role=role.value,
                amount_minor=minor,
                currency=group["currency"],
                product_id=group["product_id"],
                branch_id=group["branch_id"],
                stage=group["stage"],
            )
            for role, minor in roles.items()
            if minor
        ]
        entries[group["branch_id"], group["currency"]] += lines
        moved += bool(lines)
    drafts = [
        JournalDraft(
            kind=f"end_of_day.{kind}",
            booked_on=day,
            value_on=day,
            source_type="end_of_day",
            description=f"{kind} of {day}",
            lines=tuple(lines),
        )
        for lines in entries.values()
        if lines
    ]
    if drafts:
        await accounting.post_many(tx, drafts)
    return moved
