"""Schedule previews and annual percentage rates: arithmetic, open to everybody."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

import strawberry

from xindai.engine import apr
from xindai.engine.apr import Flow
from xindai.engine.quote import quote
from xindai.engine.terms import Terms
from xindai.graphql.base.access import ANYBODY, PUBLIC, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.scalars import Json
from xindai.graphql.quoting.types import Apr, AprMethod, FlowInput, SchedulePreview
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of, parse_positive

MOST_FLOWS: Final = 600


def flows(given: list[FlowInput], field: str, currency: str) -> list[Flow]:
    """Amounts as fractions of the currency's unit; refuses with the path of the wrong field."""
    if len(given) > MOST_FLOWS:
        raise Refusal("TOO_MANY_ITEMS", f"at most {MOST_FLOWS}", field)
    scale = 10 ** decimals_of(currency)
    out: list[Flow] = []
    for n, flow in enumerate(given):
        minor = parse_positive(flow.amount, currency, f"{field}[{n}].amount")
        on: date = parse_date(flow.on, f"{field}[{n}].on")
        out.append(Flow(Fraction(minor, scale), on))
    return out


def rate(method: AprMethod, advances: list[Flow], payments: list[Flow]) -> Decimal:
    """A fraction a year by the method."""
    match method:
        case AprMethod.EU:
            return apr.effective(advances, payments)
        case AprMethod.US:
            return apr.actuarial(advances, payments, apr.MONTHLY)
        case AprMethod.IRR12:
            return apr.nominal(advances, payments, apr.MONTHLY)


@strawberry.type
class QuotingQuery:
    """Part of Query."""

    @entry(ANYBODY, Rows.NONE, "试算 of terms in the JSON form of `xindai quote`.", terms=PUBLIC)
    async def schedule_preview(self, info: Info, terms: Json) -> SchedulePreview:
        wanted = Terms.from_json(terms)
        # 1,200 instalments take half a second of arithmetic: not on the loop that serves others.
        return SchedulePreview.of(await asyncio.to_thread(quote, wanted))

    @entry(
        ANYBODY,
        Rows.NONE,
        "年化综合成本 of cash flows, charges among the payments.",
        method=PUBLIC,
        currency=PUBLIC,
    )
    async def apr(
        self,
        info: Info,
        method: AprMethod,
        advances: list[FlowInput],
        payments: list[FlowInput],
        currency: str = "CNY",
    ) -> Apr:
        lent, paid = flows(advances, "advances", currency), flows(payments, "payments", currency)
        found = await asyncio.to_thread(rate, method, lent, paid)
        return Apr(percent=apr.format_percent(found))
