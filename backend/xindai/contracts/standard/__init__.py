"""Texts that a new installation begins with, as files beside this one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent
STANDARD: Final = "consumer_loan"
"""The template of loans where nobody names another."""


def standard_text(code: str, language: str) -> str:
    """The text of a standard template."""
    return (_FOLDER / f"{code}.{language}.md").read_text(encoding="utf-8")
