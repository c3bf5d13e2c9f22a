"""A person as a row: sealed, masked, indexed and sortable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from pypinyin import lazy_pinyin

from xindai.customers.rules import normal_id_number, normal_name
from xindai.customers.types import NewCustomer, Revealed
from xindai.kernel.phone import normal_phone
from xindai.platform import crypto
from xindai.platform.crypto import FieldKeys

TABLE: Final = "customer"


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
