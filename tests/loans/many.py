"""Many loans as a lender has them after three years, made in bulk: for plans and benches.

Numbers run with time, old loans are mostly closed, a tenth of the active ones is late, branches
differ in size, and products come one after the other: what makes a plan go wrong is in here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import asyncpg

BRANCHES: Final = 40
PRODUCTS: Final = 8
_GROUND: Final = f"""
INSERT INTO branch (id, code, name, path)
SELECT md5('branch' || g)::uuid, 'N' || g, '网点' || g,
    CASE WHEN g <= 5 THEN '/HO/EAST/' ELSE '/HO/' END || 'N' || g || '/'
FROM generate_series(1, {BRANCHES}) g;
INSERT INTO product (id, code, name_zh, name_en)
SELECT md5('product' || g)::uuid, 'M' || g, '产品' || g, 'Product ' || g
FROM generate_series(1, {PRODUCTS}) g;
INSERT INTO product_version (id, product_id, version, status, terms, listed_on, approved_by)
SELECT md5('version' || g)::uuid, md5('product' || g)::uuid, 1, 'listed', '{{}}', '2020-01-01', 'x'
FROM generate_series(1, {PRODUCTS}) g;
"""
_PLAN: Final = f"""
CREATE TEMP TABLE plan AS
SELECT n, n::float8 / $1 AS t, random() AS a, random() AS b, random() AS c,
    md5('branch' || (1 + floor({BRANCHES} * random() ^ 2))::int)::uuid AS branch_id,
    (1 + floor({PRODUCTS} * random() * n / ($1 + 1)))::int AS product,
    $2::date - ((1 - n::float8 / $1) * 1095)::int AS disbursed_on
FROM generate_series(1, $1::int) n
"""
_CUSTOMERS: Final = """
INSERT INTO customer (id, number, branch_id, name_sealed, name_masked, name_sort, id_number_sealed,
    id_number_masked, id_number_index, is_synthetic, source)
SELECT md5('customer' || n)::uuid, 'KM' || n, branch_id, '\\x00', '张*', 'zs', '\\x00', '99*',
    sha256(('customer' || n)::bytea), true, 'bench'
FROM plan WHERE n % 3 = 0
"""
_CONTRACTS: Final = """
INSERT INTO contract (id, number, customer_id, product_version_id, signed_on, principal_minor,
    currency, rate_annual, instalment_count, terms, source)
SELECT md5('contract' || n)::uuid, 'HM' || n, md5('customer' || (n - n % 3 + 3))::uuid,
    md5('version' || product)::uuid, disbursed_on, 1000000, 'CNY', 0.12, 12, '{}', 'bench' FROM plan
"""
_LOANS: Final = """
INSERT INTO loan (id, number, customer_id, contract_id, product_id, branch_id, currency, status,
    principal_minor, disbursed_minor, disbursed_on, terms, annual_rate, instalment_count, grade,
    rounding, principal_paid_minor, next_due_on, oldest_unpaid_due_on, asset_class)
SELECT md5('loan' || n)::uuid, number_with_check('JJ', 100000000 + n),
    md5('customer' || (n - n % 3 + 3))::uuid, md5('contract' || n)::uuid,
    md5('product' || product)::uuid, branch_id, 'CNY', status, 1000000,
    CASE WHEN status = 'pending' THEN 0 ELSE 1000000 END,
    CASE WHEN status <> 'pending' THEN disbursed_on END, '{}', 0.12, 12,
    (ARRAY['A', 'B', 'C', 'D'])[1 + floor(a * 4)::int], 'half_even',
    CASE status WHEN 'closed' THEN 1000000 WHEN 'active' THEN (b * 990000)::bigint ELSE 0 END,
    CASE WHEN status = 'active' THEN $1::date + 1 + (c * 30)::int END,
    CASE WHEN dpd > 0 THEN $1::date - dpd END,
    CASE WHEN dpd > 180 THEN 'loss' WHEN dpd > 120 THEN 'doubtful' WHEN dpd > 90 THEN 'substandard'
        WHEN dpd > 30 THEN 'special_mention' ELSE 'normal' END
FROM (SELECT p.*,
        CASE WHEN status = 'active' AND c < 0.1 THEN (1 + 200 * (c * 10) ^ 4)::int END AS dpd
    FROM (SELECT *, CASE WHEN t > 0.995 THEN 'pending' WHEN a < 0.005 THEN 'written_off'
        WHEN b > t * 1.1 THEN 'closed' ELSE 'active' END AS status FROM plan) p) p
"""


async def make_many(owner: asyncpg.Connection[Any], loans: int, today: Any) -> None:
    """`loans` of them on this business date; the connection is the owner's, and no trigger runs."""
    async with owner.transaction():
        await owner.execute("SET LOCAL session_replication_role = replica")
        await owner.execute("SELECT setseed(0.5)")
        await owner.execute(_GROUND)
        await owner.execute(_PLAN, loans - loans % 3, today)
        for sql in (_CUSTOMERS, _CONTRACTS):
            await owner.execute(sql)
        await owner.execute(_LOANS, today)
        await owner.execute("DROP TABLE plan")
    await owner.execute("VACUUM (ANALYZE) loan")
    await owner.execute("ANALYZE")


def made(kind: str, n: int) -> UUID:
    """The id of a "branch" (1 is the largest), a "product" (1 is the oldest) or a "customer"
    (multiples of three)."""
    return UUID(hashlib.md5(f"{kind}{n}".encode(), usedforsecurity=False).hexdigest())


@dataclass(frozen=True, slots=True)
class Effort:
    """What a plan did: rows it read of tables and indexes, rows it sorted, whole scans of loans."""

    read: int
    sorted: int
    scans: int


def effort(plan: dict[str, Any]) -> Effort:
    """Of the root of EXPLAIN (ANALYZE, FORMAT JSON)."""
    nodes = list(_nodes(plan))
    read = sum(_rows(node) for node in nodes if "Relation Name" in node or "Index Name" in node)
    ordered = sum(
        sum(int(sub["Actual Rows"] * sub["Actual Loops"]) for sub in node.get("Plans", ()))
        for node in nodes
        if node["Node Type"] in ("Sort", "Incremental Sort")
    )
    whole = [
        node
        for node in nodes
        if node["Node Type"].endswith("Seq Scan") and node.get("Relation Name") == "loan"
    ]
    return Effort(read, ordered, len(whole))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for sub in plan.get("Plans", ()):
        yield from _nodes(sub)


def _rows(node: dict[str, Any]) -> int:
    lost = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return int((node["Actual Rows"] + lost) * node["Actual Loops"])
