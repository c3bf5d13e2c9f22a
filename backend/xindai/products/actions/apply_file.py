"""Apply a product's file: a new product or a changed draft, and the golden cases it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.products.actions.add_golden_case import add_in
from xindai.products.actions.change_draft import change_in
from xindai.products.actions.create import create_in
from xindai.products.permissions import CHANGE, CREATE
from xindai.products.product_file import ProductFile
from xindai.products.queries import golden_cases, products
from xindai.products.rules import differences, merged
from xindai.products.types import Changed, NewProduct, ProductView


async def file_diff(actor: Actor, file: ProductFile) -> list[Changed]:
    """What applying the file would change in the newest terms, by path."""
    _, terms = await _stored(actor, file.code)
    return [Changed(*d) for d in differences(terms, merged(terms, file.terms))]


async def apply_file(actor: Actor, file: ProductFile) -> UUID | None:
    """The draft that holds what the file says; None where it says nothing new.

    Nothing is deleted by omission, and nothing is submitted, approved or listed. Golden cases of
    the file that are not there yet are promised. Refuses what creating and changing refuse, and
    MISSING_FIELD for a new product without its names.
    """
    require(actor, CHANGE)
    product, terms = await _stored(actor, file.code)
    wanted = merged(terms, file.terms)
    async with db.transaction() as tx:
        if product is None:
            require(actor, CREATE)
            product_id, draft = await create_in(tx, actor, _new(file, wanted))
            made: UUID | None = draft
        else:
            product_id = product.id
            made = None
            if differences(terms, wanted):
                made = await change_in(tx, actor, product_id, wanted)
        there = {case.given.name for case in await golden_cases(tx, product_id)}
        for case in file.golden:
            if case.name not in there:
                await add_in(tx, actor, product_id, case)
    return made


async def _stored(actor: Actor, code: str) -> tuple[ProductView | None, Mapping[str, Any]]:
    found = next((p for p in await products(actor) if p.code == code), None)
    return found, (found.versions[-1].terms if found is not None else {})


def _new(file: ProductFile, terms: Mapping[str, Any]) -> NewProduct:
    if file.name_zh is None or file.name_en is None:
        missing = "name_zh" if file.name_zh is None else "name_en"
        raise Refusal("MISSING_FIELD", "a new product has names", missing)
    return NewProduct(code=file.code, name_zh=file.name_zh, name_en=file.name_en, terms=terms)
