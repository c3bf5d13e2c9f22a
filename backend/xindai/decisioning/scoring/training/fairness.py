"""Approval rates by attributes that are never scored: a look at what the card does to people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xindai.decisioning.scoring.samples.source import Person

LEAST_PEOPLE: Final = 30
"""Rates of fewer people say nothing."""


def approval_rates(
    people: Sequence[Person], scores: Sequence[int], cut_off: int
) -> dict[str, list[dict[str, Any]]]:
    """By attribute and group: people, how many reach the cut-off, and the rate against the best
    group's. The four-fifths rule of thumb looks at ratios below 0.8."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in people[0].groups:
        counts: dict[str, list[int]] = {}
        for person, score in zip(people, scores, strict=True):
            counted = counts.setdefault(person.groups[name], [0, 0, 0])
            counted[0] += 1
            counted[1] += score >= cut_off
            counted[2] += person.is_bad
        rates = {group: approved / n for group, (n, approved, _) in counts.items()}
        best = max(rates[group] for group, (n, *_) in counts.items() if n >= LEAST_PEOPLE)
        found[name] = [
            {
                "group": group,
                "people": n,
                "approved": approved,
                "approval_rate": round(rates[group], 4),
                "ratio_to_best": round(rates[group] / best, 4) if n >= LEAST_PEOPLE else None,
                "bad_rate": round(bad / n, 4),
            }
            for group, (n, approved, bad) in sorted(counts.items())
        ]
    return found
