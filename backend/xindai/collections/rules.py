"""Pure decisions: what a strategy may say, and who gets which case."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from xindai.collections.errors import reason_missing, strategy_invalid, text_invalid
from xindai.collections.types import Channel, ContactResult, Stage

MOST_RULES: Final = 50
LONGEST_TEXT: Final = 500
USUAL_CASES: Final = 200
USUAL_MINOR: Final = 2_000_000_000
"""What a collector without limits of his own works on: so many cases, so much money."""

_TALKED: Final = frozenset(
    {
        ContactResult.PROMISED,
        ContactResult.WILL_PAY,
        ContactResult.PAID_ALREADY,
        ContactResult.CALL_BACK,
        ContactResult.HARDSHIP,
        ContactResult.DISPUTES,
        ContactResult.REFUSES,
        ContactResult.THIRD_PARTY,
    }
)
_WRITTEN: Final = frozenset({ContactResult.SENT, ContactResult.RETURNED})
RESULTS: Final[Mapping[Channel, frozenset[ContactResult]]] = {
    Channel.CALL: _TALKED
    | {ContactResult.NO_ANSWER, ContactResult.SWITCHED_OFF, ContactResult.WRONG_NUMBER},
    Channel.VISIT: _TALKED | {ContactResult.MET, ContactResult.NOT_MET},
    Channel.SMS: _WRITTEN,
    Channel.EMAIL: _WRITTEN,
    Channel.LETTER: _WRITTEN,
}
"""What can come of a contact by each channel."""


def plain(text: str | None, field_name: str) -> str | None:
    """Without blanks around it, None for nothing; refuses INVALID_TEXT."""
    words = (text or "").strip()
    if len(words) > LONGEST_TEXT or not all(c.isprintable() or c == "\n" for c in words):
        raise text_invalid(field_name, LONGEST_TEXT)
    return words or None


def why(text: str, field_name: str = "reason") -> str:
    """A reason that must be there; refuses REASON_MISSING, INVALID_TEXT."""
    words = plain(text, field_name)
    if words is None or len(words) < 2:
        raise reason_missing(field_name)
    return words


def check_rules(rules: Sequence[Mapping[str, Any]], queues: Collection[str]) -> None:
    """Refuses STRATEGY_INVALID, naming the rule.

    The first rule that fits a customer's days past due, overdue amount and grade is the one that
    counts. The rules that ask for nothing but days must leave no day from the first one out.
    """
    if not 1 <= len(rules) <= MOST_RULES:
        raise strategy_invalid(f"1 to {MOST_RULES} rules", "rules")
    for n, rule in enumerate(rules):
        _check_rule(rule, queues, f"rules.{n}")
    plain_ones = [
        (rule["daysFrom"], rule["daysTo"])
        for rule in rules
        if rule["amountFromMinor"] is None and rule["amountToMinor"] is None and not rule["grades"]
    ]
    covered: int | None = 0
    for first, last in sorted(plain_ones, key=lambda each: each[0]):
        if covered is None or first > covered + 1:
            break
        covered = None if last is None else max(covered, last)
    if covered is not None:
        raise strategy_invalid(f"no rule for everybody from day {covered + 1} on", "rules")


def _check_rule(rule: Mapping[str, Any], queues: Collection[str], at: str) -> None:
    first, last = rule["daysFrom"], rule["daysTo"]
    if first < 1 or (last is not None and last < first):
        raise strategy_invalid("days run from 1 upwards", f"{at}.daysFrom")
    low, high = rule["amountFromMinor"], rule["amountToMinor"]
    if high is not None and high <= (low or 0):
        raise strategy_invalid("the amounts leave nothing", f"{at}.amountTo")
    if rule["queue"] not in queues:
        raise strategy_invalid("there is no such queue", f"{at}.queue")
    if rule["stage"] not in set(Stage):
        raise strategy_invalid("there is no such stage", f"{at}.stage")
    if not 1 <= rule["priority"] <= 100:
        raise strategy_invalid("a priority is 1 to 100", f"{at}.priority")
    if not 1 <= rule["cadenceDays"] <= 90:
        raise strategy_invalid("every 1 to 90 days", f"{at}.cadenceDays")
    channels = rule["channels"]
    if not channels or len(set(channels)) != len(channels) or not set(channels) <= set(Channel):
        raise strategy_invalid("each channel once, at least one", f"{at}.channels")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits for somebody. `before` had the customer's last one not long ago."""

    id: UUID
    branch_path: str
    queue: str
    overdue_minor: int
    before: UUID | None = None
    conflicts: frozenset[UUID] = frozenset()


@dataclass(slots=True)
class Desk:
    """A collector who is here today. No queues means every queue."""

    staff_id: UUID
    branch_path: str
    queues: frozenset[str]
    most_cases: int
    most_minor: int
    cases: int = 0
    overdue_minor: int = 0
    given: list[UUID] = field(default_factory=list)

    def fits(self, case: Waiting) -> bool:
        """Whether he may have it: branch, queue, conflicts of interest, limits."""
        return (
            case.branch_path.startswith(self.branch_path)
            and (not self.queues or case.queue in self.queues)
            and self.staff_id not in case.conflicts
            and self.cases < self.most_cases
            and self.overdue_minor + case.overdue_minor <= self.most_minor
        )

    def load(self) -> tuple[int, str]:
        """How full he is in parts of a million, of cases and of money alike; ties by his id."""
        full = self.cases * 1_000_000 // self.most_cases
        return full + self.overdue_minor * 1_000_000 // self.most_minor, str(self.staff_id)

    def take(self, case: Waiting) -> None:
        """He has it from now on."""
        self.cases += 1
        self.overdue_minor += case.overdue_minor
        self.given.append(case.id)


def assign(cases: Sequence[Waiting], desks: Sequence[Desk]) -> None:
    """Gives the cases out, most urgent first: to whoever knew the customer, else to the least busy.

    A case that fits nobody goes on waiting.
    """
    by_id = {desk.staff_id: desk for desk in desks}
    for case in cases:
        known = by_id.get(case.before) if case.before else None
        if known is None or not known.fits(case):
            fit = [desk for desk in desks if desk.fits(case)]
            known = min(fit, key=Desk.load, default=None)
        if known is not None:
            known.take(case)
