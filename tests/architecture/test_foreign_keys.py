"""A row points to the row that existed before it: foreign keys go down the ladder, and restrict."""

from __future__ import annotations

from importlib import import_module

from tortoise import Model

from xindai.platform.db import MODEL_MODULES
from xindai.platform.ladder import rung_of

FOREIGN_KEYS = """
SELECT c.conname AS name,
       c.conrelid::regclass::text AS child,
       c.confrelid::regclass::text AS parent,
       c.confdeltype = 'r' OR c.confdeltype = 'a' AS restricts
FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
"""


def owners() -> dict[str, str]:
    """The package that owns each table."""
    found = {}
    for name in MODEL_MODULES:
        for thing in vars(import_module(name)).values():
            if isinstance(thing, type) and issubclass(thing, Model) and thing.__module__ == name:
                found[thing._meta.db_table or thing.__name__] = name.split(".")[1]
    return found


async def test_foreign_keys_go_down_the_ladder(fresh_database) -> None:
    owner_of = owners()
    async with fresh_database.owner() as connection:
        keys = await connection.fetch(FOREIGN_KEYS)
    assert keys, "the schema has foreign keys"
    for key in keys:
        child, parent = owner_of[key["child"]], owner_of[key["parent"]]
        message = f"{key['child']} ({child}) points up to {key['parent']} ({parent})"
        assert child == parent or rung_of(parent) < rung_of(child), message


async def test_no_foreign_key_cascades(fresh_database) -> None:
    async with fresh_database.owner() as connection:
        keys = await connection.fetch(FOREIGN_KEYS)
    assert [key["name"] for key in keys if not key["restricts"]] == []
