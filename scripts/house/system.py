"""Programs of the system that some tests need: installed where we may, missed aloud where not."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

import frontend


@dataclass(frozen=True, slots=True)
class Program:
    """One of `names` on PATH; the Debian `packages` bring it; `for_` says who misses it."""

    names: tuple[str, ...]
    packages: tuple[str, ...]
    for_: str

    def is_there(self) -> bool:
        """Whether one of the names leads somewhere."""
        return any(shutil.which(name) for name in self.names)


PDFSIG: Final = Program(("pdfsig",), ("poppler-utils",), "tests of signatures")
CHROMIUM: Final = Program(
    ("chromium", "chromium-browser", "google-chrome"),
    ("chromium", "fonts-noto-cjk"),
    "tests of the web pages in a browser",
)


def ensure() -> None:
    """Has every program there as root on Debian; elsewhere says which tests will be skipped."""
    wanted = [PDFSIG]
    if (frontend.FRONTEND / "package.json").exists() and frontend.has_node():
        wanted.append(CHROMIUM)
    missing = [program for program in wanted if not program.is_there()]
    packages = sorted({package for program in missing for package in program.packages})
    if packages and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(packages)} (once) …", flush=True)
        _install(packages)
    for program in missing:
        if not program.is_there():
            packages = sorted(program.packages)
            print(f"SKIPPED: {program.for_}. Install {', '.join(packages)} to run them.")


def _install(packages: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stderr.strip()[-500:], flush=True)
