"""The import contracts, made from the ladder and kept by import-linter."""

from __future__ import annotations

import sys
from pathlib import Path

from importlinter.cli import lint_imports

from xindai.platform.ladder import LADDER, PURE

CONFIGURATION = Path(".var/import-contracts.ini")


def configuration() -> str:
    """Layers from the ladder, and what the pure packages must not know."""
    layers = "\n    ".join(" | ".join(f"({name})" for name in rung) for rung in reversed(LADDER))
    impure = sorted(name for rung in LADDER for name in rung if name not in PURE)
    present = [name for name in impure if list(Path("backend/xindai").glob(f"{name}*"))]
    forbidden = [*(f"xindai.{name}" for name in present), *EXTERNAL]
    return f"""[importlinter]
root_package = xindai
include_external_packages = True

[importlinter:contract:ladder]
name = Imports go down the ladder
type = layers
containers =
    xindai
layers =
    {layers}
exhaustive = true
exhaustive_ignores =
    migrations

[importlinter:contract:pure]
name = Kernel and engine are pure
type = forbidden
source_modules =
    {_lines(f"xindai.{name}" for name in PURE)}
forbidden_modules =
    {_lines(forbidden)}
"""


EXTERNAL = ("asyncpg", "tortoise", "redis", "strawberry", "starlette", "cryptography", "structlog")


def _lines(names: object) -> str:
    return "\n    ".join(names)  # type: ignore[call-overload]


if __name__ == "__main__":
    CONFIGURATION.parent.mkdir(exist_ok=True)
    CONFIGURATION.write_text(configuration())
    sys.exit(lint_imports(config_filename=str(CONFIGURATION), cache_dir=".var/cache/imports"))
