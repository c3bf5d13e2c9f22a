"""What messages there are, what they are for, and which values their texts may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xindai.notifications.contact.types import ContactChannel, Purpose


class ValueKind(StrEnum):
    """How a value is written: as it is, as an amount, a day or a number."""

    TEXT = "text"
    MONEY = "money"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Variable:
    """`{{name}}` in a text; `sample` is what a preview shows, in the form of a message's params."""

    name: str
    kind: ValueKind
    zh: str
    en: str
    sample: str


@dataclass(frozen=True, slots=True)
class MessageKind:
    """`tells_debt`: whoever reads it learns of a debt."""

    code: str
    zh: str
    en: str
    purpose: Purpose
    tells_debt: bool
    variables: tuple[Variable, ...]

    def variable(self, name: str) -> Variable | None:
        """By its name."""
        return next((each for each in self.variables if each.name == name), None)


CHANNELS: Final = (ContactChannel.SMS, ContactChannel.EMAIL, ContactChannel.PUSH)
"""What messages are sent by; calls, visits and letters are people's."""
_LOAN: Final = (
    Variable("lender", ValueKind.TEXT, "贷款人名称", "The lender's name", "信贷消费金融"),
    Variable("loan", ValueKind.TEXT, "借据号", "The loan's number", "L2026000018"),
    Variable("amount", ValueKind.MONEY, "应还金额", "What is to be paid", "1234.56 CNY"),
    Variable("due_on", ValueKind.DAY, "还款日", "The due date", "2026-03-31"),
)
KINDS: Final[Mapping[str, MessageKind]] = {
    kind.code: kind
    for kind in (
        MessageKind(
            "loan.due_soon",
            "还款日前提醒",
            "A payment is due soon",
            Purpose.REMINDER,
            True,
            (
                *_LOAN,
                Variable("days", ValueKind.NUMBER, "距还款日天数", "Days until it is due", "3"),
            ),
        ),
        MessageKind(
            "loan.due_today",
            "还款日提醒",
            "A payment is due today",
            Purpose.REMINDER,
            True,
            _LOAN,
        ),
        MessageKind(
            "loan.overdue",
            "逾期提醒",
            "A payment is overdue",
            Purpose.COLLECTION,
            True,
            (*_LOAN, Variable("days", ValueKind.NUMBER, "逾期天数", "Days past due", "5")),
        ),
    )
}
