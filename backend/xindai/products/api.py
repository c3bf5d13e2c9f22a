"""The door of products."""

from __future__ import annotations

from xindai.products.actions.change_draft import change_draft
from xindai.products.actions.create import create_product
from xindai.products.actions.move_version import move_version
from xindai.products.queries import products, products_by_id

__all__ = ["change_draft", "create_product", "move_version", "products", "products_by_id"]
