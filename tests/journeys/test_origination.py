"""From a phone number to money on the account and back again, over the public API alone.

A borrower, the lender's people and the sandbox (bank, bureau, identity check), all processes as
`./scripts/run` starts them. Then the ways on which it goes otherwise.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from signal import SIGINT
from subprocess import TimeoutExpired

import httpx
import pytest
import pytest_asyncio

from tests.journeys.road import (
    CONTRACT,
    Applicant,
    examined,
    paid_out,
    phone_check,
    register,
    upload,
)
from tests.journeys.test_run import Run
from tests.journeys.world import Somebody, World, id_number
from xindai.graphql.schema import schema
from xindai.platform.embedded import process

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]
INPUTS = {
    name: str(field.args["input"].type)
    for name, field in schema._schema.mutation_type.fields.items()  # type: ignore[attr-defined]
    if "input" in field.args
}


@pytest.fixture(scope="module")
def running() -> Iterator[Run]:
    """`xindai run` in a folder of its own; whoever comes by himself belongs to Shanghai."""
    os.environ["XINDAI_ONLINE_BRANCH"] = "SH"
    try:
        with tempfile.TemporaryDirectory(prefix="xindai-road-", ignore_cleanup_errors=True) as name:
            Path(name).chmod(0o755)
            made = Run(Path(name), process.free_port())
            try:
                yield made
            finally:
                made.child.send_signal(SIGINT)
                with suppress(TimeoutExpired):
                    made.child.wait(60)
    finally:
        del os.environ["XINDAI_ONLINE_BRANCH"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(running: Run) -> AsyncIterator[World]:
    found = re.search(r"sandbox\s+(http://\S+)\s", running.said)
    assert found, running.said
    async with httpx.AsyncClient(timeout=60) as http:
        yield World(f"http://127.0.0.1:{running.port}", found.group(1), http, INPUTS)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def staff(world: World) -> dict[str, Somebody]:
    logins = ("officer", "verifier", "approver1", "approver2", "disbursement", "cashier")
    return {login: await world.staff(login) for login in logins}


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def early(world: World) -> dict[str, Applicant]:
    """Those who will sign arrive first: a phone gets one code a minute."""
    cards = {"road": "012", "wrong": "012", "cancels": "012", "closed": "901", "dead": "904"}
    return {name: await Applicant.arrive(world, card=card) for name, card in cards.items()}


async def referred(world: World, applicant: Applicant) -> str:
    """An application that people have to examine: the bureau did not answer."""
    await world.fault("bureau", "down")
    try:
        application = await applicant.apply("120000.00", instalments=36)
    finally:
        await world.fault("bureau", "none")
    assert application["status"] == "PHONE_VERIFICATION", application
    codes = [reason["code"] for reason in application["decision"]["reasons"]]
    assert any(code.startswith("DATA_MISSING") for code in codes), codes
    id: str = application["id"]
    return id


async def test_from_registration_to_the_first_repayment(
    world: World, staff: dict[str, Somebody], early: dict[str, Applicant]
) -> None:
    """The bureau is down, so three people look at it; the borrower signs, the bank pays."""
    applicant = early["road"]
    id = await referred(world, applicant)
    assert await examined(applicant, staff, id) == "APPROVED"
    offer = (await applicant.seen(id))["offer"]
    lent = offer["amount"]["amount"]
    assert 100_000 < Decimal(lent) <= 120_000 and len(offer["rows"]) == 36
    assert 0 < Decimal(offer["aprPercent"]) <= 27, "24 % a year, nominally, is 26.8 % effectively"
    await applicant.who.do("applicationOfferAccept", applicationId=id)
    contract, sha256 = await applicant.contract(id)
    document = (await applicant.who.ask(CONTRACT, id=contract))["contract"]["documents"][0]
    read = await world.http.get(world.api + document["downloadPath"])
    assert read.status_code == 200 and read.content.startswith(b"%PDF-")
    await applicant.sign(contract, sha256)
    assert (await applicant.seen(id))["status"] == "CONTRACT_SIGNED"
    disbursement = await paid_out(staff["disbursement"], contract)
    assert disbursement["status"] == "PAID"
    done = await applicant.becomes(id, lambda a: a["status"] == "DISBURSED")
    loan = disbursement["loan"]
    assert (loan["status"], loan["outstanding"]["amount"]) == ("ACTIVE", lent)
    assert len(loan["instalments"]) == 36 and done["loanId"] == loan["id"]
    verbs = [event["verb"] for event in done["history"]]
    assert "PASS_PHONE_CHECK" in {v.upper() for v in verbs}

    paid = await staff["cashier"].do(
        "loanRepay", "loan { outstanding { amount } }", loanId=loan["id"], amount="500.00"
    )
    assert Decimal(paid["loan"]["outstanding"]["amount"]) <= Decimal(lent)
    own = await applicant.who.ask("{ me { customer { loans { number status } } } }")
    assert [each["number"] for each in own["me"]["customer"]["loans"]] == [loan["number"]]


async def test_1_a_wrong_code_makes_no_account(world: World) -> None:
    nobody = Somebody(world, None, "stranger")
    text = """mutation { requestCode(purpose: REGISTER, phone: "13900139555") {
        userErrors { code } } }"""
    await nobody.ask(text)
    documents = (await nobody.ask("{ consentDocuments { kind version } }"))["consentDocuments"]
    given = {"phone": "13900139555", "code": "000000", "password": "a fine long password"}
    assert await nobody.refused("register", consents=documents, **given) == "CODE_WRONG"


async def test_2_what_is_missing_is_named(world: World) -> None:
    who = await register(world, "13900139556")
    await who.do("bindIdentity", name="李四", idNumber=id_number(556))
    listed = (await who.ask("{ products { code versions { id } } }"))["products"]
    version = next(p["versions"][-1]["id"] for p in listed if p["code"] == "CASH")
    told = await who.do(
        "applicationDraftSave",
        "application { id missing { field code } }",
        productVersionId=version,
        amount="10000.00",
        channel="app",
    )
    fields = {lacking["field"] for lacking in told["application"]["missing"]}
    assert {"instalments", "method", "purpose", "bankCardId"} <= fields
    id = told["application"]["id"]
    assert await who.refused("applicationSubmit", applicationId=id) == "APPLICATION_INCOMPLETE"


async def test_3_a_second_application_for_the_product_is_refused(world: World) -> None:
    applicant = await Applicant.arrive(world)
    await applicant.apply()
    again = await applicant.draft("12000.00")
    code = await applicant.who.refused("applicationSubmit", applicationId=again)
    assert code in ("APPLICATION_OPEN", "DUPLICATE_APPLICATION")


async def test_4_a_bad_report_declines_and_says_why(world: World) -> None:
    applicant = await Applicant.arrive(world, story=991)
    application = await applicant.apply()
    assert application["status"] == "REJECTED"
    reasons = application["decision"]["reasons"]
    assert reasons[0]["rank"] == 1 and reasons[0]["zh"] and reasons[0]["en"]


async def test_5_nobody_examines_what_he_has_entered(
    world: World, staff: dict[str, Somebody]
) -> None:
    """Who made the phone check is not let in on a level, whatever he holds."""
    applicant = await Applicant.arrive(world)
    id = await referred(world, applicant)
    await phone_check(staff["verifier"], id)
    code = await staff["verifier"].refused("applicationClaim", applicationId=id)
    assert code in ("FORBIDDEN", "OWN_APPLICATION", "ABOVE_AUTHORITY", "WRONG_STATUS")
    assert await staff["officer"].refused("applicationReviewApprove", applicationId=id) == (
        "FORBIDDEN"
    )


async def test_6_returned_completed_and_approved(world: World, staff: dict[str, Somebody]) -> None:
    applicant = await Applicant.arrive(world)
    id = await referred(world, applicant)
    verifier = staff["verifier"]
    await verifier.do("applicationClaim", applicationId=id)
    wanted = {"reason": "请补充工资流水", "wanted": ["income_proof"]}
    await verifier.do("applicationReturn", applicationId=id, **wanted)
    seen = await applicant.seen(id)
    assert (seen["status"], seen["supplement"]) == ("RETURNED", ["income_proof"])
    paper = await upload(applicant.who, "INCOME_PROOF")
    papers = [*applicant.documents, paper]
    await applicant.who.do("applicationDraftSave", applicationId=id, documentIds=papers)
    await applicant.who.do("applicationSubmit", applicationId=id)
    await applicant.becomes(id, lambda a: a["status"] == "PHONE_VERIFICATION")
    assert await examined(applicant, staff, id) == "APPROVED"


async def test_7_rejected_by_an_examiner(world: World, staff: dict[str, Somebody]) -> None:
    applicant = await Applicant.arrive(world)
    id = await referred(world, applicant)
    await phone_check(staff["verifier"], id)
    approver = staff["approver1"]
    assert (await applicant.seen(id))["status"] == "REVIEW_1"
    why = {"reason": "流水不实", "reasonCodes": ["INCOME_NOT_CONFIRMED"]}
    code = await approver.refused("applicationReviewReject", applicationId=id, **why)
    assert code == "NOT_CLAIMED"
    await approver.do("applicationClaim", applicationId=id)
    await approver.do("applicationReviewReject", applicationId=id, **why)
    seen = await applicant.seen(id)
    assert seen["status"] == "REJECTED"
    assert [told["zh"] for told in seen["rejectionReasons"]] == ["收入不足或无法核实"]
    assert "流水不实" not in str(seen), "that stays in the house"
    code = await applicant.who.refused("applicationOfferAccept", applicationId=id)
    assert code == "WRONG_STATUS"


async def test_8_withdrawn_before_anybody_says_yes(
    world: World, staff: dict[str, Somebody]
) -> None:
    applicant = await Applicant.arrive(world)
    id = await referred(world, applicant)
    await applicant.who.do("applicationWithdraw", applicationId=id, reason="不需要了")
    code = await staff["verifier"].refused("applicationClaim", applicationId=id)
    assert code == "WRONG_STATUS"


async def test_9_a_wrong_code_signs_nothing(
    early: dict[str, Applicant], staff: dict[str, Somebody]
) -> None:
    applicant = early["wrong"]
    id = await applicant.approved(staff)
    await applicant.who.do("applicationOfferAccept", applicationId=id)
    contract, sha256 = await applicant.contract(id)
    given = {"contractId": contract, "documentSha256": sha256}
    await applicant.ask_for_code(**given)
    assert await applicant.who.refused("contractSignWithCode", code="000000", **given) == (
        "CODE_WRONG"
    )
    other = given | {"documentSha256": "0" * 64}
    code = await applicant.who.refused("contractSignWithCode", code="000000", **other)
    assert code == "DOCUMENT_CHANGED"
    assert (await applicant.seen(id))["status"] == "OFFER_ACCEPTED"


async def test_10_a_cancelled_contract_pays_nothing_and_the_offer_stands(
    early: dict[str, Applicant], staff: dict[str, Somebody]
) -> None:
    applicant = early["cancels"]
    id, contract = await applicant.signed(staff)
    await applicant.who.do("contractCancel", contractId=contract, reason="我再想想")
    assert (await applicant.seen(id))["status"] == "OFFER_ACCEPTED"
    code = await staff["disbursement"].refused("disbursementStart", contractId=contract)
    assert code == "CONTRACT_NOT_SEALED"
    again, sha256 = await applicant.contract(id)
    assert again != contract and sha256


async def test_11_the_bank_says_no_and_no_loan_begins(
    early: dict[str, Applicant], staff: dict[str, Somebody]
) -> None:
    applicant = early["closed"]
    id, contract = await applicant.signed(staff)
    failed = await paid_out(staff["disbursement"], contract)
    assert (failed["status"], failed["failureCode"]) == ("FAILED", "ACCOUNT_CLOSED")
    assert (await applicant.seen(id))["status"] == "CONTRACT_SIGNED"
    assert failed["loan"] is None


async def test_12_the_line_goes_dead_after_paying_and_it_is_paid_once(
    world: World, early: dict[str, Applicant], staff: dict[str, Somebody]
) -> None:
    applicant = early["dead"]
    id, contract = await applicant.signed(staff)
    paid = await paid_out(staff["disbursement"], contract)
    assert paid["status"] == "PAID"
    await applicant.becomes(id, lambda a: a["status"] == "DISBURSED")
    code = await staff["disbursement"].refused("disbursementStart", contractId=contract)
    assert code in ("CONTRACT_HAS_LOAN", "DISBURSEMENT_EXISTS")
    ledger = (await world.http.get(f"{world.sandbox}/bank/ledger")).json()
    theirs = [each["amount_minor"] for each in ledger if each["account"].startswith("904")]
    assert theirs == [1_000_000], "in the bank's own book"


async def test_13_two_answers_at_once_are_one(world: World, staff: dict[str, Somebody]) -> None:
    """The borrower withdraws while the last examiner agrees: one of them was first."""
    applicant = await Applicant.arrive(world)
    id = await referred(world, applicant)
    await phone_check(staff["verifier"], id)
    await staff["approver1"].do("applicationClaim", applicationId=id)
    agree, withdraw = await asyncio.gather(
        staff["approver1"].try_("applicationReviewApprove", applicationId=id, reason="同意"),
        applicant.who.try_("applicationWithdraw", applicationId=id, reason="不要了"),
    )
    status = (await applicant.seen(id))["status"]
    if not withdraw["userErrors"]:
        assert status == "WITHDRAWN"
    else:
        assert not agree["userErrors"] and status != "WITHDRAWN"


async def test_14_too_young_is_no_customer(world: World) -> None:
    who = await register(world, "13900139557")
    code = await who.refused(
        "bindIdentity", name="小朋友", idNumber=id_number(557, date(2015, 1, 1))
    )
    assert code == "AGE_NOT_ALLOWED"


LINE = """{ me { customer { creditLine { status limit { amount } reserved { amount }
    available { amount } } } } }"""


async def test_15_a_line_is_granted_and_drawn_from_until_it_is_empty(
    world: World, staff: dict[str, Somebody]
) -> None:
    applicant = await Applicant.arrive(world)

    async def line() -> tuple[str, str, str]:
        told = (await applicant.who.ask(LINE))["me"]["customer"]["creditLine"]
        return tuple(told[what]["amount"] for what in ("limit", "reserved", "available"))  # type: ignore[return-value]

    revolving = {"productVersionId": applicant.products["REVOLVE"], "method": "equal_principal"}
    asked = await applicant.apply("20000.00", kind="LINE", **revolving)
    if asked["status"] != "APPROVED":
        assert await examined(applicant, staff, asked["id"]) == "APPROVED"
    await applicant.who.do("applicationOfferAccept", applicationId=asked["id"])
    assert await line() == ("20000.00", "0.00", "20000.00")
    first = await applicant.apply("15000.00", kind="DRAWING", **revolving)
    assert await line() == ("20000.00", "15000.00", "5000.00")
    await applicant.who.do("applicationWithdraw", applicationId=first["id"], reason="不用了")
    assert await line() == ("20000.00", "0.00", "20000.00")
    more = await applicant.draft("20100.00", kind="DRAWING", **revolving)
    code = await applicant.who.refused("applicationSubmit", applicationId=more)
    assert code == "LINE_EXCEEDED"
    assert await line() == ("20000.00", "0.00", "20000.00")
