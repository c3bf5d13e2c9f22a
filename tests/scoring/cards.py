"""A small scorecard for tests, as JSON that anybody may change."""

from __future__ import annotations

import copy
from typing import Any

CARD: dict[str, Any] = {
    "format": "xindai-scorecard/1",
    "code": "small",
    "name": {"zh": "小评分卡", "en": "Small card"},
    "scale": {"points": 600, "good_per_bad": 20, "points_to_double": 40},
    "base_points": 500,
    "characteristics": [
        {
            "fact": "monthly_income_minor",
            "kind": "number",
            "name": {"zh": "月收入", "en": "Monthly income"},
            "reason": {"zh": "收入较低", "en": "The income is low"},
            "bins": [
                {"below": 300_000, "points": -30},
                {"below": "800000.5", "points": 5},
                {"points": 40},
            ],
            "missing": -30,
            "neutral": 5,
        },
        {
            "fact": "employment_kind",
            "kind": "category",
            "name": {"zh": "就业类型", "en": "Kind of employment"},
            "reason": {"zh": "就业不稳定", "en": "The employment is not stable"},
            "bins": [
                {"values": ["public", "company"], "points": 20},
                {"values": ["none"], "points": -50},
            ],
            "missing": -10,
            "other": -5,
            "neutral": 10,
        },
    ],
    "grades": [{"grade": "A", "from": 550}, {"grade": "B", "from": 480}, {"grade": "C"}],
}


def changed(path: str = "", value: Any = None, **top: Any) -> dict[str, Any]:
    """The card with another value at a path such as "characteristics.0.bins"; None takes out."""
    card: Any = copy.deepcopy(CARD) | top
    if path:
        *way, last = path.split(".")
        place = card
        for step in way:
            place = place[int(step) if step.isdigit() else step]
        if value is None:
            del place[int(last) if last.isdigit() else last]
        else:
            place[int(last) if last.isdigit() else last] = value
    return card
