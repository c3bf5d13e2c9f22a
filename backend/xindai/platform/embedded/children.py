"""The program's own processes: started, watched, started again when they fall, ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Final

from xindai.platform.embedded import process
from xindai.platform.embedded.hosting import Services
from xindai.platform.embedded.process import EmbeddedServerError

CALM: Final = 10.0
"""A child that fell within so many seconds of its start is not started a second time."""


class Children:
    """`with Children(log_folder, services) as children`: all of them end with the block."""

    def __init__(self, logs: Path, found: Services) -> None:
        self._logs = logs
        self._servers = found.servers
        self.environment = {**os.environ, **found.environment()}
        """What those that start from now on are told."""
        # Only migrations act as the owner: what answers the world does not hold that key.
        self.environment.pop("DATABASE_OWNER_URL", None)
        self._running: dict[str, tuple[subprocess.Popen[bytes], list[str], float]] = {}

    def __enter__(self) -> Children:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for child, _, _ in self._running.values():
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for child, _, _ in self._running.values():
            process.stop(child, signal.SIGTERM, patience=10)

    def start(self, name: str, *arguments: str) -> None:
        """Run `xindai ARGUMENTS` as the child `name`, its output in `name`.log."""
        command = [sys.executable, "-m", "xindai.cli", *arguments]
        child = process.spawn(command, log=self._log(name), environment=self.environment)
        self._running[name] = (child, list(arguments), time.monotonic())

    def wait_for_api(self, port: int, *, seconds: float = 60) -> None:
        """Return once the API answers. Raises EmbeddedServerError with its last words."""
        child, _, _ = self._running["api"]
        if not process.wait_until(lambda: _answers(port), child, seconds):
            log = self._log("api")
            raise EmbeddedServerError(f"the API did not start; {log} ends:\n{process.tail(log)}")

    def watch(self) -> None:
        """Until a signal comes: start fallen children again; raise if a server of ours fell."""
        while True:
            for name, server in self._servers:
                if server.poll() is not None:
                    log = self._log(name.lower())
                    raise EmbeddedServerError(f"{name} ended; {log} ends:\n{process.tail(log)}")
            for name, (child, arguments, started) in list(self._running.items()):
                if child.poll() is not None:
                    self._start_again(name, arguments, time.monotonic() - started)
            time.sleep(0.3)

    def _start_again(self, name: str, arguments: list[str], lived: float) -> None:
        log = self._log(name)
        if lived < CALM:
            raise EmbeddedServerError(f"{name} keeps falling; {log} ends:\n{process.tail(log)}")
        print(f"{name} ended and is started again; see {log}", file=sys.stderr)
        self.start(name, *arguments)

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
