"""Mandates, refunds and the hardship menu through GraphQL: who may, who sees, what comes of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from redis.asyncio import Redis

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House
from tests.loans.conftest import today_is
from tests.payments.conftest import Payer, card_number
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.sms_sandbox import SandboxSms

ROWS = "n dueOn total { amount } principal { amount } interest { amount } penalty { amount }"
SERVICING = """query ($id: ID!) { loan(id: $id) {
    mandates { id number coversAllLoans cardNumber revokedAt max { amount } wording }
    debits { dueOn attempt status failureReason } nextDebit { on amount { amount } mandateNumber }
    refunds { id number status amount { amount } }
    hardshipOffers { id number status requestId } } }"""
OFFER = f"""offer {{ id number status kind wordingSha256 requestId needsApproval
    schedule {{ {ROWS} }} }} userErrors {{ code field }}"""


async def send(house: House, name: str, shown: str, login: str, **given: Any) -> Any:
    """The payload of a verb."""
    text = f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) {{ {shown} }} }}"
    return (await house.data(text, login, input=given))[name]


async def texted(house: House, redis: Redis, name: str, **given: Any) -> str:
    """The code that comes by text message."""
    async for key in redis.scan_iter("xindai:*:[0-9]*"):  # all windows are over
        await redis.delete(key)
    told = await send(house, name, "userErrors { code field }", "borrower", **given)
    assert told["userErrors"] == []
    await house.services.sms.drained()
    found = re.search(r"[0-9]{6}", (await SandboxSms(redis).messages())[0].text)
    assert found
    return found[0]


async def mandate(house: House, redis: Redis) -> tuple[str, Any]:
    """A loan, and the payload of the mandate signed for it; a repeat is the same."""
    loan = await house.loan()
    card = await Payer(house.lender).card(house.lender.customer_id, card_number("000"))
    terms = {"loanId": loan, "bankCardId": to_id("BankCard", card), "maxAmount": "500.00",
             "validFrom": "2024-01-31", "validTo": "2025-01-31"}  # fmt: skip
    text = """query ($terms: DebitMandateTermsInput!) { debitMandateDraft(terms: $terms) {
        version textZh textEn sha256 } }"""
    draft = (await house.data(text, "borrower", terms=terms))["debitMandateDraft"]
    assert "单笔不超过 500.00 CNY" in draft["textZh"] and "500.00" in draft["textEn"]
    about = {"terms": terms, "wordingSha256": draft["sha256"]}
    code = await texted(house, redis, "debitMandateCodeRequest", **about)
    shown = "mandate { id number revokedAt } userErrors { code field }"
    more = {**about, "terms": terms | {"maxAmount": "900.00"}, "code": code, "idempotencyKey": "a"}
    other = await send(house, "debitMandateSign", shown, "borrower", **more)
    assert other["userErrors"] == [{"code": "DOCUMENT_CHANGED", "field": "wordingSha256"}]
    signing = {**about, "code": code, "idempotencyKey": "k"}
    signed = await send(house, "debitMandateSign", shown, "borrower", **signing)
    again = await send(house, "debitMandateSign", shown, "borrower", **signing)
    assert signed["userErrors"] == [] and again == signed
    return loan, signed


async def test_a_borrower_signs_a_mandate_and_revokes_it(house: House, redis: Redis) -> None:
    loan, signed = await mandate(house, redis)
    shown = "mandate { id number revokedAt } userErrors { code field }"
    for login in ("borrower", "manager"):
        seen = (await house.data(SERVICING, login, id=loan))["loan"]
        assert seen["mandates"][0]["id"] == signed["mandate"]["id"]
        assert seen["nextDebit"]["on"] == "2024-02-29"
        assert seen["nextDebit"]["amount"] == {"amount": "106.62"}
    given = {"mandateId": signed["mandate"]["id"], "idempotencyKey": str(new_id())}
    gone = await send(house, "debitMandateRevoke", shown, "neighbour", **given)
    assert gone["userErrors"][0]["code"] == "DEBIT_MANDATE_NOT_FOUND"
    ended = await send(house, "debitMandateRevoke", shown, "borrower", **given)
    assert ended["mandate"]["revokedAt"] is not None
    assert (await house.data(SERVICING, "borrower", id=loan))["loan"]["nextDebit"] is None


async def chosen(house: House, loan: str) -> Any:
    """The first extension of the menu, chosen."""
    text = f"""query ($id: ID!) {{ hardshipOptions(loanId: $id) {{ refusal options {{ sha256 kind
        needsApproval rowsAfter {{ {ROWS} }} }} }} }}"""
    menu = (await house.data(text, "borrower", id=loan))["hardshipOptions"]
    option = next(one for one in menu["options"] if one["kind"] == "EXTENSION")
    given = {"loanId": loan, "sha256": option["sha256"], "reason": "ILLNESS"}
    key = str(new_id())
    told = await send(house, "hardshipChoose", OFFER, "borrower", **given, idempotencyKey=key)
    assert told["userErrors"] == [] and told["offer"]["schedule"] == option["rowsAfter"]
    return told["offer"]


async def signed(house: House, redis: Redis, loan: str) -> Any:
    """The same, signed."""
    offer = await chosen(house, loan)
    about = {"offerId": offer["id"], "wordingSha256": offer["wordingSha256"]}
    code = await texted(house, redis, "hardshipCodeRequest", **about)
    given = {**about, "code": code, "idempotencyKey": str(new_id())}
    told = await send(house, "hardshipSign", OFFER, "borrower", **given)
    assert told["userErrors"] == [] and told["offer"]["status"] == "SIGNED"
    claim = {"requestId": told["offer"]["requestId"], "idempotencyKey": str(new_id())}
    mine = await send(house, "serviceRequestClaim", "userErrors { code }", "risk", **claim)
    assert mine["userErrors"] == []
    return told["offer"]


async def execute(house: House, offer: Any, login: str = "risk", **more: Any) -> Any:
    given = {"offerId": offer["id"], "idempotencyKey": str(new_id())} | more
    shown = f"{OFFER} replayed preview {{ rowsAfter {{ {ROWS} }} }}"
    return await send(house, "hardshipExecute", shown, login, **given)


async def test_a_signed_extension_is_executed_to_what_was_shown(house: House, redis: Redis) -> None:
    loan = await house.loan()
    await today_is(date(2024, 3, 20))
    offer = await signed(house, redis, loan)
    looked = await execute(house, offer, dryRun=True)
    assert looked["preview"]["rowsAfter"] == offer["schedule"]
    done = await execute(house, offer)
    assert (done["userErrors"], done["offer"]["status"]) == ([], "EXECUTED")
    text = f"query ($id: ID!) {{ loan(id: $id) {{ instalments {{ {ROWS} }} }} }}"
    rows = (await house.data(text, "borrower", id=loan))["loan"]["instalments"]
    assert rows == offer["schedule"]
    again = await execute(house, offer)
    assert again["userErrors"][0]["code"] == "WRONG_STATUS"
    status = await database.pool().fetchval("SELECT status FROM service_request")
    assert status == "approved"


async def test_an_offer_on_a_loan_that_moved_is_outdated_for_good(
    house: House, redis: Redis
) -> None:
    loan = await house.loan()
    await today_is(date(2024, 3, 20))
    offer = await signed(house, redis, loan)
    key = str(new_id())
    paid = {"loanId": loan, "amount": "5.00", "idempotencyKey": key}
    text = """mutation ($input: LoanAmountInput!) { loanRepay(input: $input) {
        userErrors { code } } }"""
    assert (await house.data(text, "manager", input=paid))["loanRepay"]["userErrors"] == []
    told = await execute(house, offer)
    assert told["userErrors"] == [{"code": "OFFER_OUTDATED", "field": "offerId"}]
    seen = (await house.data(SERVICING, "borrower", id=loan))["loan"]["hardshipOffers"]
    assert [one["status"] for one in seen] == ["OUTDATED"]
    assert await database.pool().fetchval("SELECT status FROM service_request") == "withdrawn"
    assert (await chosen(house, loan))["status"] == "CHOSEN", "there is a new one"
