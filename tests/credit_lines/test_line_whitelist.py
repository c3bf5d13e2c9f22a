"""Pre-approval from the whitelist: the amount that two people put there becomes the limit."""

from __future__ import annotations

from uuid import UUID

from tests.actors import staff
from tests.credit_lines.conftest import LAST_DAY, SYSTEM, Bank, refusal
from xindai.credit_lines import api
from xindai.credit_lines.jobs import grant_chunk
from xindai.credit_lines.types import PreApproval
from xindai.customers import api as customers
from xindai.customers.types import NewCustomer
from xindai.kernel.ids import new_id
from xindai.platform import db as database

MAKER, CHECKER = staff("branch_manager", name="maker"), staff("risk_manager", name="checker")


async def person(bank: Bank, id_number: str) -> UUID:
    """A customer with a real ID number: the lists are asked by it."""
    wanted = NewCustomer(
        name="赵六",
        id_number=id_number,
        phone=None,
        branch_id=bank.lender.branch_id,
        source="test",
    )
    return await customers.create_customer(SYSTEM, wanted, id_number)


async def whitelist(customer_id: UUID, amount_minor: int) -> None:
    await database.pool().execute(
        """INSERT INTO list_entry (id, list, status, id_number_sealed, id_number_masked,
               id_number_index, reason, source, amount_minor, currency, valid_until, added_by,
               confirmed_by, confirmed_at)
           SELECT $1, 'whitelist', 'active', id_number_sealed, id_number_masked, id_number_index,
               '优质客户', 'test', $3, 'CNY', '2024-06-30', 'staff:a', 'staff:b', now()
           FROM customer WHERE id = $2""",
        new_id(),
        customer_id,
        amount_minor,
    )


async def test_an_entry_without_an_amount_takes_that_of_the_whitelist(bank: Bank) -> None:
    listed = await person(bank, "110105198001010032")
    unlisted = await person(bank, "110105198001010024")
    await whitelist(listed, 30_000)

    def wanted(*entries: tuple[UUID, int | None]) -> PreApproval:
        return PreApproval(
            entries=entries, currency="CNY", expires_on=LAST_DAY, sub_lines=(), reason="白名单"
        )

    both = wanted((listed, None), (unlisted, None))
    assert await refusal(api.pre_approve(MAKER, both, "k1")) == "NOT_WHITELISTED"
    made = await api.pre_approve(MAKER, wanted((listed, None), (unlisted, 10_000)), "k2")
    await api.approve(CHECKER, made, "", "k3")
    async with database.transaction() as tx:
        assert await grant_chunk(tx, made) == 2
    lines = await api.lines_of_customers(SYSTEM, [listed, unlisted])
    assert [lines[key][0].limit_minor for key in (listed, unlisted)] == [30_000, 10_000]
