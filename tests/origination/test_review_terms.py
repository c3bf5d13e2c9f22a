"""An examiner sets amount, term and rate within the product; colleagues and hindrances are told."""

from __future__ import annotations

from tests.origination.conftest import Road, refused
from xindai.origination import api
from xindai.origination.types import ApplicationFilter, ApplicationOrder, OfferChange
from xindai.origination.types import ApplicationStatus as S


async def test_an_examiner_sets_term_and_rate_within_the_product(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    change = OfferChange(amount_minor=600_000, instalments=6, annual_rate="0.1")
    quoted = await api.review_quote(road.one, key, change)
    assert quoted is not None and len(quoted.state.rows) == 6
    await api.approve(road.one, key, 600_000, None, "a", instalments=6, annual_rate="0.1")
    view = await api.get_application(road.one, key)
    assert (view.status, view.offered_minor) == (S.APPROVED, 600_000)
    assert (view.offered_instalments, view.offered_rate) == (6, "0.1")
    told = (await api.events_of(road.one, [key]))[key][-1].detail
    assert told["instalments"] == 6 and told["annualRate"] == "0.1"


async def test_what_the_product_does_not_offer_is_refused_and_nothing_moves(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    for code, given in (
        ("AMOUNT_ABOVE_OFFER", OfferChange(amount_minor=2_000_000)),
        ("TERM_NOT_OFFERED", OfferChange(instalments=7_000)),
        ("RATE_NOT_OFFERED", OfferChange(annual_rate="0.9")),
        ("INVALID_RATE", OfferChange(annual_rate="ten")),
    ):
        await refused(code, api.review_quote(road.one, key, given))
        act = api.approve(
            road.one,
            key,
            given.amount_minor,
            None,
            code,
            instalments=given.instalments,
            annual_rate=given.annual_rate,
        )
        await refused(code, act)
    assert await road.status(key) is S.REVIEW_1


async def test_colleagues_are_those_who_may_take_it_over(road: Road) -> None:
    key = await road.decided(road.officer)
    await road.claim("one", key)
    found = await api.colleagues_for(road.one, [key])
    assert [who.name for who in found[key]] == ["one2"]
    await api.declare_conflict(road.one2, None, road.customer_id, "表兄", next(road.keys))
    assert await api.colleagues_for(road.one, [key]) == {}


async def test_hindrances_say_why_somebody_may_not_examine(road: Road) -> None:
    key = await road.decided(road.officer)
    await api.declare_conflict(road.one, None, road.customer_id, "表兄", next(road.keys))
    for login, code in (
        ("officer", "OWN_APPLICATION"),
        ("one", "CONFLICT_OF_INTEREST"),
        ("one2", None),
    ):
        assert await api.hindrances(road.people[login], [key]) == {key: code}


async def test_a_queue_of_ones_own(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    for login, expected in (("one", [key]), ("one2", [])):
        wanted = ApplicationFilter(claimed_by=road.people[login].id)
        page = await api.find_applications(
            road.people[login], wanted, ApplicationOrder.DUE_FIRST, 10
        )
        assert [view.id for view in page.applications] == expected
