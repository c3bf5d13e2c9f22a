"""What would have been approved: the smallest change of one fact, proven by running the rules.

Facts that the applicant can change are tried in the order that the policy declares. The end of each
one's road is tried first; if that is approved, bisection finds the first step that is. What is
told was approved in a run of its own, and one step less was not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from xindai.decisioning.application import Application
from xindai.decisioning.content import Action, Content
from xindai.decisioning.facts import FACTS, MOST, Kind
from xindai.decisioning.judge import Conclusion, judge
from xindai.decisioning.types import Counterfactual, Outcome
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor

MOST_STEPS: Final = 1 << 20
_REPORTED: Final = {"monthly_obligations_minor": "bureau_monthly_payment_minor"}
"""Debts are the larger of declared and reported: paying some off lowers both."""


def counterfactual(content: Content, app: Application, given: Conclusion) -> Counterfactual | None:
    """None for an approval, and where no single change is enough."""
    if given.outcome is Outcome.APPROVE:
        return None
    for action in content.actionable:
        found = _smallest(content, app, action)
        if found is not None:
            return found
    return None


def _smallest(content: Content, app: Application, action: Action) -> Counterfactual | None:
    road = _road(app, action)
    if road is None:
        return None
    was, at, end = road

    def approves(step: int) -> bool:
        try:
            changed = _with(app, action.fact, at(step))
            return judge(content, changed).outcome is Outcome.APPROVE
        except Refusal:  # the engine knows no loan of these terms
            return False

    if end < 1 or not approves(end):
        return None
    low, high = 0, end
    while high - low > 1:
        middle = (low + high) // 2
        if approves(middle):
            high = middle
        else:
            low = middle
    needed = at(high)
    zh, en = _words(app, action, was, needed)
    return Counterfactual(fact=action.fact, was=was, needed=needed, zh=zh, en=en)


def _road(app: Application, action: Action) -> tuple[Any, Callable[[int], Any], int] | None:
    """What the fact is, what it is after so many steps, and how many steps there are."""
    kind = FACTS[action.fact].kind
    was = app.facts.get(action.fact)
    if action.fact in _REPORTED:
        both = [was, app.facts.get(_REPORTED[action.fact])]
        was = max((value for value in both if value is not None), default=None)
    if kind is Kind.TRUTH:
        return None if was is True else (was, lambda _step: True, 1)
    if kind is Kind.TEXTS:
        there = list(was or ())
        if action.add is None or action.add in there:
            return None
        return there, lambda _step: sorted([*there, action.add]), 1
    if was is None:
        return None
    to = action.to if action.to is not None else min(MOST, was * (action.times or 1))
    steps = min(MOST_STEPS, -(-abs(to - was) // action.step))
    way = action.step if to > was else -action.step

    def at(step: int) -> int:
        value: int = was + step * way
        return min(value, to) if way > 0 else max(value, to)

    return was, at, steps


def _with(app: Application, fact: str, value: Any) -> Application:
    changed = app.changed(fact, value)
    reported = _REPORTED.get(fact)
    if reported and (there := app.facts.get(reported)) is not None:
        changed = changed.changed(reported, min(there, value))
    return changed


def _words(app: Application, action: Action, was: Any, needed: Any) -> tuple[str, str]:
    fact = FACTS[action.fact]
    if fact.kind is Kind.TRUTH:
        return f"若{fact.zh}, 则可通过", f"Approved if: {fact.en.lower()}"
    if fact.kind is Kind.TEXTS:
        return f"若补充资料 {action.add}, 则可通过", f"Approved with the document {action.add}"
    change, down = abs(needed - was), needed < was
    shown = format_minor(change, app.currency) if fact.unit == "minor" else str(change)
    return (
        f"若{fact.zh}{'减少' if down else '增加'} {shown}, 则可通过",
        f"Approved if {fact.en.lower()} were {shown} {'lower' if down else 'higher'}",
    )
