"""What staff do with an application, step by step, until it stands where it is wanted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from xindai.demo.road.borrowers import Borrower, upload
from xindai.demo.road.papers import card_image
from xindai.demo.road.stage import Stage
from xindai.demo.road.work import SEAL, settle
from xindai.origination.api import QUESTIONS

MOST_STEPS: Final = 12
_ORDER: Final = (
    "SUBMITTED",
    "PHONE_VERIFICATION",
    "REVIEW_1",
    "REVIEW_2",
    "APPROVED",
    "OFFER_ACCEPTED",
    "CONTRACT_SIGNED",
    "DISBURSING",
)
MATCH: Final = [{"code": code, "answer": "MATCH"} for code in QUESTIONS]
_LOOK: Final = """query ($id: ID!) { application(id: $id) { status contractId } }"""
_CONTRACT: Final = """query ($id: ID!) { contract(id: $id) {
    status documents { sha256 } signatures { party } } }"""


@dataclass
class Case:
    """An application and whose it is."""

    key: str
    borrower: Borrower
    id: str
    status: str = "DRAFT"
    contract: str | None = None
    done: set[str] = field(default_factory=set)


async def look(stage: Stage, case: Case) -> str:
    """Where it stands now."""
    seen = (await (await stage.staff("manager")).ask(_LOOK, id=case.id))["application"]
    case.status, case.contract = seen["status"], seen["contractId"] or case.contract
    return case.status


async def lead(stage: Stage, case: Case, to: str) -> str:
    """Step by step to a state, past which it never goes; the state it is in."""
    for _ in range(MOST_STEPS):
        status = await look(stage, case)
        if status not in _STEPS or _ORDER.index(status) >= _ORDER.index(to):
            break
        await _STEPS[status](stage, case)
    return case.status


async def act(stage: Stage, case: Case, login: str, verb: str, /, **given: Any) -> None:
    """A verb of staff about the application, which they take first where it lies in a queue."""
    who, name = await stage.staff(login), f"{case.key}-{case.status}-{verb}"
    if verb not in ("applicationClaim", "applicationNoteAdd"):
        await who.do("applicationClaim", f"{name}-claim", applicationId=case.id)
    await who.do(verb, name, applicationId=case.id, **given)


async def call(stage: Stage, case: Case, verdict: str = "PASSED", **answers: str) -> None:
    """The phone check; `answers` of questions that do not match."""
    said = [MATCH[n] | {"answer": answers.get(q, "MATCH")} for n, q in enumerate(QUESTIONS)]
    given = {"verdict": verdict, "answers": said}
    await act(stage, case, "verifier", "applicationPhoneCheck", **given)


async def _phone(stage: Stage, case: Case) -> None:
    await call(stage, case)


async def _review_1(stage: Stage, case: Case) -> None:
    why = "资料齐全, 收入与负债相符"
    await act(stage, case, "approver1", "applicationReviewApprove", reason=why)


async def _review_2(stage: Stage, case: Case) -> None:
    why = "同意一级意见, 额度在权限内"
    await act(stage, case, "approver2", "applicationReviewApprove", reason=why)


async def _accept(stage: Stage, case: Case) -> None:
    await case.borrower.do("applicationOfferAccept", f"{case.key}-accept", applicationId=case.id)


async def prepare(case: Case) -> str:
    """The contract, drawn up for the borrower to read: its document's hash."""
    shown = "contract { id documents { sha256 } }"
    key = f"{case.key}-contract"
    told = await case.borrower.do("contractPrepare", key, shown, applicationId=case.id)
    case.contract = told["contract"]["id"]
    digest: str = told["contract"]["documents"][-1]["sha256"]
    return digest


async def _sign(stage: Stage, case: Case) -> None:
    """Face to face: the officer records it, the manager has seen it, the company seals."""
    digest = await prepare(case)
    officer, manager = await stage.staff("officer"), await stage.staff("manager")
    seen = (await officer.ask(_CONTRACT, id=case.contract))["contract"]
    if seen["status"] == "DRAFT":
        about = {"contractId": case.contract, "documentSha256": digest}
        picture = card_image("SIGNING", case.borrower.number)
        photo = await upload(officer, picture, "signing.jpg")
        key, place = f"{case.key}-signing", "上海网点一号柜台"
        given = about | {"place": place, "photos": [photo]}
        await officer.again("contractInPersonRecord", key, **given)
        await manager.do("contractInPersonWitness", key, **about)
    await settle(stage, SEAL)


async def _pay(stage: Stage, case: Case) -> None:
    payer = await stage.staff("disbursement")
    await payer.do("disbursementStart", f"{case.key}-pay", contractId=case.contract)


_STEPS: Final[dict[str, Any]] = {
    "PHONE_VERIFICATION": _phone,
    "REVIEW_1": _review_1,
    "REVIEW_2": _review_2,
    "APPROVED": _accept,
    "OFFER_ACCEPTED": _sign,
    "CONTRACT_SIGNED": _pay,
}
"""What comes next, by state."""
