"""A call to the applicant: the form is filled in, and the application goes on or ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning import api as decisioning
from xindai.kernel.ids import new_id
from xindai.origination.actions.command import run_on
from xindai.origination.duties import check_worker
from xindai.origination.errors import answers_contradict, answers_incomplete
from xindai.origination.move import move, record
from xindai.origination.permissions import PHONE_CHECK
from xindai.origination.pricing import check_offer
from xindai.origination.rejection import reject_for
from xindai.origination.rules import QUESTIONS, after_phone_check, move_of
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.origination.types import PhoneAnswer, PhoneVerdict
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_ADD: Final = """
INSERT INTO phone_check (id, application_id, caller, verdict, answers) VALUES ($1, $2, $3, $4, $5)
"""


async def phone_check(
    actor: Actor,
    application_id: UUID,
    verdict: PhoneVerdict,
    answers: Mapping[str, PhoneAnswer],
    key: str,
) -> None:
    """Passed: on to the first level or approved; failed: rejected; unreachable: call again.

    Refuses WRONG_STATUS, ABOVE_AUTHORITY, NOT_CLAIMED, CLAIMED_BY_ANOTHER, OWN_APPLICATION,
    CONFLICT_OF_INTEREST, ANSWERS_INCOMPLETE, and ANSWERS_CONTRADICT for a check that passes with
    an answer that does not match.
    """
    require(actor, PHONE_CHECK)
    check_answers(verdict, answers)

    async def act(tx: Tx, row: Any) -> None:
        move_of(S(row["status"]), V.PASS_PHONE_CHECK)
        await check_worker(tx, actor, row)
        told = {code: answer.value for code, answer in answers.items()}
        await tx.execute(_ADD, new_id(), row["id"], actor.id, verdict.value, told)
        match verdict:
            case PhoneVerdict.PASSED:
                to = after_phone_check(row["review_levels"])
                if to is S.APPROVED:
                    await check_offer(tx, row, row["offered_minor"], row["today"])
                await move(tx, actor, row, V.PASS_PHONE_CHECK, to)
            case PhoneVerdict.FAILED:
                why = [decisioning.PHONE_CHECK_FAILED]
                await reject_for(tx, actor, row, V.FAIL_PHONE_CHECK, why)
            case PhoneVerdict.UNREACHABLE:
                cells = {"claimed_by": None, "claimed_until": None}
                await record(tx, actor, row, "call_in_vain", cells=cells)

    given = {"verdict": verdict.value, "answers": {k: v.value for k, v in answers.items()}}
    await run_on(actor, "application.phone_check", application_id, key, given, act)


def check_answers(verdict: PhoneVerdict, answers: Mapping[str, PhoneAnswer]) -> None:
    """Refuses ANSWERS_INCOMPLETE and ANSWERS_CONTRADICT."""
    for code in answers:
        if code not in QUESTIONS:
            raise answers_incomplete("answers")
    if verdict is PhoneVerdict.UNREACHABLE:
        return
    for code in QUESTIONS:
        if code not in answers:
            raise answers_incomplete(f"answers.{code}")
    if verdict is PhoneVerdict.PASSED and PhoneAnswer.MISMATCH in answers.values():
        raise answers_contradict()
