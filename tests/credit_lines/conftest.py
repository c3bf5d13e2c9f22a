"""A lender whose customer has a credit line, and the doors as an application uses them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.loans.conftest import Lender, set_up_lender
from xindai.credit_lines import api
from xindai.credit_lines.types import LineView
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor

SYSTEM = system_actor("test")
LAST_DAY = date(2024, 12, 31)


@dataclass
class Bank:
    """The ground of a test: one customer, two products."""

    lender: Lender
    other_product: UUID

    async def grant(
        self,
        limit_minor: int,
        expires_on: date = LAST_DAY,
        parts: dict[UUID, tuple[int, bool]] | None = None,
        customer_id: UUID | None = None,
    ) -> UUID:
        """A line by the door that applications use."""
        async with database.transaction() as tx:
            return await api.grant(
                tx,
                SYSTEM,
                customer_id=customer_id or self.lender.customer_id,
                currency="CNY",
                limit_minor=limit_minor,
                expires_on=expires_on,
                sub_limits=parts or {},
                subject="application/first",
            )

    async def reserve(
        self,
        subject: str,
        amount_minor: int,
        product_id: UUID | None = None,
        actor: Actor = SYSTEM,
        customer_id: UUID | None = None,
    ) -> None:
        """One transaction, as a submitted application makes it."""
        async with database.transaction() as tx:
            await api.reserve(
                tx,
                actor,
                customer_id=customer_id or self.lender.customer_id,
                product_id=product_id or self.lender.product_id,
                amount_minor=amount_minor,
                currency="CNY",
                subject=subject,
            )

    async def cancel(self, subject: str) -> None:
        async with database.transaction() as tx:
            await api.cancel_reservation(tx, SYSTEM, subject)

    async def use(self, subject: str, loan: str) -> None:
        async with database.transaction() as tx:
            await api.use(tx, SYSTEM, reservation=subject, loan=loan)

    async def follow(self, loan: str, principal_minor: int, is_drawn: bool = True) -> None:
        async with database.transaction() as tx:
            await api.follow_loan(
                tx, loan=loan, principal_outstanding_minor=principal_minor, is_drawn=is_drawn
            )

    async def draw(self, name: str, amount_minor: int, product_id: UUID | None = None) -> None:
        """Reserved by application/name, used by loan/name."""
        await self.reserve(f"application/{name}", amount_minor, product_id)
        await self.use(f"application/{name}", f"loan/{name}")

    async def line(self) -> LineView:
        """The customer's line as it is."""
        (found,) = (await api.lines_of_customers(SYSTEM, [self.lender.customer_id]))[
            self.lender.customer_id
        ]
        return found

    async def figures(self) -> tuple[int, int, int]:
        """Reserved, used, available."""
        line = await self.line()
        return line.reserved_minor, line.used_minor, line.available_minor

    async def customer(self, number: str) -> UUID:
        """Another customer of the branch."""
        customer_id = new_id()
        await database.pool().execute(
            """INSERT INTO customer (id, number, branch_id, name_sealed, name_masked, name_sort,
                   id_number_sealed, id_number_masked, id_number_index, is_synthetic, source)
               VALUES ($1, $2::text, $3, '\\x00', '李*', 'li', '\\x00', '99*',
                   convert_to($2::text, 'UTF8'), true, 'test')""",
            customer_id,
            number,
            self.lender.branch_id,
        )
        return customer_id


@pytest.fixture
async def bank(db: Any) -> Bank:
    """A lender on 31 January 2024 with the products P1 and P2."""
    lender, other = await set_up_lender(), new_id()
    await database.pool().execute(
        "INSERT INTO product (id, code, name_zh, name_en) VALUES ($1, 'P2', '分期', 'Instalments')",
        other,
    )
    return Bank(lender, other)


async def refusal(awaitable: Any) -> str:
    """The code of the no."""
    with pytest.raises(Refusal) as no:
        await awaitable
    return no.value.code
