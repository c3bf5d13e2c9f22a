"""The two SQL functions of the end of day and their Python originals, on the same numbers."""

from __future__ import annotations

import os
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from xindai.engine.accrual import E12, Segment, accrued, running
from xindai.kernel.rate import Rounding, round_ratio
from xindai.platform import db as database

ROWS = 2000


def some(rng: Random, most: int) -> int:
    """A number up to `most`, the small ones and the ends as often as the usual ones."""
    pick = rng.random()
    if pick < 0.15:
        return rng.choice([0, 1, most])
    return rng.randrange(1 + min(most, 10 ** rng.randrange(1, 20)))


def days_around(rng: Random, start: date) -> date:
    return start + timedelta(days=rng.choice([-1, 0, 1, some(rng, 400), some(rng, 60_000)]))


@pytest.fixture
def rng() -> Random:
    """XINDAI_SEED replays."""
    seed = int(os.environ.get("XINDAI_SEED", "20240131"))
    print(f"XINDAI_SEED={seed}")
    return Random(seed)


async def both(sql: str, cases: list[tuple[Any, ...]], wanted: list[int]) -> None:
    """Runs a function on every case; the answers must be the wanted ones."""
    got = [await database.pool().fetchval(sql, *case) for case in cases]
    wrong = [(c, g, w) for c, g, w in zip(cases, got, wanted, strict=True) if g != w]
    assert not wrong, f"{len(wrong)} of {len(cases)} differ: {wrong[:3]}"


async def test_round_ratio(db: Any, rng: Random) -> None:
    cases, wanted = [], []
    for _ in range(ROWS // 4):
        n, d, mode = (
            rng.choice([-1, 1]) * some(rng, 10**18),
            1 + some(rng, 10**9),
            rng.choice(list(Rounding)),
        )
        cases.append((str(n), str(d), mode.value))
        wanted.append(round_ratio(n, d, mode))
    await both("SELECT round_ratio($1::text::numeric, $2::text::numeric, $3)", cases, wanted)


async def test_accrued(db: Any, rng: Random) -> None:
    """Over all the values that columns can hold: amounts of twelve digits, rates to 9,999 %, a
    period of 160 years."""
    cases, wanted = [], []
    for _ in range(ROWS):
        start = date(2019, 1, 1) + timedelta(days=some(rng, 800))
        mode, days = rng.choice(list(Rounding)), 1 + some(rng, 60_000)
        num, den = rng.choice(
            [(1, 360), (1, 365), (1, 12 * days), (days, 360 * days), (2, 52 * days)]
        )
        carried = rng.choice([0, 0, some(rng, 10**20), E12 // 2])
        base = rng.choice([some(rng, 10**14), -some(rng, 10**6)])
        rate, on = (
            some(rng, 10**10 - 1),
            start + timedelta(days=rng.choice([-1, 0, 1, days, some(rng, days)])),
        )
        cases.append((on, mode.value, str(carried), base, rate, num, den, start))
        segment = Segment(start, start + timedelta(days=days), base, rate, num, den)
        wanted.append(accrued(carried, segment, on, mode))
        if carried == 0 and on > start:
            exact = Fraction(base * rate * (on - start).days * num, den * 10**8)
            assert abs(wanted[-1] - exact) < 1, "the original itself is a rounding"
    sql = "SELECT accrued_minor($1, $2, $3::text::numeric / 1000000000000, $4, $5, $6, $7, $8)"
    await both(sql, cases, wanted)


async def test_running(db: Any, rng: Random) -> None:
    cases, wanted = [], []
    for _ in range(ROWS):
        start = date(2019, 1, 1) + timedelta(days=some(rng, 800))
        after, on = start + timedelta(days=some(rng, 30)), days_around(rng, start)
        mode, year = rng.choice(list(Rounding)), rng.choice([360, 364, 365])
        carried, base, rate = some(rng, 10**8), some(rng, 10**14), some(rng, 10**10 - 1)
        cap = rng.choice([None, some(rng, 10**9)])
        cases.append((on, mode.value, carried, cap, base, rate, year, start, after))
        wanted.append(running(carried, cap, base, rate, year, start, after, on, mode))
    await both("SELECT running_minor($1, $2, $3, $4, $5, $6, $7, $8, $9)", cases, wanted)
