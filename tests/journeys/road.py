"""The steps of a borrower and of the people who help him, each by the public API."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.files.material import photo
from tests.journeys.world import (
    JPEG_CATEGORIES,
    PASSWORD,
    Somebody,
    World,
    card_number,
    eventually,
    id_number,
)

QUESTIONS = (
    "identity",
    "wish",
    "purpose",
    "employment",
    "income",
    "address",
    "contact",
    "debts",
)
APPLICATION = """query ($id: ID!) { application(id: $id) {
    id status nextVerbs missing { field code } supplement contractId loanId
    offer { amount { amount } instalments annualRate aprPercent rows { n } }
    rejectionReasons { code zh en }
    decision { outcome reasons { code zh en rank } counterfactual { zh en } }
    history { verb toStatus } } }"""
CONTRACT = """query ($id: ID!) { contract(id: $id) { status version
    documents { version kind sha256 downloadPath } disbursement { id status
    loan { id number status outstanding { amount } instalments { n } } } } }"""
PAYOUT = CONTRACT.replace("disbursement { id status", "disbursement { id status failureCode")
_people = itertools.count(101)


@dataclass
class Applicant:
    """A borrower with his account, identity, card, income and papers."""

    who: Somebody
    phone: str
    documents: list[str]
    products: dict[str, str]
    """Listed versions by the product's code."""

    @classmethod
    async def arrive(
        cls, world: World, *, born: date = date(1990, 5, 17), story: int | None = None,
        card: str = "012", obligations: str = "1000.00", registered: bool = False,
    ) -> Applicant:  # fmt: skip
        """From registration to papers; `story` are the digits that the bureau looks at."""
        n = next(_people)
        phone = f"13800138{n}"
        who = await register(world, phone)
        number = id_number(story or n, born)
        if story is None:
            await world.story(number, "clean")
        await who.do("bindIdentity", name="王小明", idNumber=number)
        await who.do("bankCardBind", number=card_number(card))
        given = {"kind": "EMPLOYED", "employer": "申江机械厂", "since": "2015-03-01"}
        await who.do("ownEmploymentChange", position="工程师", **given)
        amounts = [
            {"side": "INCOME", "kind": "SALARY", "amount": "18000.00"},
            {"side": "EXPENSE", "kind": "LIVING", "amount": "4000.00"},
            {"side": "OBLIGATION", "kind": "CREDIT_CARD", "amount": obligations},
        ]
        await who.do("ownMonthlyAmountsChange", amounts=amounts)
        papers = [await upload(who, category) for category in JPEG_CATEGORIES]
        listed = (await who.ask("{ products { code versions { id } } }"))["products"]
        return cls(who, phone, papers, {p["code"]: p["versions"][-1]["id"] for p in listed})

    async def draft(self, amount: str = "10000.00", **changed: Any) -> str:
        """The id of a complete draft."""
        given = {
            "productVersionId": self.products["CASH"],
            "amount": amount,
            "instalments": 12,
            "method": "equal_instalment",
            "purpose": "CONSUMPTION",
            "channel": "app",
            "documentIds": self.documents,
        } | changed
        told = await self.who.do("applicationDraftSave", "application { id }", **given)
        id: str = told["application"]["id"]
        return id

    async def submit(self, id: str) -> Any:
        """The application once the rules have spoken."""
        await self.who.do("applicationSubmit", applicationId=id)
        return await self.becomes(id, lambda a: a["status"] not in ("SUBMITTED", "DECIDING"))

    async def apply(self, amount: str = "10000.00", **changed: Any) -> Any:
        """The same in one go."""
        return await self.submit(await self.draft(amount, **changed))

    async def seen(self, id: str) -> Any:
        """The application as he sees it."""
        return (await self.who.ask(APPLICATION, id=id))["application"]

    async def becomes(self, id: str, is_so: Any) -> Any:
        """The application once it is as wanted."""

        async def look() -> Any:
            found = await self.seen(id)
            return found if is_so(found) else None

        return await eventually(look)

    async def contract(self, application: str) -> tuple[str, str]:
        """A contract drawn up from his accepted offer: its id and its document's hash."""
        told = await self.who.do("contractPrepare", "contract { id }", applicationId=application)
        id = told["contract"]["id"]
        found = (await self.who.ask(CONTRACT, id=id))["contract"]
        return id, found["documents"][-1]["sha256"]

    async def sign(self, contract: str, sha256: str) -> None:
        """With the code of a text message; waits for the seal."""
        given = {"contractId": contract, "documentSha256": sha256}
        await self.ask_for_code(**given)
        code = await self.who.world.code(self.phone, "to sign contract")
        await self.who.do("contractSignWithCode", code=code, **given)

        async def sealed() -> Any:
            found = (await self.who.ask(CONTRACT, id=contract))["contract"]
            return found if found["status"] == "SEALED" else None

        await eventually(sealed)

    async def ask_for_code(self, **given: str) -> None:
        """A phone gets one code a minute: the one of the registration may be younger."""

        async def sent() -> bool:
            told = await self.who.try_("contractSignCodeRequest", **given)
            codes = [error["code"] for error in told["userErrors"]]
            assert codes in ([], ["TOO_MANY_CODES"]), codes
            return not codes

        await eventually(sent, every=2.0)

    async def approved(self, staff: dict[str, Somebody]) -> str:
        """The id of an application that the rules, or people, have approved."""
        application = await self.apply()
        id: str = application["id"]
        if application["status"] != "APPROVED":
            assert await examined(self, staff, id) == "APPROVED"
        return id

    async def signed(self, staff: dict[str, Somebody]) -> tuple[str, str]:
        """Application and sealed contract."""
        application = await self.approved(staff)
        await self.who.do("applicationOfferAccept", applicationId=application)
        contract, sha256 = await self.contract(application)
        await self.sign(contract, sha256)
        return application, contract


async def register(world: World, phone: str) -> Somebody:
    """A new account, with every consent that the house asks for."""
    nobody = Somebody(world, None, f"nobody-{phone}")
    asked = "{ consentDocuments { kind version } }"
    documents = (await nobody.ask(asked))["consentDocuments"]
    text = """mutation ($phone: String!) { requestCode(purpose: REGISTER, phone: $phone) {
        userErrors { code } } }"""
    await nobody.ask(text, phone=phone)
    code = await world.code(phone)
    told = await nobody.do(
        "register", "token", phone=phone, code=code, password=PASSWORD, consents=documents
    )
    return Somebody(world, told["token"], phone)


async def upload(who: Somebody, category: str) -> str:
    """The id of a paper of his own, photographed."""
    content = photo()
    begun = await who.do(
        "uploadBegin",
        "fileId path",
        name=f"{category.lower()}.jpg",
        sizeBytes=len(content),
        purpose="CUSTOMER_DOCUMENT",
    )
    answer = await who.world.http.put(who.world.api + begun["path"], content=content)
    assert answer.status_code == 201, answer.text
    made = await who.do(
        "ownDocumentAdd", "document { id }", category=category, fileId=begun["fileId"]
    )
    id: str = made["document"]["id"]
    return id


async def phone_check(verifier: Somebody, application: str, verdict: str = "PASSED") -> None:
    """The call: everything matches, or nobody is reached."""
    answers = [{"code": code, "answer": "MATCH"} for code in QUESTIONS]
    await verifier.do("applicationClaim", applicationId=application)
    await verifier.do(
        "applicationPhoneCheck", applicationId=application, verdict=verdict, answers=answers
    )


async def examine(approver: Somebody, application: str) -> None:
    """One level agrees."""
    await approver.do("applicationClaim", applicationId=application)
    await approver.do("applicationReviewApprove", applicationId=application, reason="资料齐全")


async def paid_out(payer: Somebody, contract: str) -> Any:
    """The disbursement of a contract once the bank's word has been heard."""
    await payer.do("disbursementStart", contractId=contract)

    async def settled() -> Any:
        found = (await payer.ask(PAYOUT, id=contract))["contract"]["disbursement"]
        return found if found["status"] in ("PAID", "FAILED") else None

    return await eventually(settled)


async def examined(applicant: Applicant, staff: dict[str, Somebody], id: str) -> str:
    """Through the call and every level that stands in the way; the status behind them."""
    if (await applicant.seen(id))["status"] == "PHONE_VERIFICATION":
        await phone_check(staff["verifier"], id)
    for login in ("approver1", "approver2"):
        if (await applicant.seen(id))["status"].startswith("REVIEW"):
            await examine(staff[login], id)
    status: str = (await applicant.seen(id))["status"]
    return status
