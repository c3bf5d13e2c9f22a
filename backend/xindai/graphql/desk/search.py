"""Global search: customers, business and products by number, name, phone or ID number."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, STAFF, Rows, classified
from xindai.graphql.base.connection import check_first
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.node import to_id
from xindai.graphql.codes import CODES
from xindai.kernel.money import format_minor
from xindai.reporting import api as reporting
from xindai.reporting.types import Hit, HitKind

strawberry.enum(HitKind, name="SearchKind", description="搜索结果类型")

_TYPES = {
    HitKind.CUSTOMER: ("Customer", None),
    HitKind.LOAN: ("Loan", "LoanStatus"),
    HitKind.CONTRACT: ("Contract", "ContractStatus"),
    HitKind.APPLICATION: ("Application", "ApplicationStatus"),
    HitKind.CREDIT_LINE: ("CreditLine", "CreditLineStatus"),
    HitKind.MERCHANT: ("Merchant", "MerchantStatus"),
    HitKind.PRODUCT: ("Product", None),
}
"""The type behind a hit, and the enum that its status is a code of."""


@classified(C1)
@strawberry.type(description="搜索结果: something that the text may mean.")
class SearchHit:
    """`title` is a masked name where there is a person, `subtitle` says more in the language
    asked for; `status` is a code of the kind's own enum."""

    kind: HitKind
    id: strawberry.ID
    title: str
    subtitle: str
    number: str
    status: str | None

    @classmethod
    def of(cls, hit: Hit, language: str) -> Self:
        """From the domain."""
        type_name, enum_name = _TYPES[hit.kind]
        code = hit.status.upper() if hit.status else None
        parts = [hit.note] if hit.note else []
        if code and enum_name:
            zh, en = CODES[enum_name].get(code, (code, code))
            parts.append(zh if language == "zh" else en)
        if hit.amount_minor is not None:
            parts.append(f"{hit.currency} {format_minor(hit.amount_minor, hit.currency)}")
        return cls(
            kind=hit.kind,
            id=to_id(type_name, hit.id),
            title=hit.title,
            subtitle=" · ".join(parts),
            number=hit.number,
            status=code,
        )


@strawberry.type
class SearchQuery:
    """Part of Query."""

    @entry(
        STAFF,
        Rows.BRANCH,
        "全局搜索 over all that the viewer may read: numbers by their beginning, phone and ID"
        " number in full, names in full or by their initials.",
        text=C2,
        first=PUBLIC,
    )
    async def search(self, info: Info, text: str, first: int = 20) -> list[SearchHit]:
        size = check_first(first)
        found = await reporting.search(await info.context.actor(), text, size)
        return [SearchHit.of(hit, info.context.language) for hit in found]
