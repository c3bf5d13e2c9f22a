"""Compares the migrated database with Tortoise's models.

Tortoise 1.1.9 loses constraints without a word (#2272), so nothing is believed: columns, types,
nullability, uniqueness, checks, indexes and foreign keys are read back from the catalog. A check's
text is compared after PostgreSQL has parsed both, the model's in a constraint that is rolled back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tortoise import Model
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint

from xindai.platform.db import MODEL_MODULES

Connection = Any
NAMES = {
    "BOOL": "boolean",
    "INT": "integer",
    "TIMESTAMPTZ": "timestamp with time zone",
    "TEXT[]": "text[]",
}
ONLY_IN_SQL = {
    "column loan.outstanding_minor",  # generated
    "check loan_outstanding",
    "check loan.outstanding_minor",
    "unique gl_day_balance(booked_on, account_id, currency, product_id, branch_id)",  # nulls equal
    "table tortoise_migrations",
}
"""What the ORM has no word for; schema/tables.sql watches over it."""

COLUMNS = """
SELECT c.relname AS tab, a.attname AS col, format_type(a.atttypid, a.atttypmod) AS kind,
       a.attnotnull AS not_null, a.atthasdef OR a.attidentity <> '' AS has_default
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
"""
INDEXES = """
SELECT c.relname AS tab, i.relname AS name, x.indisunique AS is_unique,
       pg_get_expr(x.indpred, x.indrelid) AS predicate,
       ARRAY(SELECT a.attname FROM unnest(x.indkey::int2[]) WITH ORDINALITY k (n, o)
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.n ORDER BY k.o)::text[] AS cols
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
WHERE c.relnamespace = 'public'::regnamespace
"""  # noqa: E501
CONSTRAINTS = """
SELECT c.conname AS name, c.contype::text AS kind, c.conrelid::regclass::text AS tab,
       pg_get_constraintdef(c.oid) AS body, c.convalidated AS valid
FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('c', 'f')
"""


def models() -> Iterator[type[Model]]:
    """Every table of the program."""
    for name in MODEL_MODULES:
        for thing in vars(import_module(name)).values():
            if isinstance(thing, type) and issubclass(thing, Model) and thing.__module__ == name:
                yield thing


async def differences(connection: Connection) -> list[str]:
    """One sentence for everything that the models and the database do not share."""
    columns = {(r["tab"], r["col"]): r for r in await connection.fetch(COLUMNS)}
    indexes = await connection.fetch(INDEXES)
    constraints = {r["name"]: r for r in await connection.fetch(CONSTRAINTS)}
    uniques = {(r["tab"], tuple(r["cols"]), r["predicate"]) for r in indexes if r["is_unique"]}
    found: list[str] = []
    known: set[str] = set()
    for model in models():
        table = model._meta.db_table
        known.add(f"table {table}")
        for column, field in _columns(model).items():
            known.add(f"column {table}.{column}")
            found += _column(table, column, field, columns.get((table, column)))
        for wanted in _uniques(model):
            known.add(f"unique {table}({', '.join(wanted)})")
            if (table, wanted, None) not in uniques:
                found.append(f"unique {table}{wanted} is missing")
        for rule in model._meta.constraints:
            known.add(f"check {rule.name}")
            found += await _rule(connection, table, rule, constraints, uniques)
        for index in model._meta.indexes:
            at = (table, index.name, tuple(index.fields))
            if at not in {(r["tab"], r["name"], tuple(r["cols"])) for r in indexes}:
                found.append(f"index {at} is missing")
        found += _foreign_keys(model, list(constraints.values()))
    found += [f"{thing} has no model" for thing in _present(columns, uniques, constraints, known)]
    return sorted(found)


def _columns(model: type[Model]) -> dict[str, Any]:
    fields = model._meta.fields_map
    return {
        field.source_field or name: field for name, field in fields.items() if field.has_db_field
    }


def _column(table: str, column: str, field: Any, row: Any) -> list[str]:
    if row is None:
        return [f"column {table}.{column} is missing"]
    found = []
    kind = field.get_for_dialect("postgres", "SQL_TYPE")
    wanted = NAMES.get(kind) or re.sub(
        r"^VARCHAR", "character varying", re.sub(r"^DECIMAL", "numeric", kind)
    )
    if row["kind"] != wanted.lower().replace(", ", ","):
        found.append(f"column {table}.{column} is {row['kind']}, the model says {wanted}")
    if row["not_null"] == field.null:
        found.append(f"column {table}.{column}: null and not null differ")
    if (field.has_db_default() or field.generated) and not row["has_default"]:
        found.append(f"column {table}.{column} has no default")
    return found


def _uniques(model: type[Model]) -> set[tuple[str, ...]]:
    meta = model._meta
    by_name = {name: field.source_field or name for name, field in meta.fields_map.items()}
    found = {
        (by_name[name],)
        for name, field in meta.fields_map.items()
        if getattr(field, "unique", False) or getattr(field, "pk", False)
    }
    return found | {tuple(by_name[part] for part in group) for group in meta.unique_together}


async def _rule(
    connection: Connection, table: str, rule: Any, constraints: Any, uniques: Any
) -> list[str]:
    if isinstance(rule, UniqueConstraint):
        predicate = await _parsed(connection, table, rule.condition) if rule.condition else None
        there = (table, tuple(rule.fields), predicate) in uniques
        return [] if there else [f"unique {rule.name} is missing"]
    assert isinstance(rule, CheckConstraint)
    real = constraints.get(rule.name)
    if real is None or real["tab"] != table or not real["valid"]:
        return [f"check {rule.name} is missing"]
    wanted = await _parsed(connection, table, rule.check)
    if real["body"] != f"CHECK ({wanted})":
        return [f"check {rule.name} is {real['body']}, the model says {wanted}"]
    return []


async def _parsed(connection: Connection, table: str, text: str) -> str:
    """An expression as PostgreSQL writes it; what stands in the table need not fit."""
    block = connection.transaction()
    await block.start()
    try:
        await connection.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT probe CHECK ({text}) NOT VALID"
        )
        body: str = await connection.fetchval(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'probe'"
        )
        return body.removeprefix("CHECK (").removesuffix(" NOT VALID").removesuffix(")")
    finally:
        await block.rollback()


def _foreign_keys(model: type[Model], constraints: list[Any]) -> list[str]:
    table = model._meta.db_table
    bodies = [r["body"] for r in constraints if r["kind"] == "f" and r["tab"] == table]
    found = []
    for name, field in model._meta.fields_map.items():
        if isinstance(field, ForeignKeyFieldInstance):
            column = field.source_field or f"{name}_id"
            parent = field.related_model._meta
            start = f"FOREIGN KEY ({column}) REFERENCES {parent.db_table}({field.to_field or 'id'})"
            wanted = start.replace("(id)", f"({parent.db_pk_column})")
            if f"{wanted} ON DELETE RESTRICT" not in bodies:
                found.append(f"{table}: {wanted} ON DELETE RESTRICT is missing")
    return found


def _present(columns: Any, uniques: Any, constraints: Any, known: set[str]) -> set[str]:
    there = {f"column {table}.{column}" for table, column in columns if table in _tables(known)}
    there |= {f"table {table}" for table, _ in columns}
    there |= {
        f"unique {table}({', '.join(cols)})"
        for table, cols, predicate in uniques
        if predicate is None and table in _tables(known)
    }
    there |= {f"check {name}" for name, r in constraints.items() if r["kind"] == "c"}
    known |= {
        f"unique {model._meta.db_table}({', '.join(rule.fields)})"
        for model in models()
        for rule in model._meta.constraints
        if isinstance(rule, UniqueConstraint)
    }
    return there - known - ONLY_IN_SQL


def _tables(known: set[str]) -> set[str]:
    return {name.removeprefix("table ") for name in known if name.startswith("table ")}
