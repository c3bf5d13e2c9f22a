"""GoRules ZEN behind the port: the only file that knows it.

Its evaluation holds the interpreter's lock when called directly, so whoever serves others calls it
beside the loop and with a time limit; models that passed `model_check` have no loops, so the limit
is a second lock on the same door. Its errors carry stack traces of Rust, and a panic is no
Exception: all of them become one code.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Final

import zen

from xindai.decisioning.engine_port import CompiledModel, Fired, RulesEngine, Verdict
from xindai.kernel.errors import Refusal

_OPTIONS: Final[zen.DecisionEvaluateOptions] = {"trace": True, "max_depth": 5}
_LETS_THROUGH: Final = (KeyboardInterrupt, SystemExit, asyncio.CancelledError, Refusal)
"""All else, also what is no Exception: a panic of Rust is none."""


class _masked:  # noqa: N801 - reads as a statement: with _masked(refusal)
    """Whatever the engine throws becomes this refusal."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal

    def __enter__(self) -> None:
        return None

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, TimeoutError):
            raise Refusal("RULE_TIMEOUT", "the rules took too long", "facts") from None
        if error is not None and not isinstance(error, _LETS_THROUGH):
            raise self.refusal from None


class _Model(CompiledModel):
    def __init__(self, decision: zen.ZenDecision) -> None:
        self._decision = decision

    def run(self, facts: Mapping[str, Any]) -> Verdict:
        with _masked(_failed()):
            return _verdict(self._decision.evaluate(dict(facts), _OPTIONS))

    async def run_within(self, facts: Mapping[str, Any], seconds: float) -> Verdict:
        with _masked(_failed()):
            async with asyncio.timeout(seconds):
                answer = await self._decision.async_evaluate(dict(facts), _OPTIONS)
            return _verdict(answer)


class _Zen(RulesEngine):
    def __init__(self) -> None:
        self._engine = zen.ZenEngine()

    def compile(self, model: Mapping[str, Any]) -> CompiledModel:
        no = Refusal("RULE_MODEL_INVALID", "the engine does not take the model", "content.model")
        with _masked(no):
            decision = self._engine.create_decision(json.dumps(model, allow_nan=False))
            decision.validate()
        return _Model(decision)


def check_compiles(expression: str, where: str, *, unary: bool) -> None:
    """Refuses RULE_EXPRESSION_INVALID; `unary`: a cell that is compared with its column."""
    with _masked(Refusal("RULE_EXPRESSION_INVALID", "the engine does not take it", where)):
        (zen.compile_unary_expression if unary else zen.compile_expression)(expression)


def _failed() -> Refusal:
    return Refusal("RULE_EVALUATION_FAILED", "the rules cannot be evaluated for this", "facts")


def _verdict(answer: Mapping[str, Any]) -> Verdict:
    fired: list[Fired] = []
    for node in sorted(answer["trace"].values(), key=lambda n: n["order"]):
        data = node["traceData"]
        parts = data if isinstance(data, list) else [data]
        fired += [
            Fired(node["id"], part["rule"]["_id"])
            for part in parts
            if isinstance(part, dict) and "rule" in part
        ]
    result = answer["result"]
    return Verdict(result if isinstance(result, dict) else {}, tuple(fired))


ENGINE: Final[RulesEngine] = _Zen()
"""One a process; what it compiles may be used by any thread."""
