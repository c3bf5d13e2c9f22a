"""What the checks of the source read: files, their trees, and what they import."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "backend" / "xindai"


def project_files() -> list[Path]:
    """Every file of the project that git keeps or would keep."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        found = [PROJECT / name for name in listed.stdout.splitlines()]
    else:  # an archive without its history
        made = {".git", ".venv", ".var", "node_modules", "__pycache__", "dist", ".hypothesis"}
        found = [path for path in PROJECT.rglob("*") if not made & set(path.parts)]
    return [path for path in found if path.is_file()]


def modules(*packages: str) -> list[Path]:
    """The Python files of xindai, or only of these packages of it."""
    roots = [PACKAGE / name for name in packages] if packages else [PACKAGE]
    return sorted(path for root in roots for path in root.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> list[tuple[int, str]]:
    """Line and absolute dotted name of everything imported, names of `from` included."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(PROJECT)}:{line}"
