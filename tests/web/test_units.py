"""The web pages' own tests of components and arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.conftest import npx


@pytest.mark.slow
def test_vitest(node: Path) -> None:
    npx(node, "vitest", "run")
