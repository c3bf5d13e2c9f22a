"""The three borrowers whom everybody may be: with a loan, with an offer and a line, and new."""

from __future__ import annotations

from typing import Any, Final

from xindai.demo.road.borrowers import Borrower
from xindai.demo.road.desk import Case, lead
from xindai.demo.road.ends import end
from xindai.demo.road.stage import Stage
from xindai.demo.road.work import DECIDE, settle

WITH_LOAN: Final = 201
WITH_OFFER: Final = 202
NEW: Final = 203
_LOANS: Final = "{ me { customer { loans { id status } } } }"


async def draft(who: Borrower, key: str, **given: Any) -> Case:
    """A complete draft of his own."""
    usual: dict[str, Any] = {"documentIds": who.papers, "channel": "app"}
    shown = "application { id }"
    told = await who.do("applicationDraftSave", f"{key}-draft", shown, **usual | given)
    return Case(f"{who.number}-{key}", who, told["application"]["id"])


async def submit(case: Case) -> None:
    """Hands it in; the decision is made when the job is done."""
    key = f"{case.key}-submit"
    await case.borrower.do("applicationSubmit", key, applicationId=case.id)


async def settle_one(stage: Stage, case: Case, to: str) -> None:
    """Handed in, decided, and led to a state."""
    await submit(case)
    await settle(stage, DECIDE)
    await lead(stage, case, to)


async def with_loan(stage: Stage, who: Borrower) -> None:
    """He is late, so more is declined; the desk asks for what a checker must allow."""
    version = {"productVersionId": stage.products["CASH"], "purpose": "CONSUMPTION"}
    figures = {"amount": "30000.00", "instalments": 24, "method": "equal_instalment"}
    more = await draft(who, "more", **version, **figures)
    await settle_one(stage, more, "REVIEW_1")
    await end(stage, more, "REVIEW_1", "behind")
    loans = (await who.person.ask(_LOANS))["me"]["customer"]["loans"]
    late = next(loan["id"] for loan in loans if loan["status"] != "CLOSED")
    admin, risk = await stage.staff("admin"), await stage.staff("risk")
    for command in ("loan.waive", "loan.extend"):
        policy = {"command": command, "role": "approver_2"}
        await admin.do("approvalPolicySet", f"policy-{command}", **policy)
    waived = {"amount": "1.00", "component": "PENALTY"}
    await risk.do("loanWaive", "waive", loanId=late, **waived)
    await risk.do("loanExtend", "extend", loanId=late, instalments=6)


async def with_offer(stage: Stage, who: Borrower) -> None:
    """A line with room, and an offer that waits for his yes."""
    asked = {"amount": "20000.00", "instalments": 12, "purpose": "CONSUMPTION"}
    line = {"productVersionId": stage.products["REVOLVE"], "method": "equal_principal"}
    case = await draft(who, "line", kind="LINE", **line, **asked)
    await settle_one(stage, case, "APPROVED")
    await who.do("applicationOfferAccept", "line-accept", applicationId=case.id)
    cash = {"productVersionId": stage.products["CASH"], "method": "equal_instalment"}
    await settle_one(stage, await draft(who, "cash", **cash, **asked), "APPROVED")
