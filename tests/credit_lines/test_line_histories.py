"""Random histories against a model of a few lines: the figures are the model's after every step."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.credit_lines.conftest import SYSTEM, Bank
from xindai.credit_lines import api
from xindai.credit_lines.types import LineStatus
from xindai.kernel.errors import Refusal
from xindai.platform import db as database

NAMES = st.sampled_from("abcd")
AMOUNTS = st.integers(1, 700)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("reserve"), NAMES, AMOUNTS, st.integers(0, 1)),
        st.tuples(st.just("cancel"), NAMES),
        st.tuples(st.just("use"), NAMES),
        st.tuples(st.just("follow"), NAMES, st.integers(0, 700)),
        st.tuples(st.just("undo"), NAMES),
    ),
    min_size=1,
    max_size=25,
)
LIMIT, PARTS, REVOLVES = 1_000, (600, 700), (True, False)


@dataclass
class Model:
    """Held: name -> (part, amount). Used: name -> (part, amount that counts)."""

    held: dict[str, tuple[int, int]] = field(default_factory=dict)
    used: dict[str, tuple[int, int]] = field(default_factory=dict)

    def total(self, part: int | None = None) -> int:
        both = [*self.held.values(), *self.used.values()]
        return sum(amount for of, amount in both if part in (None, of))

    def step(self, what: str, name: str, *more: int) -> str | None:
        """The code of the no."""
        match what:
            case "reserve":
                amount, part = more
                if name in self.held:
                    return None if self.held[name] == (part, amount) else "RESERVATION_EXISTS"
                left = min(LIMIT - self.total(), PARTS[part] - self.total(part))
                if amount > left:
                    return "LINE_EXCEEDED"
                self.held[name] = (part, amount)
            case "cancel":
                self.held.pop(name, None)
            case "use":
                if name in self.used:
                    return "used"
                if name not in self.held:
                    return "RESERVATION_NOT_FOUND"
                self.used[name] = self.held.pop(name)
            case "follow" if name in self.used:
                part, counted = self.used[name]
                self.used[name] = (part, more[0] if REVOLVES[part] else max(counted, more[0]))
            case "undo" if name in self.used:
                self.used[name] = (self.used[name][0], 0)
        return None


async def play(bank: Bank, steps: list[tuple[Any, ...]]) -> None:
    products = (bank.lender.product_id, bank.other_product)
    parts = dict(zip(products, zip(PARTS, REVOLVES, strict=True), strict=True))
    await bank.grant(LIMIT, parts=parts)
    model = Model()
    for what, name, *more in steps:
        wanted = model.step(what, name, *more)
        if wanted == "used":
            continue
        try:
            if what == "reserve":
                await bank.reserve(f"application/{name}", more[0], products[more[1]])
            elif what == "cancel":
                await bank.cancel(f"application/{name}")
            elif what == "use":
                await bank.use(f"application/{name}", f"loan/{name}")
            elif what == "follow":
                await bank.follow(f"loan/{name}", more[0])
            else:
                await bank.follow(f"loan/{name}", 0, is_drawn=False)
            told = None
        except Refusal as no:
            told = no.code
        assert told == wanted, (what, name, more)
        line = await bank.line()
        assert line.status is LineStatus.ACTIVE
        assert line.reserved_minor == sum(a for _, a in model.held.values())
        assert line.used_minor == sum(a for _, a in model.used.values())
        assert line.available_minor == max(0, LIMIT - model.total())
    assert await api.verify(SYSTEM) == []


_CLEAN = (
    "ALTER TABLE line_movement DISABLE TRIGGER line_movement_append_only",
    "DELETE FROM line_movement",
    "DELETE FROM line_use",
    "DELETE FROM line_reservation",
    "DELETE FROM credit_sub_line",
    "DELETE FROM credit_line",
)


async def test_any_history_is_that_of_the_model(bank: Bank, db: Any) -> None:
    """One database for all histories: a copy for each would take most of the time."""
    loop = asyncio.get_running_loop()

    async def clean() -> None:
        async with db.owner() as owner:
            for sql in _CLEAN:
                await owner.execute(sql)

    @settings(max_examples=25)
    @given(STEPS)
    def histories(steps: list[tuple[Any, ...]]) -> None:
        async def one() -> None:
            await play(bank, steps)
            await clean()

        try:
            asyncio.run_coroutine_threadsafe(one(), loop).result()
        except BaseException:
            asyncio.run_coroutine_threadsafe(clean(), loop).result()
            raise

    await asyncio.to_thread(histories)
    assert await database.pool().fetchval("SELECT count(*) FROM credit_line") == 0
