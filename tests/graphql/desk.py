"""A desk at which applications are made and worked on, through GraphQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House
from tests.origination.conftest import OFFER, Verdict, give_consents_and_card, stand_in
from xindai.decisioning import api as decisioning
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.loans.api import own_loans
from xindai.origination import api as origination
from xindai.origination.actions.decide import decide
from xindai.platform import db as database
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work

ANSWERS = {
    "authorityRuleApprove": "rule { id status checker { id } }",
    "authorityRulePropose": "rule { id status level maxAmount { amount } }",
    "authorityRuleReject": "rule { id status checker { id } }",
    "staffConflictDeclare": "conflict { id staffName reason }",
    "staffConflictEnd": "conflict { id }",
}
USUAL = "application { id number status version }"
MATCH = [{"code": code, "answer": "MATCH"} for code in origination.QUESTIONS]


@dataclass
class Desk:
    """The house, and an application's way through it."""

    house: House
    version: str
    verdict: Verdict = field(default_factory=Verdict)

    async def send(self, name: str, login: str, **given: Any) -> Any:
        """The payload of a verb."""
        text = (
            f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
            f"{{ {ANSWERS.get(name, USUAL)} userErrors {{ code field }} }} }}"
        )
        return (await self.house.data(text, login, input=given))[name]

    async def do(self, name: str, login: str, **given: Any) -> Any:
        """A verb that is not refused."""
        told = await self.send(name, login, idempotencyKey=str(new_id()), **given)
        assert told["userErrors"] == [], told
        return told

    async def code(self, name: str, login: str, **given: Any) -> tuple[str, str | None]:
        """Code and field of the refusal."""
        key = {"idempotencyKey": str(new_id())}
        (error,) = (await self.send(name, login, **key | given))["userErrors"]
        return error["code"], error["field"]

    async def draft(self, amount: str = "10000.00", **more: Any) -> str:
        """The borrower's."""
        given = {
            "productVersionId": self.version,
            "amount": amount,
            "instalments": 12,
            "method": "equal_instalment",
            "purpose": "EDUCATION",
        }
        told = await self.do("applicationDraftSave", "borrower", **given | more)
        id: str = told["application"]["id"]
        return id

    async def decided(self, amount: str = "10000.00", **more: Any) -> str:
        """Submitted, and the worker has done its job."""
        id = await self.draft(amount, **more)
        await self.do("applicationSubmit", "borrower", applicationId=id)
        async with database.transaction() as tx:
            (job,) = await queue.claim(tx, {"application_decide": 1}, 1, "test")
        await decide(Work(job, is_told=False), own_loans)
        return id

    async def claimed(self, login: str = "approver1", **more: Any) -> str:
        """In somebody's hands."""
        id = await self.decided(**more)
        await self.do("applicationClaim", login, applicationId=id)
        return id

    async def approved(self) -> str:
        id = await self.claimed()
        await self.do("applicationReviewApprove", "approver1", applicationId=id)
        return id

    async def staff(self, login: str) -> str:
        """The global id of somebody who works here."""
        sql = "SELECT id FROM staff_user WHERE login = $1"
        return to_id("Staff", await database.pool().fetchval(sql, login))


@pytest.fixture
async def desk(house: House, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A product on offer, and a borrower who may apply."""
    product_id, version_id = new_id(), new_id()
    customer_id = house.lender.customer_id
    async with database.transaction() as tx:
        await tx.execute(
            "INSERT INTO product (id, code, name_zh, name_en) VALUES ($1, 'CASH', '现金', 'Cash')",
            product_id,
        )
        await tx.execute(
            """INSERT INTO product_version (id, product_id, version, status, terms, listed_on,
                   submitted_by, approved_by)
               VALUES ($1, $2, 1, 'listed', $3, '2024-01-31', 'staff:m', 'staff:c')""",
            version_id,
            product_id,
            {"offer": OFFER},
        )
        account = await tx.value("SELECT account_id FROM customer WHERE id = $1", customer_id)
        await give_consents_and_card(tx, customer_id, account)
    made = Desk(house, to_id("ProductVersion", version_id))
    monkeypatch.setattr(decisioning, "decide", stand_in(lambda: made.verdict, []))
    return made
