"""Apply a product's file: a new product or a changed draft, and the golden cases it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.actions.add_golden_case import add_in
from xindai.products.actions.change_draft import change_in
from xindai.products.actions.create import create_in
from xindai.products.books import check_accounts
from xindai.products.errors import names_stay
from xindai.products.permissions import CHANGE, CREATE, INSPECT
from xindai.products.product_file import ProductFile
from xindai.products.queries import golden_cases
from xindai.products.rules import check_terms, differences, in_words, merged, of_words
from xindai.products.types import Changed, GoldenCase, GoldenInput, NewProduct

_STORED: Final = "SELECT id, name_zh, name_en FROM product WHERE code = $1"
_LOCKED: Final = f"{_STORED} FOR UPDATE"
_NEWEST: Final = """
SELECT terms FROM product_version WHERE product_id = $1 ORDER BY version DESC LIMIT 1
"""


async def file_diff(actor: Actor, file: ProductFile) -> list[Changed]:
    """What applying the file would change in the newest terms, by path, and the golden cases it
    would add. Refuses what applying it refuses of the terms and the names."""
    require(actor, INSPECT)
    async with db.transaction(read_only=True) as tx:
        row = await tx.row(_STORED, file.code)
        if row is not None:
            _same_names(file, row)
        terms = {} if row is None else await tx.value(_NEWEST, row["id"])
        there = [] if row is None else await golden_cases(tx, row["id"])
        wanted = merged(in_words(terms), file.terms)
        await check_accounts(tx, check_terms(of_words(wanted)))
    changes = [Changed(*d) for d in differences(in_words(terms), wanted)]
    added = [case.name for case in _new_cases(file.golden, there)]
    return changes + [Changed(f"golden.{name}", None, "promised") for name in added]


async def apply_file(actor: Actor, file: ProductFile) -> UUID | None:
    """The draft that holds what the file says; None where it says nothing new of the terms.

    Nothing is deleted by omission, and nothing is submitted, approved or listed. Golden cases of
    the file that are not there yet are promised. Refuses what creating and changing refuse,
    MISSING_FIELD for a new product without its names, NAMES_STAY, and GOLDEN_CASE_EXISTS for a
    case that is another loan than the one of this name.
    """
    require(actor, CHANGE)
    async with db.transaction() as tx:
        row = await tx.row(_LOCKED, file.code)
        if row is None:
            require(actor, CREATE)
            product_id, made = await _create(tx, actor, file)
        else:
            _same_names(file, row)
            product_id = row["id"]
            made = await _change(tx, actor, product_id, file)
        for case in _new_cases(file.golden, await golden_cases(tx, product_id)):
            await add_in(tx, actor, product_id, case)
    return made


async def _create(tx: Tx, actor: Actor, file: ProductFile) -> tuple[UUID, UUID | None]:
    if file.name_zh is None or file.name_en is None:
        missing = "name_zh" if file.name_zh is None else "name_en"
        raise Refusal("MISSING_FIELD", "a new product has names", missing)
    terms = of_words(merged({}, file.terms))
    new = NewProduct(code=file.code, name_zh=file.name_zh, name_en=file.name_en, terms=terms)
    return await create_in(tx, actor, new)


async def _change(tx: Tx, actor: Actor, product_id: UUID, file: ProductFile) -> UUID | None:
    terms = in_words(await tx.value(_NEWEST, product_id))
    wanted = merged(terms, file.terms)
    if not differences(terms, wanted):
        return None
    return await change_in(tx, actor, product_id, of_words(wanted))


def _same_names(file: ProductFile, stored: Mapping[str, Any]) -> None:
    for field in ("name_zh", "name_en"):
        if getattr(file, field) not in (None, stored[field]):
            raise names_stay(field)


def _new_cases(named: Sequence[GoldenInput], there: Sequence[GoldenCase]) -> list[GoldenInput]:
    """Those that are not there yet; a promise is neither changed nor taken back by a file."""
    known = {case.given.name: case.given for case in there}
    new = []
    for case in named:
        if case.name not in known:
            new.append(case)
            known[case.name] = replace(case, expected=None)
        elif replace(case, expected=None) != known[case.name]:
            raise Refusal("GOLDEN_CASE_EXISTS", "another case has this name", "golden")
    return new
