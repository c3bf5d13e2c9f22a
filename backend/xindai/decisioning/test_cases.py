"""Test cases of a policy: applications whose outcome is known. All must pass before a review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from xindai.decisioning.application import Application, application
from xindai.decisioning.content import Content
from xindai.decisioning.facts import known
from xindai.decisioning.judge import Conclusion, judge_beside
from xindai.decisioning.types import DecisionRequest, Outcome, TestResult
from xindai.kernel.errors import Refusal
from xindai.kernel.rate import format_rate
from xindai.kernel.reader import Reader

MOST_CASES: Final = 200
PRICED_ON: Final = date(2024, 1, 31)
"""Test cases say the same on every day."""


def check_cases(raw: object) -> list[dict[str, Any]]:
    """The cases in one form; refuses what does not fit, and facts that are not declared."""
    return list(Reader({"testCases": raw}, "").items("testCases", _case, most=MOST_CASES))


def _case(raw: Any, where: str) -> dict[str, Any]:
    reader = Reader(raw, where)
    name = reader.text("name", longest=100)
    if not name:
        raise Refusal("MISSING_FIELD", "a test case has a name", f"{where}.name")
    given = reader.required("facts")
    if not isinstance(given, Mapping):
        raise Refusal("NOT_AN_OBJECT", "facts by name", f"{where}.facts")
    facts = known(given, strict=True)
    case: dict[str, Any] = {
        "name": name,
        "facts": facts,
        "outcome": reader.choice("outcome", Outcome, None).value,
    }
    if reasons := reader.items("reasons", _code, most=20):
        case["reasons"] = list(reasons)
    if grade := reader.text("grade", longest=20):
        case["grade"] = grade
    reader.finish()
    case_application(facts)
    return case


def _code(raw: Any, where: str) -> str:
    if not isinstance(raw, str) or not 1 <= len(raw) <= 60:
        raise Refusal("INVALID_TEXT", "the code of a reason", where)
    return raw


def case_application(facts: Mapping[str, Any]) -> Application:
    """Facts alone as an application; refuses MISSING_FIELD, OUT_OF_RANGE."""
    for name in ("amount_minor", "instalments", "annual_rate_bps"):
        if facts.get(name) is None:
            raise Refusal("MISSING_FIELD", f"facts hold {name}", f"facts.{name}")
    rate_bps = facts["annual_rate_bps"]
    if not 0 <= rate_bps <= 100_000:
        raise Refusal("OUT_OF_RANGE", "0 to 100000 bps", "facts.annual_rate_bps")
    asked = DecisionRequest(
        subject="try",
        customer_id=None,
        product_code=facts.get("product_code") or "",
        channel=facts.get("channel") or "",
        segment=facts.get("segment"),
        currency=facts.get("currency") or "CNY",
        amount_minor=facts["amount_minor"],
        instalments=facts["instalments"],
        annual_rate=format_rate(rate_bps * 10_000),
        facts=facts,
    )
    return application(asked, {}, PRICED_ON)


async def run_cases(content: Content, cases: Sequence[Mapping[str, Any]]) -> tuple[TestResult, ...]:
    """Each case with what it came to."""
    return tuple([_compared(c, await _judged(content, c)) for c in cases])


async def _judged(content: Content, case: Mapping[str, Any]) -> Conclusion:
    return await judge_beside(content, case_application(case["facts"]))


def _compared(case: Mapping[str, Any], found: Conclusion) -> TestResult:
    codes = tuple(reason.code for reason in found.reasons)
    differs = []
    if found.outcome != case["outcome"]:
        differs.append("outcome")
    if not set(case.get("reasons", ())) <= set(codes):
        differs.append("reasons")
    if case.get("grade", found.grade) != found.grade:
        differs.append("grade")
    if "failed" in found.trace:
        differs.append("rules")
    return TestResult(
        name=case["name"],
        passed=not differs,
        outcome=found.outcome,
        reasons=codes,
        differs=tuple(differs),
    )
