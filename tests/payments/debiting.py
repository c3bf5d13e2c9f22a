"""A borrower who has signed a mandate, and the policy of his product."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from tests.payments.collecting import Debtor
from xindai.kernel.ids import new_id
from xindai.loans.debit.actions import plan
from xindai.loans.debit.jobs import KINDS as DEBIT_KINDS
from xindai.platform import db as database

NOON = datetime(2024, 3, 1, 4, tzinfo=UTC)
DEBITS = DEBIT_KINDS


async def mandate(
    who: Debtor, *, most: int = 1_000_000, every: bool = False, until: date = date(2034, 1, 1)
) -> UUID:
    """As if he had signed; `every`: for all of his loans."""
    mandate_id = new_id()
    async with database.transaction() as tx:
        await tx.execute(
            """INSERT INTO debit_mandate (id, number, customer_id, loan_id, bank_card_id, max_minor,
                   currency, valid_from, valid_to, wording_version, wording, wording_sha256,
                   evidence, signed_by)
               VALUES ($1, number_with_check('DK', nextval('debit_mandate_number')), $2, $3, $4,
                   $5, 'CNY', '2024-01-31', $6, 'test', 'test', $7, '{}', $8)""",
            mandate_id,
            who.customer_id,
            None if every else who.loan_id,
            who.card_id,
            most,
            until,
            bytes(32),
            who.actor.id,
        )
    return mandate_id


async def policy(who: Debtor, **debit: Any) -> None:
    """The product's terms on offer carry this."""
    version_id = who.payer.lender.version_id
    sql = "UPDATE product_version SET status = 'delisted' WHERE id = $1"
    await database.pool().execute(sql, version_id)
    await database.pool().execute(
        """INSERT INTO product_version (id, product_id, version, status, terms, listed_on,
               approved_by)
           SELECT uuidv7(), product_id, 2, 'listed', jsonb_build_object('debit', $1::jsonb),
               listed_on, 'system:test' FROM product_version WHERE id = $2""",
        debit,
        version_id,
    )


async def planned() -> int:
    """Plans the debits of the business date; how many are new."""
    async with database.transaction() as tx:
        return await plan.plan_debits(tx, NOON)


async def ordered() -> None:
    """Orders what is planned."""
    for row in await database.pool().fetch("SELECT id FROM loan_debit WHERE status = 'planned'"):
        async with database.transaction() as tx:
            await plan.order_debit(tx, row["id"])


async def due_again() -> None:
    """As if the wait for the next try were over."""
    await database.pool().execute(
        "UPDATE loan_debit SET next_try_at = now() WHERE next_try_at IS NOT NULL"
    )


async def tries(who: Debtor) -> list[tuple[int, str, int | None, str | None]]:
    """Try, status, amount and code, oldest first."""
    rows = await database.pool().fetch(
        """SELECT attempt, status, amount_minor, failure_code FROM loan_debit WHERE loan_id = $1
           ORDER BY due_on, attempt""",
        who.loan_id,
    )
    return [tuple(row) for row in rows]
