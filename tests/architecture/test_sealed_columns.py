"""Every sealed column is declared, so that a rotation of keys forgets none."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from xindai.platform.crypto import sealed_columns
from xindai.platform.db import MODEL_MODULES

COLUMNS = """
SELECT table_name::text, column_name::text FROM information_schema.columns
WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE $1
ORDER BY 1, 2
"""


async def test_every_sealed_column_is_declared(db: Any) -> None:
    for name in MODEL_MODULES:
        import_module(name)
    declared = {(each.table, each.column) for each in sealed_columns()}
    indexes = {(each.table, each.index) for each in sealed_columns() if each.index}
    async with db.owner() as owner:
        sealed = {tuple(row) for row in await owner.fetch(COLUMNS, "%\\_sealed")}
        blind = {tuple(row) for row in await owner.fetch(COLUMNS, "%\\_index")}
    assert ("customer", "name_sealed") in sealed
    assert not sealed - declared, (
        'write crypto.sealed("table", "column", field=…, index=…) under the model of '
        f"{sorted(sealed - declared)}"
    )
    assert not declared - sealed, f"no such column in the database: {sorted(declared - sealed)}"
    assert not blind - indexes, (
        f"name the index beside its sealed column: {sorted(blind - indexes)}"
    )
    assert not indexes - blind, f"no such index in the database: {sorted(indexes - blind)}"


async def test_the_application_may_seal_every_column_anew(db: Any) -> None:
    """Its rotation of keys updates each of them: no grant may be missing."""
    for name in MODEL_MODULES:
        import_module(name)
    async with db.owner() as owner:
        for each in sealed_columns():
            for column in filter(None, (each.column, each.index)):
                may = "SELECT has_column_privilege('xindai_app', $1, $2, 'UPDATE')"
                assert await owner.fetchval(may, each.table, column), (each.table, column)
