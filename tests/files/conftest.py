"""A folder to keep files in, and people who send them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from xindai.platform.actor import Actor, system_actor
from xindai.platform.files import api as files
from xindai.platform.files.paths import UPLOADS

SYSTEM = system_actor("test")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files lie in this test."""
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    return tmp_path / "files"


def kept(folder: Path) -> int:
    """How many files lie there."""
    return len(list(folder.rglob("*.sealed")))


async def pieces(content: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    """A content as it comes in."""
    for at in range(0, len(content), size):
        yield content[at : at + size]


@dataclass
class Sender:
    """Somebody who uploads; each upload has a key of its own."""

    actor: Actor = SYSTEM
    count: int = 0

    async def begin(self, content: bytes, name: str, **more: Any) -> str:
        """The token of a path that waits."""
        self.count += 1
        given = {"name": name, "size_bytes": len(content), "purpose": "customer_document"} | more
        begun = await files.begin_upload(
            self.actor, files.NewUpload(**given), f"{self.actor.id}-{self.count}"
        )
        return begun.path.removeprefix(f"{UPLOADS}/")

    async def send(self, content: bytes, name: str, **more: Any) -> files.FileView:
        """Both steps."""
        return await files.receive(await self.begin(content, name, **more), pieces(content))


@pytest.fixture
def sender(db: Any, folder: Path) -> Sender:
    return Sender()
