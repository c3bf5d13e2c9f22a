"""Child processes that die with their parent, and what is left of those that did not."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1


class EmbeddedServerError(RuntimeError):
    """A server of ours could not start; the message says why and what to do."""


def spawn(
    command: Sequence[str],
    *,
    log: Path,
    death_signal: signal.Signals = signal.SIGTERM,
    uid: int | None = None,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own (Ctrl-C reaches only us), output appended to `log`.

    On Linux the kernel sends it `death_signal` when this thread ends, even by kill -9. `uid`
    drops root for that user and no group besides.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None
    host = os.getpid()

    def die_with_parent() -> None:  # runs between fork and exec, after the change of user
        if prctl is not None:
            prctl(_PR_SET_PDEATHSIG, int(death_signal))
            if os.getppid() != host:  # killed a moment ago: that signal will never come
                os._exit(1)

    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=die_with_parent,
            user=uid,
            group=uid,
            extra_groups=None if uid is None else [],
            cwd=cwd,
            env=None if environment is None else dict(environment),
        )


def stop(child: subprocess.Popen[bytes], how: signal.Signals, *, patience: float = 30) -> None:
    """Ask a child to end, wait for it, and kill it when its patience is over."""
    if child.poll() is None:
        child.send_signal(how)
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def wait_until(ready: Callable[[], bool], child: subprocess.Popen[bytes], seconds: float) -> bool:
    """True once `ready` holds; False if the child ends or the time is over before."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and child.poll() is None:
        if ready():
            return True
        time.sleep(0.01)
    return False


def working_in(folder: Path) -> list[int]:
    """Live processes whose working directory is `folder` (Linux; elsewhere none is found).

    Both servers change into their data folder, so this tells a leftover of an earlier run from a
    stranger that got the same pid; zombies have no working directory.
    """
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if Path(os.readlink(entry / "cwd")) == folder.resolve():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def end_leftovers(folder: Path, leader: int | None, how: signal.Signals) -> None:
    """End the servers that an earlier, killed run left in `folder`.

    The leader is asked politely and gets five seconds; without a leader all are killed at once.
    """
    if leader is not None and leader in working_in(folder):
        os.kill(leader, how)
    for attempt in range(1000):
        left = working_in(folder)
        if not left:
            return
        if leader is None or attempt >= 500:
            for pid in left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)
    raise EmbeddedServerError(f"processes {left} still work in {folder}; end them and try again")


def free_port(wanted: int | None = None) -> int:
    """`wanted` if nobody listens there, else one that the kernel picks."""
    for port in (wanted, 0) if wanted else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise EmbeddedServerError("no free port on 127.0.0.1")


def tail(log: Path, lines: int = 8) -> str:
    """The last lines of a log, for an error message."""
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
