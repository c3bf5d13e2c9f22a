"""The products that a new lender may begin with: the files of standard/, as drafts or on offer."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from xindai.platform.actor import Actor
from xindai.products.actions.apply_file import apply_file
from xindai.products.actions.decide import decide
from xindai.products.actions.put_on_offer import put_on_offer
from xindai.products.actions.submit import submit
from xindai.products.product_file import ProductFile, read_file
from xindai.products.queries import products
from xindai.products.types import Submission

STANDARD: Final = (
    "cash_loan",
    "farmer_loan",
    "line_drawing",
    "merchant_instalment",
    "secured_loan",
)
"""The files, by what they sell."""


def standard_files() -> list[ProductFile]:
    """All of them, read."""
    folder = files("xindai.products") / "standard"
    return [read_file((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in STANDARD]


async def draft_standard_products(actor: Actor) -> list[str]:
    """Drafts of those that are not there yet; their codes."""
    there = {product.code for product in await products(actor)}
    made = []
    for file in standard_files():
        if file.code not in there:
            await apply_file(actor, file)
            made.append(file.code)
    return made


async def offer_standard_products(system: Actor) -> None:
    """All of them on offer, each step once: for the program itself (the demo), which has no second
    person to ask."""
    await draft_standard_products(system)
    codes = {file.code for file in standard_files()}
    for product in await products(system):
        if product.code in codes:
            await offer_newest(system, product.code)


async def offer_newest(system: Actor, code: str) -> None:
    """The newest version of a product, led to the list from wherever it stands."""
    (product,) = [p for p in await products(system) if p.code == code]
    version = product.versions[-1]
    key = f"offer-{version.id}"
    if version.status == "draft":
        await submit(system, Submission(product_id=product.id), key)
    if version.status in ("draft", "under_review"):
        await decide(system, version.id, True, "", key)
    if version.status != "listed":
        await put_on_offer(system, version.id, True, key)
