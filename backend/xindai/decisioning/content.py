"""A policy version's content: the decision model and what belongs to it, read strictly.

    {"model": {…GoRules JSON…},
     "reasons": {"DTI_HIGH": {"zh": "负债收入比过高", "en": "Debts are high for the income"}},
     "affordability": {"share_bps": 5000, "reserve_minor": 0, "amount_step_minor": 10000},
     "scorecard": "german" | null,
     "optional": ["employment_months"],
     "actionable": [{"fact": "monthly_obligations_minor", "step": 10000, "to": 0}, …]}

`optional` facts may be missing without a referral. `actionable` are the facts that an applicant can
change, in the order in which they are tried for the counterfactual: from what it is towards `to`
(or `times` what it is) by multiples of `step`; a truth towards `to: true`; `document_categories` by
`add`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from xindai.decisioning.affordability import Affordability
from xindai.decisioning.engine_port import CompiledModel
from xindai.decisioning.facts import FACTS, MOST, Kind, refuse_forbidden
from xindai.decisioning.model_check import Finding, check_model
from xindai.decisioning.model_graph import check_graph
from xindai.decisioning.model_shape import check_json
from xindai.decisioning.zen_engine import ENGINE
from xindai.kernel.errors import Refusal
from xindai.kernel.reader import Reader

_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{1,59}", re.ASCII)
_ACTIONABLE: Final = frozenset({
    "monthly_obligations_minor", "amount_minor", "instalments", "monthly_income_minor",
    "monthly_expenses_minor", "document_categories", "has_required_consents", "employment_months",
})  # fmt: skip
"""What a person can do something about."""
MOST_ACTIONABLE, MOST_REASONS = 10, 200


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to change: up to `to` (or `times` what it is) in steps; or `add` a document."""

    fact: str
    step: int
    to: int | None
    times: int | None
    add: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """A checked content, ready to run."""

    model: CompiledModel
    findings: Mapping[tuple[str, str], Finding]
    uses: frozenset[str]
    reasons: Mapping[str, tuple[str, str]]
    affordability: Affordability
    scorecard: str | None
    optional: frozenset[str]
    actionable: tuple[Action, ...]


def check_content(raw: object, *, is_new: bool = False) -> Content:
    """Refuses what `model_check` refuses, RULE_REASON_UNKNOWN, and fields that do not fit.

    `is_new`: it is about to be written, and `check_graph` refuses too.
    """
    check_json(raw, "content")
    reader = Reader(raw, "content")
    model = reader.required("model")
    found = check_model(model)
    if is_new:
        check_graph(model)
    reasons = _reasons(reader.take("reasons", {}))
    for finding in found.findings.values():
        if finding.reason and finding.reason not in reasons:
            raise Refusal(
                "RULE_REASON_UNKNOWN", f"{finding.reason[:60]} has no texts", "content.reasons"
            )
    content = Content(
        model=ENGINE.compile(model),
        findings=found.findings,
        uses=frozenset(found.uses),
        reasons=reasons,
        affordability=_affordability(reader.take("affordability", {})),
        scorecard=reader.text("scorecard", longest=60) or None,
        optional=frozenset(reader.items("optional", _fact, most=len(FACTS))),
        actionable=reader.items("actionable", _action, most=MOST_ACTIONABLE),
    )
    reader.finish()
    return content


def of_version(raw: Mapping[str, Any]) -> Content:
    """The content of a stored version, compiled once a process."""
    return _compiled(json.dumps(raw, sort_keys=True))


@lru_cache(maxsize=64)
def _compiled(text: str) -> Content:
    return check_content(json.loads(text))


def _reasons(raw: object) -> dict[str, tuple[str, str]]:
    where = "content.reasons"
    if not isinstance(raw, Mapping) or len(raw) > MOST_REASONS:
        raise Refusal("RULE_MODEL_INVALID", f"at most {MOST_REASONS} reasons by code", where)
    found: dict[str, tuple[str, str]] = {}
    for code, texts in raw.items():
        if not _CODE.fullmatch(str(code)):
            raise Refusal("RULE_MODEL_INVALID", "a code is made of A-Z, 0-9 and _", where)
        reader = Reader(texts, f"{where}.{code}")
        found[code] = reader.text("zh"), reader.text("en")
        reader.finish()
        if not all(found[code]):
            raise Refusal("RULE_MODEL_INVALID", "a reason has a zh and an en text", where)
    return found


def _affordability(raw: object) -> Affordability:
    reader = Reader(raw, "content.affordability")
    rule = Affordability(
        share_bps=reader.integer("share_bps", 5000, 1, 10_000),
        reserve_minor=reader.integer("reserve_minor", 0, 0, MOST),
        amount_step_minor=reader.integer("amount_step_minor", 10_000, 1, 10**9),
    )
    reader.finish()
    return rule


def _fact(raw: object, where: str) -> str:
    if not isinstance(raw, str) or raw not in FACTS:
        refuse_forbidden(str(raw)[:60], where)
        raise Refusal("RULE_FACT_UNKNOWN", f"there is no such fact: {str(raw)[:60]}", where)
    return raw


def _action(raw: object, where: str) -> Action:
    reader = Reader(raw, where)
    fact = _fact(reader.required("fact"), f"{where}.fact")
    if fact not in _ACTIONABLE:
        raise Refusal("RULE_FACT_FORBIDDEN", "nobody can change this fact", f"{where}.fact")
    action = Action(
        fact=fact,
        step=reader.integer("step", 1, 1, 10**9),
        to=_maybe(reader, "to"),
        times=_maybe(reader, "times"),
        add=reader.text("add", longest=60) or None,
    )
    reader.finish()
    number = FACTS[fact].kind is Kind.NUMBER
    if number and (action.to is None) == (action.times is None):
        raise Refusal("RULE_MODEL_INVALID", "one of to and times says how far", where)
    if FACTS[fact].kind is Kind.TEXTS and action.add is None:
        raise Refusal("RULE_MODEL_INVALID", "add names the document", where)
    return action


def _maybe(reader: Reader, name: str) -> int | None:
    value = reader.take(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise Refusal("INVALID_INTEGER", "a whole number is wanted", reader.field(name))
    return value
