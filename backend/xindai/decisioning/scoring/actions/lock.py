"""Take a version's row, so that one thing happens to it at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.scoring.errors import scorecard_not_found
from xindai.platform.db import Tx

_LOCK: Final = """
SELECT id, code, version, status, maker FROM scorecard_version WHERE id = $1 FOR UPDATE
"""


async def lock(tx: Tx, scorecard_id: UUID) -> Mapping[str, Any]:
    """The row; refuses SCORECARD_NOT_FOUND."""
    row: Mapping[str, Any] | None = await tx.row(_LOCK, scorecard_id)
    if row is None:
        raise scorecard_not_found()
    return row
