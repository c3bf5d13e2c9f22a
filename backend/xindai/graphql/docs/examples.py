"""Example operations: files beside this one, run by a test and shown as curl.

The first line of NAME.graphql is its title, "# 中文 | English"; NAME.json holds the variables.
A variable such as "<loan id>" stands for an id that the reader has from an earlier answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """An operation with variables; titles in both languages."""

    name: str
    zh: str
    en: str
    text: str
    variables: dict[str, Any]

    def curl(self, address: str) -> str:
        """As one types it into a shell; `$TOKEN` holds the access token."""
        body = json.dumps(
            {"query": self.text, "variables": self.variables}, ensure_ascii=False, indent=2
        )
        quoted = body.replace("'", "'\\''")
        return (
            f"curl {address}/graphql \\\n"
            '  -H "Authorization: Bearer $TOKEN" \\\n'
            '  -H "Content-Type: application/json" \\\n'
            f"  -d '{quoted}'"
        )


def examples() -> list[Example]:
    """In the order of their file names; ValueError for one without titles."""
    return [_read(path) for path in sorted(FOLDER.glob("*.graphql"))]


def _read(path: Path) -> Example:
    head, _, text = path.read_text(encoding="utf-8").partition("\n")
    zh, bar, en = head.removeprefix("#").partition("|")
    if not head.startswith("#") or not bar:
        raise ValueError(f"{path.name}: begin with '# 中文 | English'")
    given = path.with_suffix(".json")
    variables = json.loads(given.read_text(encoding="utf-8")) if given.exists() else {}
    return Example(path.stem, zh.strip(), en.strip(), text.strip(), variables)
