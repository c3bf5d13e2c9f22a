"""Telephones of staff: sealed, found by a blind index, shown masked."""

from __future__ import annotations

from uuid import UUID

from xindai.kernel.phone import normal_phone
from xindai.platform import crypto
from xindai.platform.db import Tx

Cells = tuple[bytes | None, str | None, bytes | None]
"""phone_sealed, phone_masked, phone_index."""


async def phone_cells(tx: Tx, staff_id: UUID, phone: str | None) -> Cells:
    """The columns; an empty text takes the telephone away. Refuses INVALID_PHONE."""
    if not phone:
        return None, None, None
    keys, normal = await crypto.keys(tx), normal_phone(phone)
    sealed = keys.seal(normal, "staff_user", str(staff_id), "phone")
    return sealed, crypto.mask_phone(normal), keys.index(normal, "phone")
