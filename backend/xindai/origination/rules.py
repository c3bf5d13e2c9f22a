"""The states of an application as one table, and the pure decisions along the road.

Nothing moves an application but a row of MOVES: where it stands, the verb, where it may come to,
who does it and what must be there. The database has the same pairs in a trigger, and a test holds
the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from xindai.customers.types.known import DocumentCategory
from xindai.origination.errors import wrong_status
from xindai.origination.types import ApplicationKind
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V


class Doer(StrEnum):
    """Who a verb is of."""

    APPLICANT = "applicant"
    """The borrower himself, or staff for him."""
    EXAMINER = "examiner"
    """Staff with the permission of the state, who hold the claim."""
    PROGRAM = "program"
    """A job, or another domain's command through the door."""


@dataclass(frozen=True, slots=True)
class Move:
    """From `start` by `verb` to one of `ends`; `reason`: why must be said."""

    start: S
    verb: V
    ends: tuple[S, ...]
    doer: Doer
    reason: bool = False
    needs: str = ""
    """What must be there, in words, for the documentation."""


REVIEWS: Final = (S.REVIEW_1, S.REVIEW_2, S.REVIEW_3)
QUEUES: Final = (S.PHONE_VERIFICATION, *REVIEWS)
"""States in which somebody has to do something: these are worked from queues."""
FINAL: Final = frozenset({S.DISBURSED, S.REJECTED, S.WITHDRAWN, S.EXPIRED})
EDITABLE: Final = frozenset({S.DRAFT, S.RETURNED})
_BACK: Final = (S.SUBMITTED, *QUEUES)

MOVES: Final[tuple[Move, ...]] = (
    Move(S.DRAFT, V.SAVE, (S.DRAFT,), Doer.APPLICANT),
    Move(S.DRAFT, V.SUBMIT, (S.SUBMITTED,), Doer.APPLICANT, needs="complete, no duplicate"),
    Move(S.RETURNED, V.SAVE, (S.RETURNED,), Doer.APPLICANT),
    Move(S.RETURNED, V.RESUBMIT, _BACK, Doer.APPLICANT, needs="complete"),
    Move(S.SUBMITTED, V.START_DECISION, (S.DECIDING,), Doer.PROGRAM),
    Move(S.DECIDING, V.APPROVE_AT_ONCE, (S.APPROVED,), Doer.PROGRAM, needs="no call, no level"),
    Move(S.DECIDING, V.REFER_TO_PHONE, (S.PHONE_VERIFICATION,), Doer.PROGRAM),
    Move(S.DECIDING, V.REFER_TO_REVIEW, (S.REVIEW_1,), Doer.PROGRAM),
    Move(S.DECIDING, V.DECLINE, (S.REJECTED,), Doer.PROGRAM),
    Move(
        S.PHONE_VERIFICATION,
        V.PASS_PHONE_CHECK,
        (S.REVIEW_1, S.APPROVED),
        Doer.EXAMINER,
        needs="the form, claimed",
    ),
    Move(
        S.PHONE_VERIFICATION,
        V.FAIL_PHONE_CHECK,
        (S.REJECTED,),
        Doer.EXAMINER,
        needs="the form, claimed",
    ),
    Move(S.REVIEW_1, V.REVIEW_APPROVE, (S.REVIEW_2, S.APPROVED), Doer.EXAMINER, needs="claimed"),
    Move(S.REVIEW_2, V.REVIEW_APPROVE, (S.REVIEW_3, S.APPROVED), Doer.EXAMINER, needs="claimed"),
    Move(S.REVIEW_3, V.REVIEW_APPROVE, (S.APPROVED,), Doer.EXAMINER, needs="claimed, authority"),
    *(
        Move(state, V.REVIEW_REJECT, (S.REJECTED,), Doer.EXAMINER, reason=True, needs="claimed")
        for state in REVIEWS
    ),
    *(
        Move(state, V.RETURN, (S.RETURNED,), Doer.EXAMINER, reason=True, needs="claimed")
        for state in QUEUES
    ),
    Move(S.APPROVED, V.ACCEPT_OFFER, (S.OFFER_ACCEPTED,), Doer.APPLICANT, needs="in time"),
    Move(S.OFFER_ACCEPTED, V.SIGN_CONTRACT, (S.CONTRACT_SIGNED,), Doer.PROGRAM),
    Move(S.CONTRACT_SIGNED, V.CANCEL_CONTRACT, (S.OFFER_ACCEPTED,), Doer.PROGRAM),
    Move(S.CONTRACT_SIGNED, V.START_DISBURSING, (S.DISBURSING,), Doer.PROGRAM),
    Move(S.DISBURSING, V.CONFIRM_DISBURSEMENT, (S.DISBURSED,), Doer.PROGRAM),
    Move(S.DISBURSING, V.FAIL_DISBURSEMENT, (S.CONTRACT_SIGNED,), Doer.PROGRAM),
    *(
        Move(state, V.WITHDRAW, (S.WITHDRAWN,), Doer.APPLICANT)
        for state in (
            S.DRAFT,
            S.SUBMITTED,
            S.DECIDING,
            *QUEUES,
            S.RETURNED,
            S.APPROVED,
            S.OFFER_ACCEPTED,
        )
    ),
    *(
        Move(state, V.EXPIRE, (S.EXPIRED,), Doer.PROGRAM, needs="its last day is over")
        for state in (S.DRAFT, S.RETURNED, S.APPROVED, S.OFFER_ACCEPTED)
    ),
)
TABLE: Final[Mapping[tuple[S, V], Move]] = {(move.start, move.verb): move for move in MOVES}

SERVICE_HOURS: Final[Mapping[S, int]] = {
    S.SUBMITTED: 1,
    S.DECIDING: 1,
    S.PHONE_VERIFICATION: 24,
    S.REVIEW_1: 24,
    S.REVIEW_2: 48,
    S.REVIEW_3: 72,
    S.CONTRACT_SIGNED: 24,
    S.DISBURSING: 24,
}
"""How long the house may take, by state."""
DAYS_OPEN: Final[Mapping[S, int]] = {
    S.DRAFT: 30,
    S.RETURNED: 14,
    S.APPROVED: 30,
    S.OFFER_ACCEPTED: 30,
}
"""How many days the applicant may take; then the application expires."""
CLAIM_HOURS: Final = 8
LEVELS: Final = len(REVIEWS)


def move_of(status: S, verb: V) -> Move:
    """The row of the table; refuses WRONG_STATUS."""
    found = TABLE.get((status, verb))
    if found is None:
        raise wrong_status(status.value, verb.value)
    return found


def is_over(kind: ApplicationKind, status: S) -> bool:
    """Whether nothing more can come: an accepted line is granted, and has no contract."""
    return status in FINAL or (kind is ApplicationKind.LINE and status is S.OFFER_ACCEPTED)


def after_decision(needs_phone_check: bool, review_levels: int) -> tuple[V, S]:
    """Where an application goes that was not declined."""
    if needs_phone_check:
        return V.REFER_TO_PHONE, S.PHONE_VERIFICATION
    if review_levels:
        return V.REFER_TO_REVIEW, S.REVIEW_1
    return V.APPROVE_AT_ONCE, S.APPROVED


def after_phone_check(review_levels: int) -> S:
    """Where a passed check leads."""
    return S.REVIEW_1 if review_levels else S.APPROVED


def level_of(status: S) -> int:
    """The level that examines in this state."""
    return REVIEWS.index(status) + 1


def after_review(level: int, review_levels: int) -> S:
    """The next level, or the end of the road."""
    return S.APPROVED if level >= review_levels else REVIEWS[level]


def after_return(returned_from: S, has_changed: bool) -> S:
    """Other figures want a new decision; other papers go back to who asked for them."""
    return S.SUBMITTED if has_changed else returned_from


@dataclass(frozen=True, slots=True)
class Authority:
    """Up to `max_amount_minor` this level is enough, for a product and a grade or any of them."""

    level: int
    product_id: UUID | None
    grade: str | None
    max_amount_minor: int


def levels_needed(
    rules: Iterable[Authority], amount_minor: int, product_id: UUID, grade: str
) -> int | None:
    """The lowest level whose authority reaches the amount; None: nobody's does.

    Of the rules of a level that fit, the most special one counts: product and grade, then the
    product, then the grade, then the general one.
    """
    best: dict[int, tuple[int, int]] = {}
    for rule in rules:
        if rule.product_id not in (None, product_id) or rule.grade not in (None, grade):
            continue
        weight = 2 * (rule.product_id is not None) + (rule.grade is not None)
        if rule.level not in best or weight > best[rule.level][0]:
            best[rule.level] = weight, rule.max_amount_minor
    enough = [level for level, (_, most) in best.items() if amount_minor <= most]
    return min(enough, default=None)


SUPPLEMENTS: Final = frozenset({
    "amount", "instalments", "method", "purpose", "bank_card", "parties",
    "contacts", "employment", "monthly_amounts", "address",
}) | {category.value for category in DocumentCategory}  # fmt: skip
"""What a returned application may be asked for: what is filled in, and categories of papers."""

QUESTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "identity": ("本人身份信息是否一致", "Is it the applicant, and do the particulars match?"),
    "wish": ("是否本人申请, 金额与期限是否一致", "Did he apply, for this amount and term?"),
    "purpose": ("借款用途是否一致", "Is the purpose the same?"),
    "employment": ("工作单位与职务是否一致", "Do employer and position match?"),
    "income": ("收入情况是否一致", "Does the income match?"),
    "address": ("居住地址是否一致", "Does the address match?"),
    "contact": ("联系人是否认识申请人", "Does the contact know the applicant?"),
    "debts": ("其他负债是否一致", "Do the other debts match?"),
}
"""The form of the phone check: every question has an answer."""
