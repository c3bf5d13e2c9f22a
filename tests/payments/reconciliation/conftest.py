"""A lender with two regions, each with its settlement account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.loans.conftest import DAY, Lender, set_up_lender
from tests.payments.reconciliation.bank_day import COLLECTION_FEE, PAYOUT_FEE, BankDay
from xindai.kernel.ids import new_id
from xindai.payments import api as payments
from xindai.payments.api import NewSettlementAccount, SettlementChannel
from xindai.platform import db as database

ACCOUNTANT = staff("accountant", name="accountant")
CASHIER = staff("cashier", name="cashier")
CODE, OTHER_CODE = "EAST-CNY", "WEST-CNY"


@dataclass
class Region:
    """The eastern account, and what is around it."""

    lender: Lender
    account_id: UUID
    child: UUID
    west: UUID
    west_account: UUID

    def day(self, on: Any = DAY, seed: int = 6) -> BankDay:
        """A day without anything."""
        return BankDay(on, CODE, self.lender.branch_id, self.lender.customer_id, seed)

    async def imported(self, content: bytes, account_id: UUID | None = None) -> Any:
        """Imports a file that the cashier has at hand."""
        async with database.transaction() as tx:
            return await payments.import_in(tx, CASHIER, account_id or self.account_id, content)

    async def run(self, on: Any = DAY, account_id: UUID | None = None) -> UUID:
        """Runs a day to its end."""
        async with database.transaction() as tx:
            run_id = await payments.start_in(tx, CASHIER, account_id or self.account_id, on)
            await payments.run_in(tx, run_id)
        return run_id


@pytest.fixture
async def region(db: Any) -> Region:
    lender = await set_up_lender()
    child, west = new_id(), new_id()
    async with database.transaction() as tx:
        for key, code, path in ((child, "B1C", "/B1/C/"), (west, "B2", "/B2/")):
            sql = "INSERT INTO branch (id, code, name, path) VALUES ($1, $2, $3, $4)"
            await tx.execute(sql, key, code, code, path)
    accounts = []
    for code, branch in ((CODE, lender.branch_id), (OTHER_CODE, west)):
        wanted = NewSettlementAccount(
            code=code, name_zh="清算账户", name_en="Settlement", channel=SettlementChannel.HTTP,
            branch_id=branch, currency="CNY", number=f"9558800000000{code[:4]}",
            cut_off_minute=22 * 60, payout_fee_minor=PAYOUT_FEE,
            collection_fee_minor=COLLECTION_FEE,
        )  # fmt: skip
        accounts.append(await payments.add_account(ACCOUNTANT, wanted, str(new_id())))
    return Region(lender, accounts[0], child, west, accounts[1])
