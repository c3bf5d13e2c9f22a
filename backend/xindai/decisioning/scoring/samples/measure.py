"""How well a score tells good from bad, and whether two groups of people look alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby


def auc_and_ks(scores: Sequence[int], is_bad: Sequence[bool]) -> tuple[float, float]:
    """Area under the ROC curve (ties count half) and Kolmogorov-Smirnov; higher scores are better.

    AUC: the chance that a good person scores higher than a bad one. KS: the widest gap between the
    shares of bad and of good people up to a score.
    """
    bad = sum(is_bad)
    good = len(is_bad) - bad
    pairs, seen_bad, seen_good, widest = 0.0, 0, 0, 0.0
    ranked = sorted(zip(scores, is_bad, strict=True))
    for _, tied in groupby(ranked, key=lambda pair: pair[0]):
        here = [pair[1] for pair in tied]
        here_bad = sum(here)
        here_good = len(here) - here_bad
        pairs += here_good * (seen_bad + here_bad / 2)
        seen_bad, seen_good = seen_bad + here_bad, seen_good + here_good
        widest = max(widest, abs(seen_bad / bad - seen_good / good))
    return pairs / (bad * good), widest


def psi(expected: Sequence[int], actual: Sequence[int], parts: int = 10) -> float:
    """Population stability index over the tenths of `expected`; below 0.1 nothing has moved."""
    ranked = sorted(expected)
    cuts = sorted({ranked[len(ranked) * n // parts] for n in range(1, parts)})

    def shares(scores: Sequence[int]) -> list[float]:
        counts = [0] * (len(cuts) + 1)
        for score in scores:
            counts[sum(1 for cut in cuts if score >= cut)] += 1
        return [max(count / len(scores), 1e-4) for count in counts]

    both = zip(shares(expected), shares(actual), strict=True)
    return sum((now - then) * math.log(now / then) for then, now in both)
