"""What we want of a rules engine; who brings it is one file's business (zen_engine.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that applied: the ids of its node and of its row, in the order of evaluation."""

    node: str
    rule: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model answered, and which rules made it so."""

    values: Mapping[str, Any]
    fired: tuple[Fired, ...]


class CompiledModel(Protocol):
    """A checked model, ready to run any number of times. Same facts, same verdict."""

    def run(self, facts: Mapping[str, Any]) -> Verdict:
        """At once, for batches; refuses RULE_EVALUATION_FAILED."""
        ...

    async def run_within(self, facts: Mapping[str, Any], seconds: float) -> Verdict:
        """Beside the event loop; refuses RULE_EVALUATION_FAILED, RULE_TIMEOUT."""
        ...


class RulesEngine(Protocol):
    """Makes models runnable."""

    def compile(self, model: Mapping[str, Any]) -> CompiledModel:
        """Refuses RULE_MODEL_INVALID for one that the engine does not take."""
        ...
