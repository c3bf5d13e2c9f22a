"""Bins of a fact: few, each with enough people, and for numbers with a risk that only rises or
only falls, as people who lend expect, so that a better fact never costs points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from sklearn.tree import DecisionTreeClassifier

from xindai.decisioning.scoring.samples.source import SEED, Candidate, Person
from xindai.decisioning.scoring.types import FactKind

MOST_BINS: Final = 6
LEAST_SHARE: Final = 0.05
"""Of the people, in each bin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBin:
    """A bin and who falls into it; `woe` is ln(share of good / share of bad)."""

    below: Decimal | None
    values: tuple[str, ...]
    count: int
    bad: int
    woe: float

    @property
    def bad_rate(self) -> float:
        """The share of bad people in the bin."""
        return self.bad / self.count


@dataclass(frozen=True, slots=True)
class _Counts:
    """People of a bin before its weight is known."""

    last: Decimal | None
    values: tuple[str, ...]
    count: int
    bad: int

    def rate(self) -> float:
        return self.bad / self.count

    def with_next(self, other: _Counts) -> _Counts:
        return _Counts(
            other.last,
            (*self.values, *other.values),
            self.count + other.count,
            self.bad + other.bad,
        )


def bins_of(candidate: Candidate, people: Sequence[Person]) -> tuple[CountedBin, ...]:
    """The bins; one alone where the fact tells nothing."""
    if candidate.kind is FactKind.NUMBER:
        raw = _numbers(candidate.fact, people)
        counts = _monotone(raw, rising=not candidate.more_is_better)
    else:
        counts = _categories(candidate.fact, people)
    bad = sum(each.bad for each in counts)
    good = sum(each.count for each in counts) - bad
    return tuple(_weighed(each, good, bad) for each in counts)


def information_value(bins: Sequence[CountedBin]) -> float:
    """Siddiqi's measure: below 0.02 a fact tells nothing."""
    bad = sum(each.bad for each in bins)
    good = sum(each.count for each in bins) - bad
    return sum(((each.count - each.bad) / good - each.bad / bad) * each.woe for each in bins)


def _weighed(each: _Counts, good: int, bad: int) -> CountedBin:
    # Half a person more on both sides: a bin without bad people has no endless weight.
    odds_here = (each.count - each.bad + 0.5) / (each.bad + 0.5)
    woe = math.log(odds_here / (good / bad))
    return CountedBin(
        below=each.last, values=tuple(sorted(each.values)), count=each.count, bad=each.bad, woe=woe
    )


def _numbers(fact: str, people: Sequence[Person]) -> list[_Counts]:
    facts = [int(person.facts[fact]) for person in people]
    tree = DecisionTreeClassifier(
        criterion="entropy",
        max_leaf_nodes=MOST_BINS,
        min_samples_leaf=math.ceil(len(people) * LEAST_SHARE),
        random_state=SEED,
    )
    tree.fit([[value] for value in facts], [person.is_bad for person in people])
    cuts = [
        math.floor(threshold) + 1
        for threshold, left in zip(tree.tree_.threshold, tree.tree_.children_left, strict=True)
        if left != -1
    ]
    bounds: list[Decimal | None] = [*(Decimal(cut) for cut in sorted(set(cuts))), None]
    totals = [[0, 0] for _ in bounds]
    for value, person in zip(facts, people, strict=True):
        at = next(n for n, bound in enumerate(bounds) if bound is None or value < bound)
        totals[at][0] += 1
        totals[at][1] += person.is_bad
    return [_Counts(b, (), n, bad) for b, (n, bad) in zip(bounds, totals, strict=True)]


def _monotone(counts: Sequence[_Counts], *, rising: bool) -> list[_Counts]:
    """Neighbours are joined until the rates only rise, or only fall (pool adjacent violators)."""
    pooled: list[_Counts] = []
    for each in counts:
        pooled.append(each)
        while len(pooled) > 1 and (
            pooled[-2].rate() >= pooled[-1].rate()
            if rising
            else pooled[-2].rate() <= pooled[-1].rate()
        ):
            last = pooled.pop()
            pooled[-1] = pooled[-1].with_next(last)
    return pooled


def _categories(fact: str, people: Sequence[Person]) -> list[_Counts]:
    """Words by their risk; those with few people, or with nearly the risk of the next, join it."""
    totals: dict[str, list[int]] = {}
    for person in people:
        counted = totals.setdefault(str(person.facts[fact]), [0, 0])
        counted[0] += 1
        counted[1] += person.is_bad
    found = [_Counts(None, (word,), n, bad) for word, (n, bad) in sorted(totals.items())]
    found.sort(key=lambda each: (each.rate(), each.values))
    least = len(people) * LEAST_SHARE
    while len(found) > 1:
        small = [at for at, each in enumerate(found) if each.count < least]
        gaps = [second.rate() - first.rate() for first, second in pairwise(found)]
        if small:
            at = small[0]
            left = gaps[at - 1] if at else math.inf
            at = at - 1 if at == len(found) - 1 or left <= gaps[at] else at
        elif len(found) > MOST_BINS or min(gaps) < 0.02:
            at = gaps.index(min(gaps))
        else:
            break
        found[at : at + 2] = [found[at].with_next(found[at + 1])]
    return found
