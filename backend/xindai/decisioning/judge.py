"""From an application to an outcome: the rules are run, and what they said is put together.

What the rules found counts first: a decline is a decline. Then the amount: what was asked for, cut
to the limit of the rules and to what can be carried at the price of the grade; if less than the
product's least amount is left, that is a decline too. What would be approved with a fact missing
goes to people. Every outcome has its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from xindai.decisioning import affordability, reasons
from xindai.decisioning.application import E8_PER_BPS, Application, with_derived
from xindai.decisioning.content import Content
from xindai.decisioning.engine_port import Verdict
from xindai.decisioning.facts import FACTS
from xindai.decisioning.model_check import FINDING
from xindai.decisioning.types import AdverseReason, Outcome, Reason
from xindai.kernel.errors import Refusal
from xindai.kernel.rate import RATE_SCALE, format_rate, parse_rate

SECONDS: Final = 2.0
"""What one evaluation may take; a usual one takes less than a thousandth of that."""
ALWAYS_NEEDED: Final = frozenset({
    "monthly_income_minor", "monthly_expenses_minor", "monthly_obligations_minor",
})  # fmt: skip
"""Affordability is never skipped."""
_BUREAU: Final = ("DATA_MISSING_BUREAU", "没有征信报告", "There is no report of the bureau")
_IDENTITY: Final = ("DATA_MISSING_IDENTITY", "没有身份核验结果", "The identity was not checked")
_RANK: Final = {Outcome.DECLINE: 0, Outcome.REFER: 1, None: 2}
_MOST: Final = 10**15


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conclusion:
    """A decision before it has a row."""

    outcome: Outcome
    amount_minor: int
    instalments: int
    annual_rate: str
    grade: str
    capacity_minor: int | None
    review_levels: int
    needs_phone_check: bool
    reasons: tuple[Reason, ...]
    trace: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Word:
    """A reason before it has its rank."""

    code: str
    zh: str
    en: str
    outcome: Outcome | None = None
    rule: str | None = None


def _word(reason: AdverseReason, outcome: Outcome | None = None) -> _Word:
    return _Word(reason.code, reason.zh, reason.en, outcome)


async def judge_beside(content: Content, app: Application) -> Conclusion:
    """The same beside the event loop; rules that fail or take too long send it to people."""
    facts = with_derived(app, content.affordability)
    try:
        verdict = await content.model.run_within(facts, SECONDS)
    except Refusal as failed:
        return _failed(app, facts, failed.code)
    return _conclude(content, app, facts, verdict)


def judge(content: Content, app: Application) -> Conclusion:
    """The outcome of an application under a content; same input, same outcome."""
    facts = with_derived(app, content.affordability)
    try:
        verdict = content.model.run(facts)
    except Refusal as failed:
        return _failed(app, facts, failed.code)
    return _conclude(content, app, facts, verdict)


def _conclude(
    content: Content, app: Application, facts: Mapping[str, Any], verdict: Verdict
) -> Conclusion:
    words = _findings(content, verdict)
    answer = verdict.values
    rate = _priced(app.annual_rate, _whole(answer.get("annual_rate_bps_added")) or 0)
    amount, cuts = _amount(content, app, facts, rate, _whole(answer.get("limit_minor")))
    missing = _missing(content, facts)
    words += [*cuts, *missing]
    outcomes = {word.outcome for word in words}
    outcome = next((o for o in (Outcome.DECLINE, Outcome.REFER) if o in outcomes), Outcome.APPROVE)
    if outcome is not Outcome.APPROVE:  # what speaks for somebody is no reason against him
        words = [word for word in words if word.outcome or word in cuts]
    if not words:
        words = [_Word("WITHIN_POLICY", "符合策略", "Within the policy")]
    levels = min(3, max(0, _whole(answer.get("review_levels")) or 0))
    declined = outcome is Outcome.DECLINE
    return Conclusion(
        outcome=outcome,
        amount_minor=0 if declined else amount,
        instalments=facts["instalments"],
        annual_rate=rate,
        grade=str(answer.get("grade") or "")[:20],
        capacity_minor=facts.get("capacity_minor"),
        review_levels=0 if declined else max(levels, int(outcome is Outcome.REFER)),
        needs_phone_check=not declined and answer.get("needs_phone_check") is True,
        reasons=_ranked(words),
        trace=_trace(facts, verdict),
    )


def _findings(content: Content, verdict: Verdict) -> list[_Word]:
    found: list[_Word] = []
    for fired in verdict.fired:
        finding = content.findings.get((fired.node, fired.rule))
        if finding is not None and finding.reason:
            zh, en = content.reasons[finding.reason]
            outcome = Outcome(finding.outcome) if finding.outcome else None
            rule = f"{fired.node}/{fired.rule}"
            found.append(_Word(finding.reason, zh, en, outcome, rule))
    return found


def _missing(content: Content, facts: Mapping[str, Any]) -> list[_Word]:
    needed = sorted((content.uses | ALWAYS_NEEDED) - content.optional - facts.keys())
    found: dict[str, _Word] = {}
    for name in needed:
        fact = FACTS.get(name)
        if fact is None or fact.is_optional or fact.is_derived:
            continue
        code, zh, en = (
            f"DATA_MISSING_{name.removesuffix('_minor').upper()}",
            f"缺少资料: {fact.zh}",
            f"Not known: {fact.en}",
        )
        if name.startswith("bureau_"):
            code, zh, en = _BUREAU
        elif name.startswith("identity_"):
            code, zh, en = _IDENTITY
        found[code] = _Word(code, zh, en, Outcome.REFER)
    return list(found.values())


def _amount(
    content: Content, app: Application, facts: Mapping[str, Any], rate: str, limit: int | None
) -> tuple[int, list[_Word]]:
    """What may be lent, and why it is less than was asked for."""
    asked, step = facts["amount_minor"], content.affordability.amount_step_minor
    amount, words = asked, []
    if limit is not None and limit < amount:
        amount = max(0, limit) // step * step
        words = [_word(reasons.AMOUNT_ABOVE_LIMIT)]
    capacity = facts.get("capacity_minor")
    if capacity is not None and amount > 0:
        carried = affordability.most(app.asked(rate), amount, capacity, step)
        if carried < amount:
            amount = carried
            words = [_word(reasons.CAPACITY_EXCEEDED)]
    least = facts.get("min_amount_minor") or 1
    if amount < least:
        words = [_Word(w.code, w.zh, w.en, Outcome.DECLINE) for w in words] or [
            _word(reasons.AMOUNT_BELOW_LEAST, Outcome.DECLINE)
        ]
    return amount, words


def _ranked(words: list[_Word]) -> tuple[Reason, ...]:
    """By weight, then in the order of the rules; each code once."""
    ordered = sorted(words, key=lambda word: _RANK[word.outcome])
    once = {word.code: word for word in reversed(ordered)}
    kept = [word for word in ordered if once[word.code] is word]
    return tuple(
        Reason(code=w.code, zh=w.zh, en=w.en, rank=rank, outcome=w.outcome, rule=w.rule)
        for rank, w in enumerate(kept, 1)
    )


def _priced(list_rate: str, added_bps: int) -> str:
    rate_e8 = parse_rate(list_rate) + added_bps * E8_PER_BPS
    return format_rate(min(max(0, rate_e8), 100 * RATE_SCALE - 1))


def _whole(value: object) -> int | None:
    """A number of the engine as a whole one; what is none, or huge, is not there."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    exact = Decimal(repr(value))
    return int(exact) if exact.is_finite() and abs(exact) <= _MOST else None


def _trace(facts: Mapping[str, Any], verdict: Verdict) -> dict[str, Any]:
    computed = {
        name: value
        for name, value in verdict.values.items()
        if name not in (*facts, *FINDING) and isinstance(value, str | int | float | bool)
    }
    derived = {name: value for name, value in facts.items() if FACTS[name].is_derived}
    return {
        "fired": [f"{each.node}/{each.rule}" for each in verdict.fired],
        "computed": dict(sorted(computed.items())),
        "derived": derived,
    }


def _failed(app: Application, facts: Mapping[str, Any], code: str) -> Conclusion:
    """Nobody is declined because a rule is broken: all levels of people look at it."""
    word = _Word("RULES_FAILED", "策略未能执行", "The rules could not be run", Outcome.REFER)
    return Conclusion(
        outcome=Outcome.REFER,
        amount_minor=facts["amount_minor"],
        instalments=facts["instalments"],
        annual_rate=app.annual_rate,
        grade="",
        capacity_minor=facts.get("capacity_minor"),
        review_levels=3,
        needs_phone_check=True,
        reasons=_ranked([word]),
        trace={"fired": [], "computed": {}, "derived": {}, "failed": code},
    )
