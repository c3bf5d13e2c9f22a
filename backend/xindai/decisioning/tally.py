"""Two sets of decisions on the same applications, counted: what stays, what changes, which ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from xindai.decisioning.types import Outcome
from xindai.kernel.rate import format_rate, parse_rate

MOST_REASONS: Final = 20
Summary = Mapping[str, Any]
"""What `rows.summary` makes."""


@dataclass(slots=True)
class Side:
    """One set: how many came to what, at which price, for how much, and why."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    rates_e8: int = 0
    amounts: Counter[str] = field(default_factory=Counter)

    def add(self, one: Summary, currency: str) -> None:
        """Counts one decision; price and amount are those of approvals."""
        self.count += 1
        self.outcomes[one["outcome"]] += 1
        self.reasons.update(one["reasons"])
        if one["outcome"] == Outcome.APPROVE:
            self.rates_e8 += parse_rate(one["annualRate"])
            self.amounts[currency] += one["amountMinor"]

    def to_json(self) -> dict[str, Any]:
        """`approvalRate` and `averageRate` are fractions as texts, null where there is none."""
        approved = self.outcomes[Outcome.APPROVE]
        scale = 10**8
        return {
            "count": self.count,
            "outcomes": {o.value: self.outcomes[o.value] for o in Outcome},
            "approvalRate": format_rate(approved * scale // self.count) if self.count else None,
            "averageRate": format_rate(self.rates_e8 // approved) if approved else None,
            "amountMinor": dict(sorted(self.amounts.items())),
            "reasons": dict(self.reasons.most_common(MOST_REASONS)),
        }


@dataclass(slots=True)
class Tally:
    """Before and after, and the applications that change."""

    before: Side = field(default_factory=Side)
    after: Side = field(default_factory=Side)
    moves: Counter[str] = field(default_factory=Counter)
    changes: list[tuple[Any, Summary, Summary]] = field(default_factory=list)
    period: tuple[datetime, datetime] | None = None

    def add(self, key: Any, currency: str, before: Summary, after: Summary) -> None:
        """One application; it changes if outcome, amount, price, grade or reasons do."""
        self.before.add(before, currency)
        self.after.add(after, currency)
        if dict(before) != dict(after):
            self.changes.append((key, before, after))
            self.moves[f"{before['outcome']} -> {after['outcome']}"] += 1

    def seen(self, at: datetime) -> None:
        """One of them was decided then: the period reaches from the first to the last."""
        first, last = self.period or (at, at)
        self.period = min(first, at), max(last, at)

    def to_json(self) -> dict[str, Any]:
        """Totals as they are kept and shown; `period` where it is known when they were decided."""
        totals: dict[str, Any] = {
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "changed": len(self.changes),
            "moves": dict(self.moves.most_common()),
        }
        if self.period:
            totals["period"] = dict(zip(("from", "to"), map(_moment, self.period), strict=True))
        return totals


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
