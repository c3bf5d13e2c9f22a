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
_LETS_THROUGH: Final = (KeyboardInterrupt, SystemExit, asyncio.CancelledError, GeneratorExit)


class _Model(CompiledModel):
    def __init__(self, decision: zen.ZenDecision) -> None:
        self._decision = decision

    def run(self, facts: Mapping[str, Any]) -> Verdict:
        try:
            return _verdict(self._decision.evaluate(dict(facts), _OPTIONS))
        except _LETS_THROUGH:
            raise
        except BaseException:
            raise _failed() from None

    async def run_within(self, facts: Mapping[str, Any], seconds: float) -> Verdict:
        try:
            async with asyncio.timeout(seconds):
                answer = await self._decision.async_evaluate(dict(facts), _OPTIONS)
            return _verdict(answer)
        except TimeoutError:
            raise Refusal("RULE_TIMEOUT", "the rules took too long", "facts") from None
        except _LETS_THROUGH:
            raise
        except BaseException:
            raise _failed() from None


class _Zen(RulesEngine):
    def __init__(self) -> None:
        self._engine = zen.ZenEngine()

    def compile(self, model: Mapping[str, Any]) -> CompiledModel:
        try:
            decision = self._engine.create_decision(json.dumps(model, allow_nan=False))
            decision.validate()
        except _LETS_THROUGH:
            raise
        except BaseException:
            raise Refusal(
                "RULE_MODEL_INVALID", "the engine does not take the model", "content.model"
            ) from None
        return _Model(decision)


def compiles(expression: str, *, unary: bool) -> bool:
    """Whether the engine takes an expression; `unary`: a cell that is compared with its column."""
    try:
        (zen.compile_unary_expression if unary else zen.compile_expression)(expression)
    except _LETS_THROUGH:
        raise
    except BaseException:
        return False
    return True


def _failed() -> Refusal:
    return Refusal("RULE_EVALUATION_FAILED", "the rules cannot be evaluated for this", "facts")


def _verdict(answer: Mapping[str, Any]) -> Verdict:
    fired: list[Fired] = []
    for node in sorted(answer["trace"].values(), key=lambda n: n["order"]):
        data = node["traceData"]
        for part in data if isinstance(data, list) else [data]:
            if isinstance(part, dict) and "rule" in part:
                fired.append(Fired(node["id"], part["rule"]["_id"]))
    result = answer["result"]
    return Verdict(result if isinstance(result, dict) else {}, tuple(fired))


ENGINE: Final[RulesEngine] = _Zen()
"""One a process; what it compiles may be used by any thread."""
