"""A person as a row: sealed, masked, indexed and sortable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from pypinyin import lazy_pinyin

from xindai.customers.rules import normal_id_number, normal_name
from xindai.customers.types import NewCustomer, Revealed
from xindai.kernel.phone import normal_phone
from xindai.platform import crypto, db
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.settings import load_settings

TABLE: Final = "customer"
_known: tuple[Any, FieldKeys] | None = None


async def keys(tx: Tx) -> FieldKeys:
    """The keys of the connected database, unwrapped once a process."""
    global _known
    pool = db.pool()
    if _known is None or _known[0] is not pool:
        _known = pool, await crypto.field_keys(tx, crypto.master_key(load_settings().keys))
    return _known[1]


def cells(sealer: FieldKeys, customer_id: UUID, wanted: NewCustomer) -> dict[str, Any]:
    """The columns of a new row; refuses ill-formed names and numbers."""
    name, id_number = normal_name(wanted.name), normal_id_number(wanted.id_number)
    phone = normal_phone(wanted.phone) if wanted.phone else None
    record = str(customer_id)
    return {
        "id": customer_id,
        "branch_id": wanted.branch_id,
        "name_sealed": sealer.seal(name, TABLE, record, "name"),
        "name_masked": crypto.mask_name(name),
        "name_sort": sort_key(name),
        "phone_sealed": sealer.seal(phone, TABLE, record, "phone") if phone else None,
        "phone_masked": crypto.mask_phone(phone) if phone else None,
        "phone_index": sealer.index(phone, "phone") if phone else None,
        "id_number_sealed": sealer.seal(id_number, TABLE, record, "id_number"),
        "id_number_masked": crypto.mask_id_number(id_number),
        "id_number_index": sealer.index(id_number, "id_number"),
        "is_synthetic": wanted.is_synthetic,
        "source": wanted.source,
    }


def sort_key(name: str) -> str:
    """The initials of the name's pinyin: lists sort by it, and it names nobody."""
    return "".join(syllable[:1] for syllable in lazy_pinyin(name)).lower()[:200]


def opened(sealer: FieldKeys, row: Mapping[str, Any]) -> Revealed:
    """The texts of a row."""
    record = str(row["id"])
    phone = row["phone_sealed"]
    return Revealed(
        name=sealer.open(row["name_sealed"], TABLE, record, "name"),
        phone=sealer.open(phone, TABLE, record, "phone") if phone else None,
        id_number=sealer.open(row["id_number_sealed"], TABLE, record, "id_number"),
    )
