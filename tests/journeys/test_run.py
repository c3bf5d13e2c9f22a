"""./scripts/run from an empty folder to a served portfolio, through kill -9 and back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from xindai.platform.embedded import process
from xindai.platform.settings import PROJECT

SERVED = "Ctrl-C stops everything."


class Run:
    """One ./scripts/run in a folder of its own."""

    def __init__(self, var: Path, port: int, loans: int = 40, **more: str) -> None:
        started = time.monotonic()
        kept = {key: value for key, value in os.environ.items() if not key.endswith("_URL")}
        self.port = port
        self.child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "xindai.cli",
                "run",
                "--port",
                str(port),
                "--demo-loans",
                str(loans),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**kept, "XINDAI_VAR": str(var), "PYTHONPATH": str(PROJECT / "backend"), **more},
        )
        assert self.child.stdout is not None
        self.said = ""
        for line in self.child.stdout:
            self.said += line
            if SERVED in line:
                break
        assert SERVED in self.said, self.said
        self.seconds = time.monotonic() - started

    def is_healthy(self) -> bool:
        url = f"http://127.0.0.1:{self.port}/healthz"
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)

    def family(self) -> list[int]:
        """Itself and everything below it."""
        parents = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                after_name = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(after_name[1])
        found = [self.child.pid]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found


@pytest.fixture
def var() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="xindai-run-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.slow
def test_run_serves_and_survives_being_killed(var: Path) -> None:
    first = Run(var, process.free_port())
    assert first.is_healthy()
    for pid in reversed(first.family()):
        with suppress(ProcessLookupError):  # it fell with the one before
            os.kill(pid, signal.SIGKILL)
    first.child.wait()

    second = Run(var, first.port)
    assert second.is_healthy()
    assert second.seconds < 30, "five seconds on a machine that does nothing else"

    second.child.send_signal(signal.SIGINT)
    assert second.child.wait(30) == 0
    assert process.working_in(var / "postgres") == []
    assert process.working_in(var / "valkey") == []
