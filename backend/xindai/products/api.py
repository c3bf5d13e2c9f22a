"""The door of products."""

from __future__ import annotations

from xindai.products.actions.add_golden_case import add_golden_case
from xindai.products.actions.apply_file import apply_file, file_diff
from xindai.products.actions.change_draft import change_draft
from xindai.products.actions.create import create_product
from xindai.products.actions.decide import decide
from xindai.products.actions.put_on_offer import put_on_offer
from xindai.products.actions.submit import submit
from xindai.products.file_schema import file_schema
from xindai.products.offering import (
    annual_cost,
    check_request,
    contract_terms,
    facts_of,
    list_price,
)
from xindai.products.product_file import read_file, write_file
from xindai.products.queries import (
    golden_cases_of,
    golden_moves,
    offer,
    offer_of_record,
    price,
    products,
    products_by_id,
    version_diff,
    versions_by_id,
)
from xindai.products.servicing import DebitPolicy, HardshipPolicy, Servicing, servicing
from xindai.products.standard_products import (
    draft_standard_products,
    offer_newest,
    offer_standard_products,
)

__all__ = [
    "DebitPolicy",
    "HardshipPolicy",
    "Servicing",
    "add_golden_case",
    "annual_cost",
    "apply_file",
    "change_draft",
    "check_request",
    "contract_terms",
    "create_product",
    "decide",
    "draft_standard_products",
    "facts_of",
    "file_diff",
    "file_schema",
    "golden_cases_of",
    "golden_moves",
    "list_price",
    "offer",
    "offer_newest",
    "offer_of_record",
    "offer_standard_products",
    "price",
    "products",
    "products_by_id",
    "put_on_offer",
    "read_file",
    "servicing",
    "submit",
    "version_diff",
    "versions_by_id",
    "write_file",
]
