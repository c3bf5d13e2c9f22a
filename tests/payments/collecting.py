"""A borrower with a running loan and a card that has a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.actors import borrower, staff
from tests.loans.conftest import MANAGER
from tests.payments.conftest import Payer, card_number, until
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.loans.api import LoanPaymentView, StartedLoanPayment, StartLoanPayment
from xindai.loans.types import LoanCommand, LoanView, OpenLoan
from xindai.platform import db as database
from xindai.platform.actor import Actor

CASHIER = staff("cashier", name="cashier")


@dataclass
class Debtor:
    """Somebody who owes, and the loan and the card that he pays with."""

    payer: Payer
    customer_id: UUID
    loan_id: UUID
    card_id: UUID
    account_id: UUID

    @property
    def actor(self) -> Actor:
        """He himself."""
        return borrower(self.customer_id, str(self.account_id))

    async def pay(
        self, amount: str | None = None, key: str | None = None, **more: Any
    ) -> StartedLoanPayment:
        """Starts a payment by card."""
        actor = more.pop("actor", self.actor)
        wanted = {
            "loan_id": self.loan_id,
            "bank_card_id": self.card_id,
            "amount": amount,
            "idempotency_key": str(new_id()) if key is None else key,
        }
        return await loans.start_payment(actor, StartLoanPayment(**wanted | more))

    async def started(self, amount: str | None = None, **more: Any) -> UUID:
        """The same; the payment."""
        payment_id = (await self.pay(amount, **more)).payment_id
        assert payment_id is not None
        return payment_id

    async def view(self, payment_id: UUID) -> LoanPaymentView:
        """As he sees it."""
        return await loans.get_payment(self.actor, payment_id)

    async def until(self, payment_id: UUID, *statuses: str) -> LoanPaymentView:
        """Waits until it has one of these statuses."""

        async def there() -> bool:
            return (await self.view(payment_id)).status in statuses

        await until(there)
        return await self.view(payment_id)

    async def loan(self) -> LoanView:
        """The loan as it is."""
        return await loans.get_loan(MANAGER, self.loan_id)

    async def do(self, verb: str, amount: str | None = None, **data: Any) -> None:
        """A verb of the lender on the loan."""
        command = LoanCommand(
            loan_id=self.loan_id,
            type=verb,
            amount=amount,
            data=data,
            idempotency_key=str(new_id()),
        )
        await loans.command(MANAGER, command)

    async def events(self) -> list[tuple[str, int | None]]:
        """Type and amount of everything that happened to the loan since its money went out."""
        found = await loans.transactions_of(MANAGER, self.loan_id)
        return [(t.type, t.amount_minor) for t in found if t.type != "disburse"]

    async def notices(self) -> list[tuple[str, dict[str, str]]]:
        """What he was told, oldest first."""
        rows = await database.pool().fetch(
            "SELECT kind, params FROM notification WHERE recipient = $1 ORDER BY id", self.actor.id
        )
        return [(row["kind"], row["params"]) for row in rows]


async def debtor(payer: Payer, story: str = "000", n: int = 1, **terms: Any) -> Debtor:
    """1,200.00 at 12 % in 12 instalments, paid out on 31 January 2024 (or other terms)."""
    customer_id, account_id = await payer.customer(), new_id()
    async with database.transaction() as tx:
        await tx.execute(
            "INSERT INTO borrower_account (id, phone_sealed, phone_masked, phone_index,"
            " password_hash) VALUES ($1, '\\x00', '1**', $2, '')",
            account_id,
            account_id.bytes,
        )
        sql = "UPDATE customer SET account_id = $2 WHERE id = $1"
        await tx.execute(sql, customer_id, account_id)
    card_id = await payer.card(customer_id, card_number(story, n))
    contract_id = await payer.contract(customer_id, **terms)
    opening = OpenLoan(contract_id=contract_id, idempotency_key=str(new_id()))
    loan_id = await loans.open_loan(MANAGER, opening)
    found = Debtor(payer, customer_id, loan_id, card_id, account_id)
    await found.do("disburse", terms.get("principal", "1200.00"))
    return found
