"""The table of states as a page of documentation: `python -m xindai.origination.diagram`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from xindai.origination.rules import DAYS_OPEN, MOVES, SERVICE_HOURS
from xindai.origination.types import ApplicationStatus

PAGE: Final = Path(__file__).parents[2] / "docs" / "application-states.md"
_HEAD: Final = """# The states of an application

Written by `python -m xindai.origination.diagram` from the table in `origination/rules.py`; a test
compares the two, and another one compares the table with the database's trigger.
"""


def as_markdown() -> str:
    """A state diagram (mermaid), the table, and what time each state may take."""
    lines = [_HEAD, "```mermaid", "stateDiagram-v2", "    [*] --> draft"]
    for move in MOVES:
        lines += [
            f"    {move.start} --> {end}: {move.verb}" for end in move.ends if end != move.start
        ]
    lines += ["```", "", "| from | verb | to | who | needs |", "|---|---|---|---|---|"]
    for move in MOVES:
        needs = ", ".join(filter(None, (move.needs, "a reason" if move.reason else "")))
        ends = ", ".join(move.ends)
        lines.append(f"| {move.start} | {move.verb} | {ends} | {move.doer} | {needs} |")
    lines += ["", "| state | the house may take | the applicant may take |", "|---|---|---|"]
    for status in ApplicationStatus:
        hours, days = SERVICE_HOURS.get(status), DAYS_OPEN.get(status)
        if hours or days:
            house = f"{hours} hours" if hours else ""
            lines.append(f"| {status} | {house} | {f'{days} days' if days else ''} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(f"{PAGE}\n")
    PAGE.write_text(as_markdown(), encoding="utf-8")
