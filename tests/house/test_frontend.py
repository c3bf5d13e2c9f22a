"""The scripts around the web pages: built once a change, missed aloud where Node is not there."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from xindai.platform.settings import PROJECT

NODE = "#!/bin/sh\necho {version}\n"
NPM = """#!/bin/sh
echo "$@" >> "{log}"
case "$*" in
  *build*) mkdir -p apps/admin/dist && echo page > apps/admin/dist/index.html ;;
  *check*) echo "ok     web lint" && exit {verdict} ;;
esac
"""


class House:
    """A project with a front end of one application, and the programs on its PATH."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project, self.bin, self.log = folder / "project", folder / "bin", folder / "said"
        self.monkeypatch = monkeypatch
        self.source = self.project / "frontend" / "apps" / "admin" / "src" / "main.ts"
        self.source.parent.mkdir(parents=True)
        self.source.write_text("1")
        for name in ("package.json", "package-lock.json", "apps/admin/index.html"):
            (self.project / "frontend" / name).write_text("{}")
        (self.project / "frontend" / "node_modules").mkdir()
        for made in (self.bin, self.project / ".var", self.project / "schema"):
            made.mkdir()
        monkeypatch.setenv("PATH", f"{self.bin}:/usr/bin:/bin")
        self.frontend = self._module("frontend")
        self.system = self._module("system")

    def _module(self, name: str) -> Any:
        module = importlib.import_module(name)
        environment = importlib.import_module("environment")
        self.monkeypatch.setattr(environment, "PROJECT", self.project)
        self.monkeypatch.setattr(environment, "VAR", self.project / ".var")
        if name == "frontend":
            self.monkeypatch.setattr(module, "FRONTEND", self.project / "frontend")
        return module

    def program(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def node(self, version: str = "v20.1.0", verdict: int = 0) -> None:
        self.program("node", NODE.format(version=version))
        self.program("npm", NPM.format(log=self.log, verdict=verdict))

    def said(self) -> list[str]:
        """What npm was told since the last time."""
        told = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return told


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.syspath_prepend(str(PROJECT / "scripts" / "house"))
    yield House(tmp_path, monkeypatch)
    for name in ("frontend", "system", "environment"):
        sys.modules.pop(name, None)


CI = "ci --no-audit --no-fund"


def test_pages_are_built_once_a_change(house: House) -> None:
    house.node()
    house.frontend.build()
    assert house.said() == [CI, "run build"]
    house.frontend.build()
    assert house.said() == []
    generated = house.source.with_name("x.generated.ts")
    for not_a_source in (generated, house.project / "frontend" / "e2e" / "a.spec.ts"):
        not_a_source.parent.mkdir(exist_ok=True)
        not_a_source.write_text("made")
    house.frontend.build()
    assert house.said() == []
    house.source.write_text("2")
    house.frontend.build()
    assert house.said() == ["run build"]
    (house.project / "schema" / "schema.graphql").write_text("type Query { new: Int }")
    house.frontend.build()
    assert house.said() == ["run build"]
    (house.project / "frontend" / "apps" / "admin" / "dist" / "index.html").unlink()
    house.frontend.build()
    assert house.said() == ["run build"], "somebody deleted the build"
    (house.project / "frontend" / "package-lock.json").write_text('{"new": true}')
    house.frontend.build()
    assert house.said() == [CI, "run build"]


@pytest.mark.parametrize("verdict", [0, 1])
def test_the_check_says_what_npm_says(
    house: House, verdict: int, capfd: pytest.CaptureFixture[str]
) -> None:
    house.node(verdict=verdict)
    assert house.frontend.check() is (verdict == 0)
    assert house.said() == [CI, "run build", "run check --silent"]
    assert "ok     web lint" in capfd.readouterr().out


@pytest.mark.parametrize("version", ["v18.20.1", "nonsense"])
def test_without_a_node_that_is_new_enough_the_api_goes_on(
    house: House, version: str, capfd: pytest.CaptureFixture[str]
) -> None:
    house.node(version)
    house.frontend.build()
    assert house.frontend.check() is True
    assert house.said() == []
    assert "No Node >= 20 found" in capfd.readouterr().out


def test_a_build_that_fails_ends_with_its_reason(house: House) -> None:
    house.node()
    house.program("npm", '#!/bin/sh\necho "main.ts: 1 is no page"\nexit 1\n')
    with pytest.raises(SystemExit, match=r"1 is no page\n\nFailed: npm ci"):
        house.frontend.build()


def test_a_missing_browser_is_missed_aloud(house: House, capfd: pytest.CaptureFixture[str]) -> None:
    house.node()
    house.monkeypatch.setattr(house.system.os, "geteuid", lambda: 1000)
    house.monkeypatch.setattr(house.system.frontend, "FRONTEND", house.project / "frontend")
    house.monkeypatch.setenv("PATH", str(house.bin))
    house.program("node", "#!/bin/sh\necho v22.0.0\n")
    house.system.ensure()
    said = capfd.readouterr().out
    assert "SKIPPED: tests of the web pages in a browser. Install chromium, fonts-noto-cjk" in said
    assert "SKIPPED: tests of signatures. Install poppler-utils" in said
    house.program("chromium", "#!/bin/sh\n")
    house.system.ensure()
    assert "browser" not in capfd.readouterr().out
