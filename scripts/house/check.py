"""./scripts/check: format, lint, types and import contracts, and the web pages where Node is."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time

import environment
import frontend

SOURCES = ["backend", "scripts", "tests"]


def checks(*, fix: bool = False) -> list[tuple[str, list[str]]]:
    """Name and command of each check."""
    format_command = ["-m", "ruff", "format", *([] if fix else ["--check"]), "--quiet", *SOURCES]
    lint_command = ["-m", "ruff", "check", *(["--fix"] if fix else []), "--quiet", *SOURCES]
    mypy = ["-m", "mypy", "--config-file", "backend/pyproject.toml"]
    return [
        ("format", format_command),
        ("lint", lint_command),
        ("types", [*mypy, "--no-error-summary", "--cache-dir", _mypy_cache()]),
        ("imports", ["scripts/house/contracts.py"]),
    ]


def _mypy_cache() -> str:
    """A folder per set of modules: mypy 2.4 does not look again at who imports a new module."""
    names = sorted(str(path) for path in environment.BACKEND.rglob("*.py"))
    return f".var/cache/mypy/{hashlib.sha256(chr(10).join(names).encode()).hexdigest()[:12]}"


def run(*, fix: bool = False) -> bool:
    """True if every check passes; each failing one prints its own findings."""
    failed = []
    for name, command in checks(fix=fix):
        started = time.monotonic()
        done = environment.capture(command)
        passed = done.returncode == 0
        print("" if passed else done.stdout, end="")
        print(f"{'ok    ' if passed else 'FAILED'} {name} ({time.monotonic() - started:.1f} s)")
        if not passed:
            failed.append(name)
    if not frontend.check(fix=fix):
        failed.append("web")
    if failed:
        print(f"Failed: {', '.join(failed)}. `./scripts/check --fix` mends format and lint.")
    return not failed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="./scripts/check", description=__doc__)
    parser.add_argument("--fix", action="store_true", help="mend what a machine can mend")
    options = parser.parse_args()
    environment.set_up()
    sys.exit(0 if run(fix=options.fix) else 1)
