"""What an application asks for, as one hash: the same again, or something else than before."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final
from uuid import UUID

from xindai.platform.db import Tx

_PARTIES: Final = """
SELECT role, customer_id::text, encode(id_number_index, 'hex') FROM application_party
WHERE application_id = $1 ORDER BY 1, 2, 3
"""


async def content_hash(tx: Tx, row: Any) -> bytes:
    """SHA-256 over the figures, the product and the parties; papers and the card are no matter."""
    parties = [list(party) for party in await tx.rows(_PARTIES, row["id"])]
    figures = ("amount_minor", "currency", "instalments", "method", "sub_product", "kind")
    content = [str(row["customer_id"]), str(row["product_version_id"]), _text(row["merchant_id"])]
    text = json.dumps([content, [row[name] for name in figures], parties])
    return hashlib.sha256(text.encode()).digest()


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)
