"""What a file of texts holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Texts: TypeAlias = Mapping[str, tuple[str, str]]
"""Code -> (zh, en)."""
