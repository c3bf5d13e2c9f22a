"""Makes the Python environment .venv from the hashed lock. Standard library only.

Done once: a stamp holds the hash of the lock and the version of Python, and while it fits, this
costs a few milliseconds. Nothing is written outside the project.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
VAR = PROJECT / ".var"
BACKEND = PROJECT / "backend"
PYTHON = VENV / "bin" / "python"
DEV_LOCK = BACKEND / "requirements-dev.lock"
LOCK = BACKEND / "requirements.lock"


def set_up() -> None:
    """Have .venv hold exactly what the lock names; SystemExit with a reason if it can't."""
    lock_file = DEV_LOCK if DEV_LOCK.exists() else LOCK
    stamp = VENV / "xindai-stamp"
    wanted = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    if _fits(stamp, wanted):
        return
    try:
        VAR.mkdir(exist_ok=True)
        with (VAR / "setup.lock").open("w") as guard:
            fcntl.flock(guard, fcntl.LOCK_EX)  # two scripts at once: the second waits, then skips
            if not _fits(stamp, wanted):
                _install(lock_file)
                stamp.write_text(f"{wanted}\n{VENV}\n")
    except PermissionError as error:
        raise SystemExit(
            f"{error.filename} is not ours to write: this clone belongs to another user. "
            "Clone the project again as the user who is to run it."
        ) from error


def _fits(stamp: Path, wanted: str) -> bool:
    try:
        return stamp.read_text() == f"{wanted}\n{VENV}\n" and PYTHON.exists()
    except OSError:
        return False


def _install(lock_file: Path) -> None:
    if not _runs():
        if importlib.util.find_spec("ensurepip") is None:
            raise SystemExit(
                f"{sys.executable} can't make environments: its module ensurepip is missing.\n"
                "On Debian and Ubuntu: apt install python3-venv. Or name another Python: "
                "XINDAI_PYTHON=/path/to/python3"
            )
        print(f"Making the environment {VENV.name} …", flush=True)
        _quietly([sys.executable, "-m", "venv", "--clear", str(VENV)], "making .venv")
    print("Installing the locked packages (once) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    _quietly(
        [*pip, "install", "--quiet", "--require-hashes", "-r", str(lock_file)],
        "installing packages",
        PIP_CACHE_DIR=str(VAR / "cache" / "pip"),
        PIP_ROOT_USER_ACTION="ignore",
    )


def _runs() -> bool:
    """Whether .venv holds a Python that works, also after the project was moved."""
    if not PYTHON.exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    done = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, check=False)
    return done.returncode == 0


def _quietly(command: list[str], what: str, **extra: str) -> None:
    done = subprocess.run(
        command,
        env={**os.environ, **extra},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise SystemExit(f"{last}\n\nFailed: {what}. The lines above say why.")


def environment() -> dict[str, str]:
    """The variables of every program we start: our sources first, no surprises from outside."""
    dropped = {"PYTHONHOME", "VIRTUAL_ENV", "PYTHONSTARTUP"}
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    path = os.pathsep.join((str(VENV / "bin"), kept.get("PATH", os.defpath)))
    return {**kept, "PATH": path, "PYTHONPATH": str(BACKEND), "PYTHONUTF8": "1"}


def become(arguments: Sequence[str]) -> None:
    """Replace this process by the environment's Python, so that signals reach it directly."""
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *arguments], environment())


def call(arguments: Sequence[str]) -> int:
    """Run the environment's Python in the project folder; its exit code."""
    sys.stdout.flush()
    return subprocess.call([str(PYTHON), *arguments], cwd=PROJECT, env=environment())


def capture(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """The same, with both outputs kept for later."""
    return subprocess.run(
        [str(PYTHON), *arguments],
        cwd=PROJECT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
