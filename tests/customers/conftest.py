"""A lender with two branches, the people who work there, and two customers of one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.files import material
from tests.files.conftest import pieces
from xindai.customers import api as customers
from xindai.customers.types import NewCustomer
from xindai.identity import api as identity
from xindai.platform import clock
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor
from xindai.platform.files import api as files
from xindai.platform.files.paths import UPLOADS

SYSTEM = system_actor("test")
TODAY = date(2026, 11, 27)
ID_NUMBER = "11010519491231002X"


def number(n: int) -> str:
    """A well-formed ID number of somebody born in 1980."""
    head = f"11010519800101{n:03d}"
    return head + customers.id_check(head)


@dataclass
class Office:
    """Ids of two customers of Shanghai; every command gets a key of its own."""

    shanghai: UUID
    beijing: UUID
    zhang: UUID
    li: UUID
    count: int = 0
    officer: Actor = field(default_factory=lambda: staff("customer_manager", "/HO/SH/", "officer"))
    manager: Actor = field(default_factory=lambda: staff("branch_manager", "/HO/SH/", "manager"))
    verifier: Actor = field(default_factory=lambda: staff("phone_verifier", "/HO/SH/", "verifier"))
    risk: Actor = field(default_factory=lambda: staff("risk_manager", "/HO/", "risk"))
    other_risk: Actor = field(default_factory=lambda: staff("risk_manager", "/HO/", "risk2"))
    elsewhere: Actor = field(default_factory=lambda: staff("branch_manager", "/HO/BJ/", "bj"))

    def key(self) -> str:
        self.count += 1
        return f"key-{self.count}"

    async def upload(
        self, actor: Actor, content: bytes | None = None, name: str = "a.jpg", **more: Any
    ) -> UUID:
        """A file whose content is there."""
        body = material.photo() if content is None else content
        given = {"name": name, "size_bytes": len(body), "purpose": "customer_document"} | more
        begun = await files.begin_upload(actor, files.NewUpload(**given), self.key())
        view = await files.receive(begun.path.removeprefix(f"{UPLOADS}/"), pieces(body))
        return view.id


@pytest.fixture
async def office(db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    await identity.create_branch(SYSTEM, "HO", "总部")
    branches = [
        await identity.create_branch(SYSTEM, code, name, "HO")
        for code, name in (("SH", "上海"), ("BJ", "北京"))
    ]
    async with database.transaction() as tx:
        await clock.begin(tx, TODAY)
    people = [
        NewCustomer(
            name=name, id_number=id_number, phone=phone, branch_id=branches[0], source="test"
        )
        for name, id_number, phone in (
            ("张三丰", number(1), "13800138001"),
            ("李四光", number(2), "13800138002"),
        )
    ]
    ids = await customers.create_customers(SYSTEM, people)
    return Office(*branches, *ids)
