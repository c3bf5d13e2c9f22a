"""The front end: built once per state of its sources, when there is one and Node >= 20."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import environment

FRONTEND = environment.PROJECT / "frontend"


def build() -> None:
    """Install and build unless the built files are those of the present sources."""
    if not (FRONTEND / "package.json").exists():
        return
    if shutil.which("npm") is None:
        print("No Node found: serving the API without the web pages (Node >= 20 builds them).")
        return
    stamp, wanted = environment.VAR / "frontend.stamp", _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    install()
    print("Building the web pages (once per change) …", flush=True)
    npm("run", "build")
    stamp.write_text(wanted)


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
    cache = environment.VAR / "cache" / "npm"
    done = subprocess.run(
        ["npm", *arguments],
        cwd=FRONTEND,
        env={**environment.environment(), "npm_config_cache": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise SystemExit(f"{last}\n\nFailed: npm {' '.join(arguments)}")


def _fingerprint() -> str:
    """A hash over the names and contents of the sources."""
    made = {"node_modules", "dist", ".vite"}
    digest = hashlib.sha256()
    for path in sorted(FRONTEND.rglob("*")):
        if path.is_file() and not made & set(path.relative_to(FRONTEND).parts):
            digest.update(str(path.relative_to(FRONTEND)).encode() + b"\0" + path.read_bytes())
    schema = Path(environment.PROJECT / "schema" / "schema.graphql")
    digest.update(schema.read_bytes() if schema.exists() else b"")
    return digest.hexdigest()
