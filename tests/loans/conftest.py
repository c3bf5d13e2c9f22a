"""A lender with one branch, one product and one customer, and loans made by the real doors."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from xindai.accounting import api as accounting
from xindai.kernel.ids import new_id
from xindai.loans import api
from xindai.loans.types import CommandResult, LoanCommand, OpenLoan
from xindai.platform import db as database
from xindai.platform.actor import Actor

MANAGER = staff("branch_manager", name="manager")
DAY = date(2024, 1, 31)

TERMS: dict[str, Any] = {
    "principal": "1200.00",
    "annual_rate": "0.12",
    "instalments": 12,
    "disbursed_on": "2024-01-31",
    "method": "equal_instalment",
    "penalty": {"multiple": "1.5"},
}


@dataclass
class Lender:
    """The ground of a test; `keys` gives every command a key of its own."""

    branch_id: UUID
    product_id: UUID
    version_id: UUID
    customer_id: UUID
    keys: Any = field(default_factory=lambda: (f"key-{n}" for n in itertools.count()))

    async def contract(self, **terms: Any) -> UUID:
        """A signed contract of TERMS with changes."""
        given = TERMS | terms
        contract_id = new_id()
        async with database.transaction() as tx:
            await tx.execute(
                """INSERT INTO contract (id, number, customer_id, product_version_id, signed_on,
                       principal_minor, currency, rate_annual, instalment_count, terms, source)
                   VALUES ($1, number_with_check('HT', nextval('contract_number')), $2, $3, $4,
                       $5, 'CNY', $6::text::numeric, $7, $8, 'test')""",
                contract_id,
                self.customer_id,
                self.version_id,
                date.fromisoformat(given["disbursed_on"]),
                int(given["principal"].replace(".", "")),
                given["annual_rate"],
                given["instalments"],
                given,
            )
        return contract_id

    async def pending(self, **terms: Any) -> UUID:
        """A loan without money."""
        contract_id = await self.contract(**terms)
        wanted = OpenLoan(contract_id=contract_id, idempotency_key=next(self.keys))
        return await api.open_loan(MANAGER, wanted)

    async def loan(self, **terms: Any) -> UUID:
        """A disbursed loan; the business date is not moved."""
        loan_id = await self.pending(**terms)
        given = TERMS | terms
        on = date.fromisoformat(given["disbursed_on"])
        await self.do(loan_id, "disburse", given["principal"], on)
        return loan_id

    async def do(
        self,
        loan_id: UUID,
        verb: str,
        amount: str | None = None,
        on: date | None = None,
        *,
        key: str | None = None,
        dry_run: bool = False,
        actor: Actor = MANAGER,
        **data: Any,
    ) -> CommandResult:
        """A verb on a loan."""
        return await api.command(
            actor,
            LoanCommand(
                loan_id=loan_id,
                type=verb,
                on=on,
                amount=amount,
                data=data,
                idempotency_key=key or next(self.keys),
                dry_run=dry_run,
            ),
        )


async def today_is(on: date) -> None:
    """Move the business date without an end of day (nothing is accrued by the way)."""
    async with database.transaction() as tx:
        await tx.execute("UPDATE business_day SET current_on = $1", on)
        await accounting.open_period(tx, on)


async def set_up_lender() -> Lender:
    """Branch, product, version, customer, chart of accounts, first business day."""
    ids = [new_id() for _ in range(4)]
    async with database.transaction() as tx:
        await accounting.seed(tx)
        await accounting.open_period(tx, DAY)
        await tx.execute("INSERT INTO business_day (id, current_on) VALUES (1, $1)", DAY)
        await tx.execute(
            "INSERT INTO branch (id, code, name, path) VALUES ($1, 'B1', '一号网点', '/B1/')",
            ids[0],
        )
        await tx.execute(
            "INSERT INTO product (id, code, name_zh, name_en) VALUES ($1, 'P1', '消费贷', 'Loan')",
            ids[1],
        )
        await tx.execute(
            """INSERT INTO product_version (id, product_id, version, status, terms, listed_on,
                   approved_by)
               VALUES ($1, $2, 1, 'listed', '{}', $3, 'system:test')""",
            ids[2],
            ids[1],
            DAY,
        )
        await tx.execute(
            """INSERT INTO customer (id, number, branch_id, name_sealed, name_masked, name_sort,
                   id_number_sealed, id_number_masked, id_number_index, is_synthetic, source)
               VALUES ($1, 'KH1', $2, '\\x00', '张*', 'zhang', '\\x00', '99*', '\\x01', true,
                   'test')""",
            ids[3],
            ids[0],
        )
    return Lender(*ids)


@pytest.fixture
async def lender(db: Any) -> Lender:
    """A lender on 31 January 2024, its books open."""
    return await set_up_lender()


async def everything(loan_id: UUID) -> dict[str, Any]:
    """All that the database holds about a loan, to compare before and after."""
    one = database.pool().fetchval
    return {
        "loan": await one("SELECT to_jsonb(l) FROM loan l WHERE id = $1", loan_id),
        "rows": await one(
            "SELECT jsonb_agg(to_jsonb(i) - 'id' ORDER BY n) FROM instalment i WHERE loan_id = $1",
            loan_id,
        ),
        "events": await one(
            "SELECT jsonb_agg(payload ORDER BY seq) FROM loan_event WHERE loan_id = $1", loan_id
        ),
        "accounts": await accounts_of(loan_id),
        "entries": await one("SELECT count(*) FROM journal_entry WHERE loan_id = $1", loan_id),
        "audit": await one("SELECT count(*) FROM audit_record"),
        "outbox": await one("SELECT count(*) FROM outbox_message"),
    }


async def accounts_of(loan_id: UUID) -> dict[str, int]:
    """Balance of every account that the loan touched, zeros left out."""
    rows = await database.pool().fetch(
        """SELECT a.account_id, sum(a.amount_minor)::bigint AS minor
           FROM journal_line a JOIN journal_entry e ON e.id = a.entry_id
           WHERE e.loan_id = $1 GROUP BY 1 HAVING sum(a.amount_minor) <> 0""",
        loan_id,
    )
    return {r["account_id"]: r["minor"] for r in rows}
