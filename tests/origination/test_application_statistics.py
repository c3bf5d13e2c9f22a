"""The funnel and the times against figures counted by hand."""

from __future__ import annotations

from datetime import date

from tests.loans.conftest import today_is
from tests.origination.conftest import SYSTEM, Road, refused
from xindai.decisioning.types import Outcome
from xindai.kernel.ids import new_id
from xindai.origination import api
from xindai.origination.api import FunnelGroup, FunnelRow, StateTime
from xindai.origination.types import ApplicationStatus as S
from xindai.platform import db as database
from xindai.platform.actor import Actor

FIRST, SECOND = date(2024, 1, 31), date(2024, 2, 1)


def row(key: str, **figures: int) -> FunnelRow:
    """The figures that are not zero."""
    names = [name for name in FunnelRow.__slots__ if name != "key"]
    return FunnelRow(key=key, **{name: figures.get(name, 0) for name in names})


async def lay(road: Road) -> None:
    """31 January: one paid out, one declined, one withdrawn at once, and a
    draft that counts nowhere. 1 February: one by the officer, who is examined."""
    other = await road.product("OTHER")
    key = await road.accepted()
    async with database.transaction() as tx:
        await api.contract_signed(tx, SYSTEM, key, new_id())
        await api.disbursing(tx, SYSTEM, key)
        await api.disbursed(tx, SYSTEM, key, new_id())
    road.verdict.outcome = Outcome.DECLINE
    await road.decided(product_version_id=other, amount_minor=2_000_000)
    road.verdict.outcome = Outcome.REFER
    gone = await road.submitted(product_version_id=other, amount_minor=3_000_000)
    await road.withdraw(gone)
    await road.run_decision()
    await road.draft()
    await today_is(SECOND)
    await road.decided(road.officer, amount_minor=1_500_000)


async def test_the_funnel(road: Road) -> None:
    await lay(road)
    paid = {
        "submitted": 1, "decided": 1, "approved": 1, "accepted": 1, "signed": 1, "disbursed": 1,
        "submitted_minor": 1_000_000, "disbursed_minor": 1_000_000,
    }  # fmt: skip
    by_day = await api.funnel(road.risk, FunnelGroup.DAY, FIRST, SECOND)
    assert by_day == [
        row("2024-01-31", **paid | {"submitted": 3, "decided": 2, "rejected": 1, "withdrawn": 1,
                                    "submitted_minor": 6_000_000}),
        row("2024-02-01", submitted=1, decided=1, submitted_minor=1_500_000),
    ]  # fmt: skip
    by_product = await api.funnel(road.risk, FunnelGroup.PRODUCT, FIRST, SECOND)
    assert by_product == [
        row("CASH", **paid | {"submitted": 2, "decided": 2, "submitted_minor": 2_500_000}),
        row("OTHER", submitted=2, decided=1, rejected=1, withdrawn=1, submitted_minor=5_000_000),
    ]
    by_channel = await api.funnel(road.risk, FunnelGroup.CHANNEL, FIRST, SECOND)
    assert [(r.key, r.submitted) for r in by_channel] == [("app", 3), ("branch", 1)]
    by_officer = await api.funnel(road.risk, FunnelGroup.OFFICER, FIRST, SECOND)
    assert [(r.key, r.submitted) for r in by_officer] == [("borrower", 3), ("officer", 1)]
    assert await api.funnel(road.risk, FunnelGroup.DAY, date(2024, 3, 1), date(2024, 3, 9)) == []
    await refused("OUT_OF_RANGE", api.funnel(road.risk, FunnelGroup.DAY, SECOND, FIRST))
    await refused("FORBIDDEN", api.funnel(road.one, FunnelGroup.DAY, FIRST, SECOND))
    elsewhere = Actor(road.risk.id, road.risk.kind, road.risk.permissions, "/B2/")
    assert await api.funnel(elsewhere, FunnelGroup.DAY, FIRST, SECOND) == []


async def test_the_times(road: Road) -> None:
    """Stays of 10, 20, 30, 40 and 100 minutes on level 1, made by hand."""
    key = await road.decided()
    async with database.transaction() as tx:
        for n, minutes in enumerate((10, 20, 30, 40, 100)):
            for seq, status, start, at in (
                (1000 + 2 * n, "review_1", "deciding", 0),
                (1001 + 2 * n, "review_2", "review_1", minutes),
            ):
                await tx.execute(
                    """INSERT INTO application_event (application_id, seq, from_status, to_status,
                           verb, actor, booked_on, at)
                       VALUES ($1, $2, $3, $4, 'x', 'x', '2024-01-20',
                           timestamptz '2024-01-20' + make_interval(mins => $5))""",
                    key,
                    seq,
                    start,
                    status,
                    n * 1000 + at,
                )
    found = await api.state_times(road.risk, date(2024, 1, 20), date(2024, 1, 20))
    (examined,) = [view for view in found if view.status is S.REVIEW_1]
    assert examined == StateTime(
        status=S.REVIEW_1,
        count=5,
        average_seconds=40 * 60,
        median_seconds=30 * 60,
        p90_seconds=76 * 60,  # between 40 and 100, at 0.6 of the way
    )
    assert await api.state_times(road.risk, date(2024, 3, 1), date(2024, 3, 1)) == []
