"""Programs of the system that some tests need: installed where we may, missed aloud where not."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Final

PROGRAMS: Final = {"pdfsig": "poppler-utils"}
"""Program -> the Debian package that holds it."""


def ensure() -> None:
    """Has every program there as root on Debian; elsewhere says which tests will be skipped."""
    missing = {name: package for name, package in PROGRAMS.items() if not shutil.which(name)}
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(sorted(set(missing.values())))} (once) …", flush=True)
        _install(sorted(set(missing.values())))
    for name, package in missing.items():
        if not shutil.which(name):
            print(f"SKIPPED: tests that need {name}. Install {package} to run them.", flush=True)


def _install(packages: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stderr.strip()[-500:], flush=True)
