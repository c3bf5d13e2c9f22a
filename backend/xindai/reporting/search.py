"""What a text may mean, over all domains: each answers by its own door, so nobody finds what he
may not read. The text is nobody's to keep: it is neither logged nor audited."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Final, Protocol
from uuid import UUID

from xindai.contracts import api as contracts
from xindai.contracts.permissions import READ as CONTRACT_READ
from xindai.contracts.types import ContractFilter, ContractView
from xindai.credit_lines import api as credit_lines
from xindai.credit_lines.permissions import READ as LINE_READ
from xindai.credit_lines.types import LineFilter, LineView
from xindai.customers import api as customers
from xindai.customers.permissions import READ as CUSTOMER_READ
from xindai.kernel.ids import number_with_check
from xindai.loans import api as loans
from xindai.loans.permissions import READ as LOAN_READ
from xindai.loans.types import LoanFilter, LoanView
from xindai.origination import api as origination
from xindai.origination.permissions import READ as APPLICATION_READ
from xindai.origination.types import ApplicationFilter, ApplicationOrder, ApplicationView
from xindai.partners import api as partners
from xindai.partners.permissions import READ as MERCHANT_READ
from xindai.partners.types import MerchantFilter
from xindai.platform.actor import Actor
from xindai.platform.permission import Permission
from xindai.products import api as products
from xindai.products.permissions import READ as PRODUCT_READ
from xindai.reporting.saved_views import require_staff
from xindai.reporting.types import Hit, HitKind

SHORTEST: Final = 2
LONGEST: Final = 60
MOST: Final = 50
_DIGITS: Final = re.compile(r"[0-9]{1,10}", re.ASCII)
_NUMBER: Final = re.compile(r"[A-Za-z]{2}[0-9]{0,18}", re.ASCII)


Find = Callable[[Actor, str, int], Awaitable[list[Hit]]]


async def search(actor: Actor, text: str, first: int) -> list[Hit]:
    """At most `first` hits (50), of every kind some; none for a text of less than two characters.

    Numbers are found by how they begin, or by their digits alone.
    """
    require_staff(actor)
    plain = text.strip()
    if not SHORTEST <= len(plain) <= LONGEST or not plain.isprintable():
        return []
    size = max(1, min(first, MOST))
    found = [
        await find(actor, plain, size) for permission, find in _FINDERS if actor.may(permission)
    ]
    mixed = [hit for hit in chain(*zip_longest(*found)) if hit is not None][:size]
    return await _with_names(actor, sorted(mixed, key=lambda hit: list(HitKind).index(hit.kind)))


async def _with_names(actor: Actor, hits: Sequence[Hit]) -> list[Hit]:
    """The masked name of the customer as the title of what is his."""
    ids = {hit.customer_id for hit in hits if hit.customer_id}
    if not ids or not actor.may(CUSTOMER_READ):
        return list(hits)
    people = await customers.customers_by_id(actor, sorted(ids))
    return [
        replace(hit, title=people[hit.customer_id].name) if hit.customer_id in people else hit
        for hit in hits
    ]


def _number(prefix: str, text: str) -> str | None:
    """What a number of this kind begins with; None for a text that is no number of it."""
    if _DIGITS.fullmatch(text):
        is_whole = len(text) == 10
        return prefix + text if is_whole else number_with_check(prefix, int(text))
    return text.upper() if _NUMBER.fullmatch(text) and text[:2].upper() == prefix else None


async def _customers(actor: Actor, text: str, size: int) -> list[Hit]:
    wanted = _number("KH", text) or text
    return [
        Hit(
            kind=HitKind.CUSTOMER,
            id=view.id,
            number=view.number,
            title=view.name,
            note=" ".join(part for part in (view.phone, view.id_number) if part),
        )
        for view in await customers.search_customers(actor, wanted, size)
    ]


async def _loans(actor: Actor, number: str, size: int) -> Sequence[LoanView]:
    return (await loans.find_loans(actor, LoanFilter(number=number), first=size)).loans


async def _contracts(actor: Actor, number: str, size: int) -> Sequence[ContractView]:
    return (await contracts.find_contracts(actor, ContractFilter(number=number), size)).contracts


async def _applications(actor: Actor, number: str, size: int) -> Sequence[ApplicationView]:
    wanted, order = ApplicationFilter(number=number), ApplicationOrder.NEWEST
    return (await origination.find_applications(actor, wanted, order, size)).applications


async def _lines(actor: Actor, number: str, size: int) -> Sequence[LineView]:
    return (await credit_lines.find_lines(actor, LineFilter(number=number), size)).lines


class _Numbered(Protocol):
    """What a customer has under a number."""

    @property
    def id(self) -> UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def customer_id(self) -> UUID: ...
    @property
    def status(self) -> str: ...
    @property
    def currency(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Door:
    """Where numbers that begin with `prefix` are looked up; `amount_minor` names what is shown."""

    permission: Permission
    kind: HitKind
    prefix: str
    look: Callable[[Actor, str, int], Awaitable[Sequence[_Numbered]]]
    amount_minor: str

    async def find(self, actor: Actor, text: str, size: int) -> list[Hit]:
        """None for a text that is no number of the kind."""
        number = _number(self.prefix, text)
        return [
            Hit(
                kind=self.kind,
                id=view.id,
                number=view.number,
                title=view.number,
                customer_id=view.customer_id,
                status=view.status,
                amount_minor=getattr(view, self.amount_minor),
                currency=view.currency,
            )
            for view in (await self.look(actor, number, size) if number else ())
        ]


_DOORS: Final = (
    _Door(LOAN_READ, HitKind.LOAN, "JJ", _loans, "outstanding_minor"),
    _Door(CONTRACT_READ, HitKind.CONTRACT, "HT", _contracts, "principal_minor"),
    _Door(APPLICATION_READ, HitKind.APPLICATION, "SQ", _applications, "amount_minor"),
    _Door(LINE_READ, HitKind.CREDIT_LINE, "ED", _lines, "limit_minor"),
)


async def _merchants(actor: Actor, text: str, size: int) -> list[Hit]:
    page = await partners.find_merchants(actor, MerchantFilter(text=text), size)
    return [
        Hit(
            kind=HitKind.MERCHANT,
            id=view.id,
            number=view.code,
            title=view.name,
            status=view.status,
        )
        for view in page.merchants
    ]


async def _products(actor: Actor, text: str, size: int) -> list[Hit]:
    """There are some dozens: all are looked at."""
    low = text.lower()
    return [
        Hit(
            kind=HitKind.PRODUCT,
            id=view.id,
            number=view.code,
            title=view.name_zh,
            note=view.name_en,
        )
        for view in await products.products(actor)
        if view.code.lower().startswith(low)
        or low in view.name_zh.lower()
        or low in view.name_en.lower()
    ][:size]


_FINDERS: Final[tuple[tuple[Permission, Find], ...]] = (
    (CUSTOMER_READ, _customers),
    *((door.permission, door.find) for door in _DOORS),
    (MERCHANT_READ, _merchants),
    (PRODUCT_READ, _products),
)
