"""schema/ is what the code says, and a break is announced before it is written."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.graphql.conftest import House, key_of
from xindai.graphql import schema_files
from xindai.graphql.breaking_changes import BreakingChangeError, check_announced, unannounced
from xindai.graphql.event_schemas import event_schemas
from xindai.platform import db as database
from xindai.platform import dump
from xindai.platform.settings import PROJECT

FOLDER = PROJECT / "schema"


def test_the_committed_files_are_what_the_code_says() -> None:
    made = schema_files.from_code()
    old = [name for name, text in made.items() if not _same(FOLDER / name, text)]
    assert not old, f"run ./scripts/schema and commit what it writes: {old}"
    known = {*made, schema_files.TABLES, schema_files.CHANGELOG}
    present = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}
    assert present == known


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


async def test_migrations_from_zero_make_the_committed_tables(fresh_database: Any) -> None:
    made = await asyncio.to_thread(dump.tables, fresh_database.owner_url)
    committed = (FOLDER / schema_files.TABLES).read_text(encoding="utf-8")
    assert made.splitlines() == committed.splitlines(), "run ./scripts/schema"


def test_the_tables_name_what_the_models_cannot_say() -> None:
    text = (FOLDER / schema_files.TABLES).read_text(encoding="utf-8")
    for word in (
        "CREATE CONSTRAINT TRIGGER journal_entry_balances",
        "CREATE TRIGGER loan_event_append_only",
        "outstanding_minor bigint GENERATED ALWAYS AS",
        "GRANT SELECT,INSERT ON TABLE public.loan_event TO xindai_app;",
        "CREATE FUNCTION public.accrued_minor(",
    ):
        assert word in text
    assert "restrict" not in text
    assert "18.6" not in text


def test_the_schema_breaks_nobody_unannounced() -> None:
    committed = (FOLDER / schema_files.SDL).read_text(encoding="utf-8")
    changelog = (FOLDER / schema_files.CHANGELOG).read_text(encoding="utf-8")
    check_announced(committed, schema_files.from_code()[schema_files.SDL], changelog)


OLD = "type Query { loan(id: ID!): Loan count: Int } type Loan { number: String level: String }"
BREAKS = [
    (OLD.replace(" level: String", ""), "Field Loan.level was removed."),
    (
        OLD.replace("level: String", "level: Int"),
        "Field Loan.level changed type from String to Int.",
    ),
    (
        OLD.replace("(id: ID!)", "(id: ID!, on: String!)"),
        "A required argument Query.loan(on:) was added.",
    ),
    (OLD.replace("count: Int", "count: Int extra: Loan"), None),
    (OLD.replace("count: Int", ""), "Field Query.count was removed."),
]


@pytest.mark.parametrize(("new", "sentence"), BREAKS)
def test_a_break_is_refused_until_it_is_announced(new: str, sentence: str | None) -> None:
    if sentence is None:
        assert unannounced(OLD, new, "") == []
        return
    found = unannounced(OLD, new, "")
    assert len(found) == 1
    with pytest.raises(BreakingChangeError, match="- Breaking: "):
        check_announced(OLD, new, "## 2026-11-25: v0")
    check_announced(OLD, new, f"## 2026-12-01\n\n- Breaking: {found[0]}\n")
    assert found == [sentence]


def test_nothing_is_written_while_a_break_is_unannounced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "tables_from_zero", lambda: "-- tables\n")
    written = schema_files.write(tmp_path)
    assert (tmp_path / "tables.sql").read_text() == "-- tables\n"
    assert {path.name for path in written} >= {"schema.graphql", "loan.changed.json"}
    sdl, head = tmp_path / "schema.graphql", "type Loan implements Node {"
    sdl.write_text(sdl.read_text().replace(head, f"{head}\n  gone: String"), encoding="utf-8")
    (tmp_path / "tables.sql").write_text("old")
    with pytest.raises(BreakingChangeError, match=r"Field Loan\.gone was removed"):
        schema_files.write(tmp_path)
    assert (tmp_path / "tables.sql").read_text() == "old"
    (tmp_path / "CHANGELOG.md").write_text("- Breaking: Field Loan.gone was removed.\n")
    (tmp_path / "events" / "old.json").write_text("{}")
    schema_files.write(tmp_path)
    assert not (tmp_path / "events" / "old.json").exists()


async def test_every_message_in_the_outbox_is_as_its_schema_says(house: House) -> None:
    loan = await house.loan()
    await house.lender.do(key_of(loan), "extend", instalments=2)
    rows = await database.pool().fetch("SELECT topic, payload FROM outbox_message ORDER BY id")
    assert [row["topic"] for row in rows] == ["loan.opened", "loan.changed", "loan.changed"]
    for row in rows:
        check(row["payload"], event_schemas()[row["topic"]])
    assert [row["payload"].get("amountMinor") for row in rows] == [None, 120000, None]


def check(value: dict[str, Any], schema: dict[str, Any]) -> None:
    """As much of JSON Schema as our messages use."""
    assert set(value) == set(schema["required"]) == set(schema["properties"])
    kinds = {"string": str, "integer": int, "null": type(None), "boolean": bool}
    for name, wanted in schema["properties"].items():
        names = [wanted["type"]] if isinstance(wanted["type"], str) else wanted["type"]
        assert isinstance(value[name], tuple(kinds[kind] for kind in names)), name
        reader = {"uuid": UUID, "date": date.fromisoformat}.get(wanted.get("format", ""))
        if reader and value[name] is not None:
            reader(value[name])


def test_permissions_name_every_verb() -> None:
    said = json.loads((FOLDER / "permissions.json").read_text(encoding="utf-8"))
    repay = said["entries"]["Mutation"]["loanRepay"]
    assert repay == {
        "who": "loan.repay",
        "rows": "own branch and below",
        "arguments": {},
    }
    assert said["permissions"]["loan.repay"]["seededRoles"] == [
        "branch_manager",
        "cashier",
        "collections",
        "customer_manager",
    ]
    assert "stage" not in said["borrowers"]["Loan"]
    assert said["entries"]["Mutation"]["signIn"]["arguments"]["password"] == "C3"
    assert said["fields"]["RevealedCustomer"]["idNumber"] == "C2"
    assert len(said["entries"]["Mutation"]) >= 23
