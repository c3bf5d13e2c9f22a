"""Plan the debits of a business day, and order each from the bank."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.engine.events import EventType, standing
from xindai.engine.fold import fold
from xindai.engine.state import LoanState
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor
from xindai.kernel.rate import RATE_SCALE
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.debit.errors import loan_disputed, loan_paused, mandate_over
from xindai.loans.debit.news import tell_debit
from xindai.loans.debit.outcome import fail, wait_after
from xindai.loans.errors import nothing_to_pay
from xindai.loans.payment.actions.start import begin
from xindai.loans.payment.types import StartLoanPayment
from xindai.notifications import api as notifications
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.schedules import CHINA
from xindai.products import api as products
from xindai.products.api import DebitPolicy

ACTOR: Final = system_actor("loan_debit")
TOO_LITTLE: Final = "INSUFFICIENT_FUNDS"
_LATER: Final = {
    "LOAN_PAYMENT_EXISTS": timedelta(hours=1),
    "LOAN_PAUSED": timedelta(days=1),
    "LOAN_DISPUTED": timedelta(days=1),
}
"""What keeps a debit from being ordered and goes away by itself."""
# Of each loan the newest due date that is not settled; what is overdue before it is drawn too.
_PLAN: Final = """
INSERT INTO loan_debit (id, loan_id, customer_id, mandate_id, due_on, attempt, planned_on)
SELECT uuidv7(), l.id, l.customer_id, m.id, due.due_on, coalesce(last.attempt, 0) + 1, $1::date
FROM loan l
JOIN unnest($2::uuid[], $3::int[]) AS policy (product_id, tries)
    ON policy.product_id = l.product_id
CROSS JOIN LATERAL (
    SELECT max(i.due_on) AS due_on FROM instalment i
    WHERE i.loan_id = l.id AND i.due_on <= $1 AND i.settled_on IS NULL
) due
CROSS JOIN LATERAL (
    SELECT m.id FROM debit_mandate m
    WHERE m.customer_id = l.customer_id AND (m.loan_id = l.id OR m.loan_id IS NULL)
        AND m.currency = l.currency AND m.revoked_at IS NULL
        AND $1 BETWEEN m.valid_from AND m.valid_to AND due.due_on >= m.valid_from
    ORDER BY m.loan_id NULLS LAST LIMIT 1
) m
LEFT JOIN LATERAL (
    SELECT d.attempt, d.status, d.next_try_at FROM loan_debit d
    WHERE d.loan_id = l.id AND d.due_on = due.due_on ORDER BY d.attempt DESC LIMIT 1
) last ON true
WHERE l.status = 'active' AND l.disputed_on IS NULL AND due.due_on IS NOT NULL
    AND (last.attempt IS NULL OR last.status = 'failed' AND last.next_try_at <= now())
    AND NOT EXISTS (SELECT FROM loan_debit d
        WHERE d.loan_id = l.id AND d.status IN ('planned', 'paying'))
    AND NOT EXISTS (SELECT FROM loan_payment p WHERE p.loan_id = l.id AND p.status = 'open')
    AND policy.tries > (SELECT count(*) FROM loan_debit d WHERE d.loan_id = l.id
        AND d.payment_id IS NOT NULL AND d.planned_on >= date_trunc('month', $1::date))
ON CONFLICT DO NOTHING
"""
_PLANNED: Final = (
    "SELECT id FROM loan_debit WHERE status = 'planned' AND id > $1 ORDER BY id LIMIT $2"
)
_LOAN_OF: Final = "SELECT loan_id FROM loan_debit WHERE id = $1"
_LOCK: Final = """
SELECT d.*, m.bank_card_id, m.max_minor, m.number AS mandate, m.revoked_at,
    m.valid_to < b.current_on AS is_over,
    (SELECT e.failure_code FROM loan_debit e WHERE e.loan_id = d.loan_id AND e.due_on = d.due_on
        AND e.attempt = d.attempt - 1) AS failed_before
FROM loan_debit d JOIN debit_mandate m ON m.id = d.mandate_id CROSS JOIN business_day b
WHERE d.id = $1 FOR NO KEY UPDATE OF d
"""
_ORDERED: Final = """
UPDATE loan_debit SET status = 'paying', payment_id = $2, amount_minor = $3, version = version + 1
WHERE id = $1
"""


async def plan_debits(tx: Tx, now: datetime) -> int:
    """One row for every loan that is to be drawn on; as often as one likes. How many are new."""
    await tx.execute(GATE)
    today = await tx.value("SELECT current_on FROM business_day")
    hour = now.astimezone(CHINA).hour
    open_now = {
        product: each.debit
        for product, each in (await products.servicing(tx, today)).items()
        if hour < each.debit.cut_off_hour
    }
    tries = [each.tries_a_month for each in open_now.values()]
    return await tx.execute(_PLAN, today, list(open_now), tries)


async def planned_after(tx: Tx, cursor: UUID, most: int) -> list[UUID]:
    """Planned debits in the order of their ids."""
    return [row["id"] for row in await tx.rows(_PLANNED, cursor, most)]


async def order_debit(tx: Tx, debit_id: UUID) -> None:
    """The payment of a planned debit, or its failure with a code; nothing for one that moved on."""
    await tx.execute(GATE)
    loan = await lock(tx, ACTOR, await tx.value(_LOAN_OF, debit_id))
    row = await tx.row(_LOCK, debit_id)
    if row is None or row["status"] != "planned":
        return
    policy = (await products.servicing(tx, loan.today))[loan.product_id].debit
    try:
        async with tx.savepoint():
            await _order(tx, loan, row, policy)
    except Refusal as no:
        wait = _LATER.get(no.code) or wait_after(policy, row["attempt"], no.code)
        await fail(tx, row, no.code, wait)
        if no.code not in (*_LATER, "NOTHING_TO_PAY"):
            await _notify(tx, loan)


async def _order(tx: Tx, loan: StoredLoan, row: Any, policy: DebitPolicy) -> None:
    if row["revoked_at"] is not None or row["is_over"]:
        raise mandate_over()
    if is_paused(loan):
        raise loan_paused()
    state = fold(loan.terms, loan.events, loan.today)
    if state.disputed_on is not None:
        raise loan_disputed()
    amount = amount_minor(loan, state, row["max_minor"], policy, row["failed_before"])
    wanted = StartLoanPayment(
        loan_id=loan.id,
        bank_card_id=row["bank_card_id"],
        amount=format_minor(amount, loan.currency),
        agreement=row["mandate"],
    )
    done = await begin(tx, ACTOR, wanted, loan)
    await tx.execute(_ORDERED, row["id"], done.payment_id, amount)
    await tell_debit(tx, row["id"])


def amount_minor(
    loan: StoredLoan, state: LoanState, most: int, policy: DebitPolicy, failed_before: str | None
) -> int:
    """What is due by the business date, within the mandate; a share of it where the policy says
    so after too little money. Refuses NOTHING_TO_PAY."""
    due = sum(row.open(loan.today) for row in state.rows if row.due_on <= loan.today)
    if due <= 0:
        raise nothing_to_pay()
    if policy.partial_share_e8 and failed_before == TOO_LITTLE:
        due = max(1, due * policy.partial_share_e8 // RATE_SCALE)
    return min(due, most)


def is_paused(loan: StoredLoan) -> bool:
    """A payment holiday covers the business date."""
    return any(
        event.type is EventType.PAUSE and event.on <= loan.today < event.data["until"]
        for event in standing(loan.events)
    )


async def _notify(tx: Tx, loan: StoredLoan) -> None:
    account_id = await customers.account_of_customer(tx, loan.customer_id)
    if account_id is not None:
        told = {"loan": loan.number}
        await notifications.notify(tx, f"borrower:{account_id}", "loan_debit.failed", told)
