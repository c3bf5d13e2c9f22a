"""Who imports whom: up the ladder never, into a domain only by its door."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.source import PACKAGE, imports, modules, where
from xindai.platform.ladder import BORDER, DOMAINS, LADDER, rung_of

WIRING = {"background", "bootstrap", "cli", "worker", "app", "demo", "posting"}
JOBS = {"jobs", "handlers", "end_of_day"}
"""What only the wiring starts."""


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_package_stands_on_the_ladder() -> None:
    known = {name for rung in LADDER for name in rung} | {"migrations", "__init__"}
    present = {
        package_of(path)
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert present <= known, f"give it a rung in platform/ladder.py: {sorted(present - known)}"


def test_imports_never_go_up_or_sideways() -> None:
    wrong = []
    for path in modules():
        here = package_of(path)
        if here in {"migrations", "__init__"}:
            continue
        for line, name in imports(path):
            parts = name.split(".")
            if parts[0] != "xindai" or len(parts) < 2 or parts[1] in {here, "migrations"}:
                continue
            if rung_of(parts[1]) >= rung_of(here):
                wrong.append(f"{where(path, line)} imports {name}")
    assert not wrong, f"send an event, or move it to the lower rung: {wrong}"


def test_other_domains_are_entered_by_the_door() -> None:
    wrong = []
    for path in modules():
        here = package_of(path)
        for line, name in imports(path):
            parts = name.split(".")
            if parts[0] != "xindai" or len(parts) < 3 or parts[1] not in DOMAINS:
                continue
            allowed = {*BORDER, *(JOBS if here in WIRING else ())}
            if parts[1] != here and parts[2] not in allowed:
                wrong.append(f"{where(path, line)} imports {name}")
    assert not wrong, f"a domain is entered by {', '.join(BORDER)}: {wrong}"
