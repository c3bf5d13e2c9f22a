"""Random loans with random lives. Everyday a few; `--nightly` 10,000; XINDAI_SEED=n replays one."""

from __future__ import annotations

import os
from datetime import timedelta
from random import Random

import pytest

from tests.engine.histories import random_events, random_terms
from tests.engine.properties import all_hold
from xindai.engine.events import Event
from xindai.engine.fold import course_of
from xindai.engine.payoff import payoff_quote
from xindai.engine.terms import Terms

EVERYDAY, NIGHTLY, BLOCK = 60, 10_000, 20


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Seeds in blocks; a failure's note names the one."""
    if "seeds" not in metafunc.fixturenames:
        return
    if seed := os.environ.get("XINDAI_SEED"):
        blocks = [range(int(seed), int(seed) + 1)]
    else:
        count = NIGHTLY if metafunc.config.getoption("--nightly") else EVERYDAY
        blocks = [range(first, first + BLOCK) for first in range(0, count, BLOCK)]
    metafunc.parametrize("seeds", blocks, ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}")


def life(seed: int) -> tuple[Terms, list[Event], Random]:
    """The terms and events of a seed."""
    rng = Random(seed)
    terms = random_terms(rng)
    return terms, random_events(rng, terms), rng


def test_every_life(seeds: range) -> None:
    for seed in seeds:
        try:
            terms, events, rng = life(seed)
            as_of = max(event.on for event in events) + timedelta(days=rng.randrange(120))
            all_hold(terms, events, as_of, rng)
        except Exception as broken:
            broken.add_note(f"replay: XINDAI_SEED={seed} ./scripts/test {__file__.split('/')[-1]}")
            raise


def test_looking_does_not_touch() -> None:
    terms, events, _ = life(7)
    as_of = max(event.on for event in events)
    course = course_of(terms, events, as_of)
    before = [str(row) for row in course.rows]
    payoff_quote(terms, events, as_of)
    assert [str(row) for row in course.rows] == before
