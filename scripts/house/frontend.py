"""The front end: built once per state of its sources, when there is one and Node >= 20."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import environment

FRONTEND = environment.PROJECT / "frontend"
OLDEST_NODE: Final = 20
NO_NODE: Final = (
    f"No Node >= {OLDEST_NODE} found: it builds, checks and tries the web pages. "
    "The API does without it."
)
_NO_SOURCE: Final = {"node_modules", "dist", ".vite", "e2e", "test-results"}
"""Made by the build, or of no interest to it."""


def has_node() -> bool:
    """Whether a Node that is new enough is on PATH, with npm."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    major = re.match(r"v(\d+)", said.stdout)
    return major is not None and int(major.group(1)) >= OLDEST_NODE


def is_there() -> bool:
    """Whether there are web pages and what builds them; says it where only Node is missing."""
    if not (FRONTEND / "package.json").exists():
        return False
    if not has_node():
        print(NO_NODE, flush=True)
        return False
    return True


def build() -> None:
    """Install and build unless the built files are those of the present sources."""
    if not is_there():
        return
    stamp, wanted = environment.VAR / "frontend.stamp", _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and _built():
        return
    install()
    print("Building the web pages (once per change) …", flush=True)
    npm("run", "build")
    stamp.write_text(wanted)


def check(*, fix: bool = False) -> bool:
    """`npm run check` over a build of the present sources; True where there is nothing to check."""
    if not is_there():
        return True
    build()
    install()
    if fix:
        _run("run", "fix")
    done = _run("run", "check", "--silent")
    print(done.stdout, end="", flush=True)
    return done.returncode == 0


def install() -> None:
    """`npm ci`, skipped while the lock is the installed one."""
    lock, installed = FRONTEND / "package-lock.json", FRONTEND / "node_modules" / ".xindai-lock"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not installed.exists() or installed.read_text() != wanted:
        print("Installing the locked web packages (once) …", flush=True)
        npm("ci", "--no-audit", "--no-fund")
        installed.write_text(wanted)


def npm(*arguments: str) -> None:
    """Run npm in frontend/; SystemExit with its last lines if it fails."""
    done = _run(*arguments)
    if done.returncode != 0:
        last = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise SystemExit(f"{last}\n\nFailed: npm {' '.join(arguments)}")


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    cache = environment.VAR / "cache" / "npm"
    return subprocess.run(
        ["npm", *arguments],
        cwd=FRONTEND,
        env={**environment.environment(), "npm_config_cache": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _built() -> bool:
    return all((FRONTEND / "apps" / app / "dist" / "index.html").exists() for app in _apps())


def _apps() -> list[str]:
    return sorted(path.parent.name for path in (FRONTEND / "apps").glob("*/index.html"))


def _fingerprint() -> str:
    """A hash over the names and contents of the sources."""
    digest = hashlib.sha256()
    for path in sorted(FRONTEND.rglob("*")):
        inner = path.relative_to(FRONTEND)
        if path.is_file() and not _NO_SOURCE & set(inner.parts) and ".generated." not in path.name:
            digest.update(str(inner).encode() + b"\0" + path.read_bytes())
    schema = Path(environment.PROJECT / "schema" / "schema.graphql")
    digest.update(schema.read_bytes() if schema.exists() else b"")
    return digest.hexdigest()
