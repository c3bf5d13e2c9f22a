"""`xindai decide --lendingclub`, on the first rows: counts, reasons, and the changes of another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Database
from xindai.cli import build_parser
from xindai.demo.applications import applications
from xindai.demo.decide_command import decide
from xindai.kernel.errors import Refusal
from xindai.platform import db as database


def tell(*_: Any) -> None:
    return None


def test_the_rows_are_applications() -> None:
    found = list(applications("x"))
    assert len(found) == 10_000
    request, reports = found[0]
    assert (request.subject, request.currency, request.amount_minor) == (
        "x/OI00000", "USD", 2_800_000,
    )  # fmt: skip
    assert request.facts["monthly_income_minor"] == 750_000
    assert request.facts["monthly_obligations_minor"] == 135_075
    assert request.facts["employment_months"] == 36
    assert reports["bureau"]["inquiries_3m"] == 2


async def test_decides_stores_and_compares(
    db: Database, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "changes.jsonl"
    assert await decide("standard", "cautious", 400, out, tell) == 0
    said = capsys.readouterr().out
    assert "400 applications by standard@1" in said
    assert "the unchanged policy over the same applications: 0 changes" in said
    assert "cautious instead: " in said
    changes = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert changes and all(c["before"] != c["after"] for c in changes)
    assert changes[0]["subject"].split("/")[1].startswith("OI")
    rows = await database.pool().fetch("SELECT * FROM decision")
    assert len(rows) == 400
    assert all(row["reasons"] and row["currency"] == "USD" for row in rows)
    assert {row["outcome"] for row in rows} >= {"approve", "refer"}


@pytest.mark.parametrize("name", ["nobody", "standard@99", "standard@x", "/etc/passwd.json", "@"])
async def test_a_policy_that_is_not_there(db: Database, name: str) -> None:
    with pytest.raises(Refusal):
        await decide(name, None, 1, None, tell)


def test_its_options() -> None:
    given = ["decide", "--lendingclub", "--policy", "standard@1", "--against", "x.json"]
    options = build_parser().parse_args(given)
    assert (options.policy, options.against, options.out) == ("standard@1", "x.json", None)
