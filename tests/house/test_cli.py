"""The commands as a newcomer meets them."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys

import pytest

from xindai import cli
from xindai.platform.settings import PROJECT, load_settings

SCRIPTS = ("run", "test", "check", "schema", "bench", "xindai")


def script(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [f"./scripts/{command[0]}", *command[1:]],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XINDAI_PYTHON": sys.executable},
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_explains_itself(name: str) -> None:
    shown = script(name, "--help")
    assert shown.returncode == 0, shown.stderr
    assert f"./scripts/{name}" in shown.stdout


def test_every_command_has_help() -> None:
    text = re.sub(r"\s+", " ", cli.build_parser().format_help())
    for command in ("quote", "apr", "migrate", "demo", "eod", "verify", "serve", "worker"):
        assert command in text


def test_a_port_in_use_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]
        refused = script("run", "--port", str(port))
    assert refused.returncode == 1
    assert f"port {port} of 127.0.0.1 is in use" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_impossible_date_is_one_sentence() -> None:
    refused = script("xindai", "eod", "--to", "2024-02-30")
    assert refused.returncode == 2
    assert "--to" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_database_url_alone_names_the_owner(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:pw@db.example:6432/lender")
    found = load_settings()
    assert found.database_owner_url == "postgresql://boss:pw@db.example:6432/lender"
    assert found.database_url is not None
    assert re.fullmatch(
        r"postgresql://xindai_app:[\w-]{32}@db\.example:6432/lender", found.database_url
    )
    assert load_settings() == found
    assert (tmp_path / "keys" / "app").stat().st_mode & 0o077 == 0


def test_the_application_alone_has_no_owner(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://xindai_app:pw@db/lender")
    found = load_settings()
    assert (found.database_url, found.database_owner_url) == (
        "postgresql://xindai_app:pw@db/lender",
        None,
    )
