"""The web pages in a real browser, against the program as `./scripts/run` starts it.

Each file of frontend/e2e is a test here. The program takes listed operations only, as in
production, so a page that asks for anything else fails.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from signal import SIGINT
from subprocess import TimeoutExpired

import pytest

from tests.journeys.test_run import Run
from tests.web.conftest import FRONTEND, missing, npx
from xindai.platform.embedded import process

pytestmark = pytest.mark.slow
SPECS = sorted(path.name for path in (FRONTEND / "e2e").glob("*.spec.ts"))
LOANS = 100
PATIENCE = "3"
"""Machines of the tests are slow, and another test runs beside us."""


@pytest.fixture(scope="module")
def running(node: Path, chromium: str) -> Iterator[Run]:
    """`xindai run` in a folder of its own."""
    built = [node / "apps" / app / "dist" / "index.html" for app in ("admin", "borrower")]
    if not all(page.exists() for page in built):
        missing("the web pages are not built")
    with tempfile.TemporaryDirectory(prefix="xindai-web-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        listed = {"XINDAI_OPERATIONS": "listed", "XINDAI_ONLINE_BRANCH": "SH"}
        made = Run(Path(name), process.free_port(), LOANS, **listed)
        try:
            yield made
        finally:
            made.child.send_signal(SIGINT)
            with suppress(TimeoutExpired):
                made.child.wait(60)


@pytest.mark.parametrize("spec", SPECS)
def test_in_the_browser(
    spec: str, node: Path, chromium: str, running: Run, request: pytest.FixtureRequest
) -> None:
    npx(
        node,
        "playwright",
        "test",
        f"e2e/{spec}",
        XINDAI_E2E_BASE=f"http://127.0.0.1:{running.port}",
        XINDAI_CHROMIUM=chromium,
        XINDAI_PATIENCE=PATIENCE,
        XINDAI_LONG="1" if request.config.getoption("--nightly") else "0",
    )
