"""What the web pages are tried with. Where it is missing tests say so, and in CI they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from xindai.platform.settings import PROJECT

FRONTEND = PROJECT / "frontend"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def missing(what: str) -> None:
    """A skip that is read; where everything has to be there, a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}; in continuous integration these tests must run")
    pytest.skip(f"{what}: ./scripts/test tells more")


@pytest.fixture(scope="session")
def node() -> Path:
    """The folder of the web pages, with their packages installed."""
    if not shutil.which("npx"):
        missing("there is no Node")
    if not (FRONTEND / "node_modules" / ".bin" / "playwright").exists():
        missing("the packages of frontend/ are not installed")
    return FRONTEND


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser of the system."""
    named = os.environ.get("XINDAI_CHROMIUM")
    found = named or next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    if found is None:
        missing("there is no Chromium")
    return str(found)


def npx(folder: Path, *arguments: str, **more: str) -> str:
    """Runs a program of the web packages; fails the test with its last lines."""
    kept = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
    done = subprocess.run(
        ["npx", "--no-install", *arguments],
        cwd=folder,
        env={**kept, "NO_COLOR": "1", **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail("\n".join(done.stdout.strip().splitlines()[-150:]), pytrace=False)
    return done.stdout
