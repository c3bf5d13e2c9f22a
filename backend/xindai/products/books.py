"""The accounts that a version names: known to the books, and the product's for good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.platform.db import Tx
from xindai.products.errors import accounts_stay
from xindai.products.offer_json import OFFER

_FIELD: Final = f"terms.{OFFER}.account_mapping"
_LISTED_BEFORE: Final = """
SELECT EXISTS (SELECT FROM product_version WHERE product_id = $1 AND listed_on IS NOT NULL)
"""


async def check_accounts(tx: Tx, terms: Mapping[str, Any]) -> None:
    """Refuses INVALID_ACCOUNT_MAPPING for a role or an account that the books do not know."""
    accounts = (terms.get(OFFER) or {}).get("account_mapping") or {}
    await accounting.check_accounts(tx, accounts, _FIELD)


async def check_books(tx: Tx, product_id: UUID, accounts: Mapping[str, str]) -> bool:
    """True before the first listing, which gives a product its accounts. Later versions name the
    same; refuses ACCOUNTS_STAY."""
    if not await tx.value(_LISTED_BEFORE, product_id):
        return True
    if dict(accounts) != await accounting.accounts_of_product(tx, product_id):
        raise accounts_stay()
    return False
