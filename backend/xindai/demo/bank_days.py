"""The bank's side of the last days: settlement files that nearly agree with the books.

Head office and the Shanghai branch have a settlement account each. What was booked on a day is on
the day's file under the loan's number, but for a few lines; others are of nobody. The files are
imported and reconciled by the same doors that people use; a day that was done is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.accounting.api import Movement
from xindai.demo.ground import DEMO, HEAD_OFFICE
from xindai.identity import api as identity
from xindai.payments import api as payments
from xindai.payments.api import (
    BreakFilter,
    BreakKind,
    BreakState,
    NewSettlementAccount,
    SettlementChannel,
    SettlementLine,
    settlement_file,
)
from xindai.platform import db
from xindai.platform.actor import system_actor

CHECKER: Final = system_actor("demo_checker")
DAYS: Final = 3
CURRENCY: Final = "CNY"
OPENING_MINOR: Final = 500_000_000_00
ACCOUNTS: Final = (
    ("HQ-CNY", "总部清算账户", "Head office clearing", HEAD_OFFICE[0], "95588000100020001"),
    ("SH-CNY", "上海清算账户", "Shanghai clearing", "SH", "95588000100020002"),
)
_ACCOUNT: Final = "SELECT id FROM settlement_account WHERE code = $1"
_DONE: Final = (
    "SELECT EXISTS (SELECT FROM reconciliation_run WHERE account_id = $1 AND run_on = $2)"
)
_OWNERS: Final = """
SELECT b.id FROM branch b JOIN settlement_account a ON a.id = $1
JOIN branch t ON t.id = a.branch_id AND starts_with(b.path, t.path)
WHERE NOT EXISTS (SELECT FROM settlement_account n JOIN branch u ON u.id = n.branch_id
    WHERE starts_with(b.path, u.path) AND length(u.path) > length(t.path))
"""
_DUE: Final = """
SELECT l.number, i.principal_minor + i.interest_minor AS minor
FROM loan l JOIN instalment i ON i.loan_id = l.id
WHERE l.status = 'active' AND l.currency = $1 AND l.branch_id = ANY($2::uuid[])
    AND i.settled_on IS NULL AND i.due_on >= $3 AND i.principal_paid_minor = 0
    AND i.principal_minor > 0
ORDER BY i.due_on, l.number LIMIT 20
"""


async def load(today: date) -> None:
    """The days before the business date, for both accounts."""
    branches = {branch.code: branch.id for branch in await identity.branches(DEMO)}
    for code, zh, en, branch, number in ACCOUNTS:
        account_id = await _account(code, zh, en, branches[branch], number)
        opening = OPENING_MINOR
        for back in range(DAYS, 0, -1):
            opening = await _day(account_id, code, today - timedelta(days=back), opening)


async def _account(code: str, zh: str, en: str, branch_id: UUID, number: str) -> UUID:
    found: UUID | None = await db.pool().fetchval(_ACCOUNT, code)
    if found is not None:
        return found
    wanted = NewSettlementAccount(
        code=code,
        name_zh=zh,
        name_en=en,
        channel=SettlementChannel.HTTP,
        branch_id=branch_id,
        currency=CURRENCY,
        number=number,
        cut_off_minute=23 * 60,
        payout_fee_minor=0,
        collection_fee_minor=0,
    )
    return await payments.add_account(DEMO, wanted, f"demo-{code}")


async def _day(account_id: UUID, code: str, on: date, opening: int) -> int:
    """The day's file, imported and reconciled; what it ends with."""
    chance = Random(f"{code} {on}")
    async with db.transaction() as tx:
        own = [row["id"] for row in await tx.rows(_OWNERS, account_id)]
        moved = await accounting.movements(
            tx, "CASH_CLEARING", on, [], ("reconciliation_break", "suspense_item")
        )
        mine = [one for one in moved if one.branch_id in own and one.currency == CURRENCY]
        due = [(row["number"], row["minor"]) for row in await tx.rows(_DUE, CURRENCY, own, on)]
        lines = [*_agreeing(mine, on), *_strangers(due, on, chance)]
        closing = opening + sum(line.amount_minor for line in lines)
        if not await tx.value(_DONE, account_id, on):
            content = settlement_file(code, on, CURRENCY, opening, lines)
            await payments.import_in(tx, DEMO, account_id, content)
            await payments.run_in(tx, await payments.start_in(tx, DEMO, account_id, on))
    if on == await accounting.today() - timedelta(days=DAYS):
        await _into_suspense(account_id, on)
    return closing


async def _into_suspense(account_id: UUID, on: date) -> None:
    """On the first day somebody has dealt with what came from nobody: it waits in suspense."""
    (run,) = (await payments.find_runs(DEMO, account_id, on)).rows
    wanted = BreakFilter(run_id=run.id, kind=BreakKind.UNMATCHED_INCOMING, state=BreakState.OPEN)
    for found in (await payments.find_breaks(DEMO, wanted)).rows:
        key = f"demo-{found.id}"
        await payments.propose_break(DEMO, found.id, "来账无法识别, 先挂账", key)
        await payments.approve_break(CHECKER, found.id, key)


def _agreeing(moved: Sequence[Movement], on: date) -> list[SettlementLine]:
    """What was booked, but for the first one: it is not on the file."""
    wanted = [one for one in moved if one.amount_minor]
    return [
        SettlementLine(
            kind="transfer",
            amount_minor=one.amount_minor or 0,
            reference=f"SB{on:%Y%m%d}{n:06d}",
            remark=one.description,
        )
        for n, one in enumerate(wanted[1:], start=1)
    ]


def _strangers(due: Sequence[tuple[str, int]], on: date, chance: Random) -> list[SettlementLine]:
    """What nobody has ordered: repayments without or with a number, fees, and what came back."""
    stem = f"SX{on:%Y%m%d}"
    lines = [
        SettlementLine(
            kind="fee", amount_minor=-chance.randrange(800, 3_000), reference=f"{stem}F1"
        ),
        SettlementLine(
            kind="interest", amount_minor=chance.randrange(300, 900), reference=f"{stem}I1"
        ),
        SettlementLine(
            kind="transfer", amount_minor=-chance.randrange(50_000, 90_000), reference=f"{stem}O1",
            party_name="未名商贸有限公司", party_account="6217000000007788",
        ),
        SettlementLine(
            kind="return", amount_minor=chance.randrange(10_000, 60_000), reference=f"{stem}R1",
            original=f"SB{on:%Y%m%d}OLD",
        ),
    ]  # fmt: skip
    for n, (number, minor) in enumerate(chance.sample(list(due), min(3, len(due)))):
        lines.append(
            SettlementLine(
                kind="transfer", amount_minor=minor, reference=f"{stem}T{n}",
                remark=f"还款 {number}" if n else "还款", party_name=f"王{'芳敏静'[n]}",
                party_account=f"621700000000{5600 + n}",
            )
        )  # fmt: skip
    return lines
