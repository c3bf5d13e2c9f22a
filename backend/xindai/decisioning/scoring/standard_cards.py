"""The cards that come with the program: reviewed with its code, each beside its model card."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from xindai.decisioning.scoring.parse import parse_scorecard
from xindai.decisioning.scoring.types import Scorecard

FOLDER: Final = Path(__file__).parent / "standard"


@cache
def standard_cards() -> dict[str, Scorecard]:
    """By code."""
    found = {}
    for path in sorted(FOLDER.glob("*.json")):
        if not path.name.endswith(".report.json"):
            card = parse_scorecard(json.loads(path.read_text(encoding="utf-8")))
            found[card.code] = card
    return found


@cache
def model_card_of(code: str) -> str:
    """What is to be known before somebody uses the card, in Markdown."""
    return (FOLDER / f"{code}.md").read_text(encoding="utf-8")
