"""What happens to an application in the state it was led to, by the word of the plan."""

from __future__ import annotations

from typing import Any, Final

from xindai.demo.road.desk import Case, act, call, look, prepare
from xindai.demo.road.stage import Stage

_WANTED: Final = ["income_proof"]


async def _claimed(stage: Stage, case: Case) -> None:
    login = "verifier" if case.status == "PHONE_VERIFICATION" else "approver1"
    await act(stage, case, login, "applicationClaim")


async def _unreachable(stage: Stage, case: Case) -> None:
    said = dict.fromkeys(("identity", "wish", "purpose", "employment", "income"), "UNKNOWN")
    rest = dict.fromkeys(("address", "contact", "debts"), "UNKNOWN")
    await call(stage, case, "UNREACHABLE", **said, **rest)


async def _failed_call(stage: Stage, case: Case) -> None:
    await call(stage, case, "FAILED", employment="MISMATCH", income="MISMATCH")


async def _noted(stage: Stage, case: Case) -> None:
    text = "申请人下午方便接电话, 已约定十五点回访"
    await act(stage, case, "approver1", "applicationNoteAdd", text=text)


async def _phone_return(stage: Stage, case: Case) -> None:
    why = {"wanted": _WANTED, "reason": "请补充近三个月工资流水"}
    await act(stage, case, "verifier", "applicationReturn", **why)


async def _review_return(stage: Stage, case: Case) -> None:
    why = {"wanted": [*_WANTED, "employment_proof"], "reason": "收入与单位证明不足"}
    await act(stage, case, "approver1", "applicationReturn", **why)


async def _rejected(stage: Stage, case: Case) -> None:
    codes = ["INCOME_NOT_CONFIRMED", "PAPERS_NOT_SUFFICIENT"]
    why = {"reason": "收入证明与流水不符", "reasonCodes": codes}
    await act(stage, case, "approver1", "applicationReviewReject", **why)


async def _behind(stage: Stage, case: Case) -> None:
    why = {"reason": "现有借据已逾期", "reasonCodes": ["OVERDUE_HERE"]}
    await act(stage, case, "approver1", "applicationReviewReject", **why)


async def _withdrawn(stage: Stage, case: Case) -> None:
    key, why = f"{case.key}-withdraw", "暂时不需要了"
    await case.borrower.do("applicationWithdraw", key, applicationId=case.id, reason=why)


async def _drawn_up(stage: Stage, case: Case) -> None:
    await prepare(case)


_ENDS: Final[dict[str, Any]] = {
    "claimed": _claimed,
    "unreachable": _unreachable,
    "failed_call": _failed_call,
    "noted": _noted,
    "phone_return": _phone_return,
    "review_return": _review_return,
    "rejected": _rejected,
    "behind": _behind,
    "withdrawn": _withdrawn,
    "drawn_up": _drawn_up,
}


async def end(stage: Stage, case: Case, to: str, then: str) -> None:
    """Does it where the application stands as planned: an earlier load may have done it."""
    if then in _ENDS and case.status == to:
        await _ENDS[then](stage, case)
        await look(stage, case)
