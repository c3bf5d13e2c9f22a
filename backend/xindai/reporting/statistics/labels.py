"""What the keys of a report are called, where they are rows themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xindai.platform.db import Tx
from xindai.reporting.statistics.kinds import DimensionKind
from xindai.reporting.statistics.sql import Ask
from xindai.reporting.statistics.types import Label, Line

_NAMES: Final[Mapping[DimensionKind, str]] = {
    DimensionKind.PRODUCT: "SELECT id::text, name_zh, name_en FROM product"
    " WHERE id = ANY($1::uuid[])",
    DimensionKind.BRANCH: "SELECT id::text, name, name FROM branch WHERE id = ANY($1::uuid[])",
    DimensionKind.OFFICER: "SELECT 'staff:' || id, display_name, display_name FROM staff_user"
    " WHERE 'staff:' || id = ANY($1::text[])",
    DimensionKind.ACCOUNT: "SELECT code, code || ' ' || name_zh, code || ' ' || name_en"
    " FROM gl_account WHERE code = ANY($1::text[])",
}


async def labels(tx: Tx, ask: Ask, lines: Sequence[Line]) -> list[Label]:
    """Each name once."""
    out: list[Label] = []
    for n, key in enumerate(ask.keys):
        sql = _NAMES.get(key.kind)
        if sql is None:
            continue
        met = list({line.keys[n] for line in lines})
        out += [Label(key.name, row[0], row[1], row[2]) for row in await tx.rows(sql, met)]
    return out
