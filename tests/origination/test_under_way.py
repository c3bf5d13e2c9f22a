"""What a list has that something is still to come of."""

from __future__ import annotations

import itertools
from uuid import UUID

from tests.origination.conftest import Road, S
from xindai.origination import api
from xindai.origination.queries import OVER
from xindai.origination.rules import is_over
from xindai.origination.types import ApplicationFilter, ApplicationKind, ApplicationOrder
from xindai.platform import db as database


async def under_way(road: Road, wanted: bool) -> list[UUID]:
    """What the borrower's list has that is, or is not, under way."""
    asked = ApplicationFilter(is_under_way=wanted)
    page = await api.find_applications(road.borrower, asked, ApplicationOrder.NEWEST, 50)
    return [view.id for view in page.applications]


async def test_what_is_over_is_not_under_way(road: Road) -> None:
    """Every kind in every state, as `is_over` has it; an accepted loan waits for its contract."""
    key = await road.accepted()
    assert await under_way(road, True) == [key]
    await road.withdraw(key)
    assert (await under_way(road, True), await under_way(road, False)) == ([], [key])
    pairs = list(itertools.product(ApplicationKind, S))
    said = await database.pool().fetch(
        f"SELECT {OVER} AS over FROM unnest($1::text[], $2::text[]) a (kind, status)",
        [kind.value for kind, _ in pairs],
        [status.value for _, status in pairs],
    )
    assert [r["over"] for r in said] == [is_over(*pair) for pair in pairs]
