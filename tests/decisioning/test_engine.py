"""The engine behind the port: masked errors, a time limit, and no blocked event loop."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from xindai.decisioning.zen_engine import ENGINE
from xindai.kernel.errors import Refusal


def model(expression: str) -> dict[str, Any]:
    """One expression, past every check of ours."""
    ids = ("in", "x", "out")
    calc = {"expressions": [{"id": "1", "key": "y", "value": expression}], "passThrough": True}
    kinds = ("inputNode", "expressionNode", "outputNode")
    nodes: list[dict[str, Any]] = [
        {"id": id, "name": id, "type": kind, "position": {"x": 0, "y": 0}}
        for id, kind in zip(ids, kinds, strict=True)
    ]
    nodes[1]["content"] = calc
    edges = [
        {"id": a + b, "type": "edge", "sourceId": a, "targetId": b}
        for a, b in (("in", "x"), ("x", "out"))
    ]
    return {"nodes": nodes, "edges": edges}


async def test_errors_are_a_code_without_traces() -> None:
    for expression in ("a + 1", "a * a * a * a * a * a * a * a * a", "1 ^ 'x'"):
        compiled = ENGINE.compile(model(expression))
        for facts in ({"a": None}, {}, {"a": 10**14}):
            for run in (
                lambda c=compiled, f=facts: asyncio.to_thread(c.run, f),
                lambda c=compiled, f=facts: c.run_within(f, 5.0),
            ):
                try:
                    await run()
                except Refusal as no:
                    assert no.code == "RULE_EVALUATION_FAILED"
                    assert "backtrace" not in str(no)
                    assert no.__cause__ is None and no.__suppress_context__


async def test_a_hostile_table_that_got_through_does_not_stop_the_others() -> None:
    """Half a minute of work inside the engine: others go on, and it is given up in time."""
    compiled = ENGINE.compile(model("len(map([1..30000], sum(map([1..30000], #))))"))
    ticks, began = 0, time.monotonic()

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    with pytest.raises(Refusal) as no:
        await compiled.run_within({}, 0.3)
    ticking.cancel()
    assert no.value.code == "RULE_TIMEOUT"
    assert time.monotonic() - began < 5
    assert ticks >= 5


def test_what_is_no_model_is_refused() -> None:
    for wrong in ({}, {"nodes": [], "edges": []}, {"nodes": 5, "edges": None}):
        with pytest.raises(Refusal) as no:
            ENGINE.compile(wrong)
        assert no.value.code == "RULE_MODEL_INVALID"
