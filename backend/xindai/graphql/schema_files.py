"""The files of schema/, written from the code: the same bytes on every run and machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from graphql import lexicographic_sort_schema, print_schema

from xindai.graphql.base import walk
from xindai.graphql.base.error_texts import TEXTS
from xindai.graphql.base.field_access import rule
from xindai.graphql.base.versions import VERSIONS, broken_seals, sdl
from xindai.graphql.breaking_changes import BreakingChangeError, check_announced
from xindai.graphql.event_schemas import ENVELOPE, envelope_schema, event_schemas
from xindai.graphql.schema import schema
from xindai.platform import dump
from xindai.platform.permission import Permission, load_declarations
from xindai.products.api import file_schema

SDL: Final = "schema.graphql"
TABLES: Final = "tables.sql"
PRODUCT: Final = "product.schema.json"
"""What a product's file may say, for editors."""
CHANGELOG: Final = "CHANGELOG.md"
"""The one file that people write."""


def write(folder: Path) -> list[Path]:
    """Write all of schema/ and remove what is no longer made; the paths written.

    Starts a PostgreSQL of its own for the tables. Raises BreakingChangeError, and writes nothing,
    if the GraphQL schema breaks clients unannounced, or a published version would change.
    """
    texts = from_code()
    check_seals({date: texts[snapshot(date)] for date in VERSIONS})
    old, changelog = folder / SDL, folder / CHANGELOG
    if old.exists():
        said = changelog.read_text(encoding="utf-8") if changelog.exists() else ""
        check_announced(old.read_text(encoding="utf-8"), texts[SDL], said)
    texts[TABLES] = dump.tables_from_zero()
    for part in ("events", "versions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for stale in (folder / part).iterdir():
            if f"{part}/{stale.name}" not in texts:
                stale.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def from_code() -> dict[str, str]:
    """Everything but the tables, by name; raises Unlisted for what nobody classified."""
    return {
        SDL: print_schema(lexicographic_sort_schema(schema._schema)) + "\n",
        "permissions.json": _json(permissions()),
        "error-codes.json": _json({code: _texts(code) for code in sorted(TEXTS)}),
        **{f"events/{topic}.json": _json(made) for topic, made in event_schemas().items()},
        f"events/{ENVELOPE}.json": _json(envelope_schema()),
        PRODUCT: _json(file_schema()),
        **{snapshot(date): sdl(schema._schema, date) for date in VERSIONS},
    }


def snapshot(version: str) -> str:
    """Where the schema of a dated version lies."""
    return f"versions/{version}.graphql"


def check_seals(texts: Mapping[str, str], versions: Mapping[str, str | None] = VERSIONS) -> None:
    """Raises BreakingChangeError for a published version that would become another one."""
    if broken := broken_seals(texts, versions):
        raise BreakingChangeError("\n".join(broken))


def permissions() -> dict[str, Any]:
    """Permissions, who may call what for which rows, and what the fields are."""
    found: dict[str, Any] = {root: {} for root in walk.ROOTS}
    for entry in walk.entries(schema):
        found[entry.root][entry.name] = {
            "who": str(entry.access.who),
            "rows": entry.access.rows.value,
            "arguments": entry.arguments,
        }
    return {
        "permissions": {code: _permission(p) for code, p in sorted(load_declarations().items())},
        "entries": found,
        "fields": walk.types(schema),
        "borrowers": _for_borrowers(),
    }


def _permission(declared: Permission) -> dict[str, Any]:
    return {
        "zh": declared.zh,
        "en": declared.en,
        "seededRoles": sorted(declared.seeded),
        "borrowers": declared.borrowers,
    }


def _for_borrowers() -> dict[str, list[str]]:
    """What borrowers may ask for, by type."""
    found = {
        kind: [name for name in fields if rule(schema._schema, kind, name)[0]]
        for kind, fields in walk.types(schema).items()
        if not kind.endswith("Input")
    }
    return {kind: names for kind, names in found.items() if names}


def _texts(code: str) -> dict[str, str]:
    zh, en = TEXTS[code]
    return {"zh": zh, "en": en}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
