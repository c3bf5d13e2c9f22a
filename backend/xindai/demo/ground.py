"""What has to be there before the first loan: books, branches, people, products. Laid once."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.decisioning import api as decisioning
from xindai.demo.calendar import Calendar
from xindai.demo.source import SourceLoan
from xindai.demo.story import METHOD, PRODUCT_TERMS
from xindai.identity import api as identity
from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import system_actor
from xindai.products import api as products
from xindai.products.types import NewProduct, ProductKind

DEMO: Final = system_actor("demo")
HEAD_OFFICE: Final = ("HO", "总部")
BRANCHES: Final = (
    ("SH", "上海网点"),
    ("BJ", "北京网点"),
    ("GZ", "广州网点"),
    ("CD", "成都网点"),
    ("WH", "武汉网点"),
)
PRODUCTS: Final = {
    36: ("CASH36", "现金贷36期", "Cash loan, 36 months"),
    60: ("CASH60", "现金贷60期", "Cash loan, 60 months"),
}
"""Term in months -> code and names."""
_THERE: Final = {"BRANCH_EXISTS", "LOGIN_TAKEN", "PRODUCT_EXISTS"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where loans are booked: branches in the order of BRANCHES, listed versions by term."""

    branches: tuple[UUID, ...]
    versions: dict[int, UUID]

    def branch(self, loan: SourceLoan) -> UUID:
        """The branch of a row: they share the rows evenly."""
        return self.branches[int(loan.row_id.removeprefix("OI")) % len(self.branches)]


async def lay(calendar: Calendar) -> Ground:
    """Everything the loans stand on; what an earlier, killed load has made stays."""
    async with db.transaction() as tx:
        await accounting.begin(tx, calendar.cutover)
        await decisioning.ensure_standard_policy(tx)
    await _once(identity.create_branch(DEMO, *HEAD_OFFICE))
    for code, name in BRANCHES:
        await _once(identity.create_branch(DEMO, code, name, HEAD_OFFICE[0]))
    for person in identity.demo_staff():
        await _once(identity.create_staff(DEMO, person))
    offer = {"kind": ProductKind.CASH_LOAN, "methods": [METHOD]}
    for code, zh, en in PRODUCTS.values():
        terms = PRODUCT_TERMS | {"offer": offer}
        new = NewProduct(code=code, name_zh=zh, name_en=en, terms=terms)
        await _once(products.create_product(DEMO, new, f"demo-{code}"))
    await products.offer_standard_products(DEMO)
    known = {branch.code: branch.id for branch in await identity.branches(DEMO)}
    return Ground(
        branches=tuple(known[code] for code, _ in BRANCHES), versions=await _listed_versions()
    )


async def _once(made: Awaitable[Any]) -> None:
    """Makes a thing unless it is there already."""
    try:
        await made
    except Refusal as no:
        if no.code not in _THERE:
            raise


async def _listed_versions() -> dict[int, UUID]:
    """The first version of each product, led along its life until it is listed."""
    for code, _, _ in PRODUCTS.values():
        await products.offer_newest(DEMO, code)
    by_code = {product.code: product for product in await products.products(DEMO)}
    return {term: by_code[code].versions[0].id for term, (code, _, _) in PRODUCTS.items()}
