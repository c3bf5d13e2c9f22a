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
_BUCKETS: Final[Mapping[int, tuple[str, str]]] = {
    -1: ("新放款", "New"),
    **{n: (f"M{n}", f"M{n}") for n in range(7)},
    7: ("M6+", "M6+"),
    8: ("结清", "Closed"),
    9: ("核销", "Written off"),
}
_CLASSES: Final[Mapping[str, tuple[str, str]]] = {
    "": ("新放款", "New"),
    "normal": ("正常", "Normal"),
    "special_mention": ("关注", "Special mention"),
    "substandard": ("次级", "Substandard"),
    "doubtful": ("可疑", "Doubtful"),
    "loss": ("损失", "Loss"),
}
_NOBODY: Final = ("未指定", "None")
"""A loan that came without an application."""


async def labels(tx: Tx, ask: Ask, lines: Sequence[Line]) -> list[Label]:
    """Each name once."""
    out: list[Label] = []
    for n, key in enumerate(ask.keys):
        met = list({line.keys[n] for line in lines})
        if sql := _NAMES.get(key.kind):
            out += [Label(key.name, *row) for row in await tx.rows(sql, met)]
        match key.kind:
            case DimensionKind.BUCKET:
                out += [Label(key.name, str(m), *_BUCKETS[int(str(m))]) for m in sorted(met)]
            case DimensionKind.ASSET_CLASS:
                out += [Label(key.name, str(m), *_CLASSES[str(m)]) for m in sorted(met)]
            case DimensionKind.OFFICER | DimensionKind.CHANNEL if "" in met:
                out.append(Label(key.name, "", *_NOBODY))
    return out
