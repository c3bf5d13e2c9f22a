"""Versions of a scorecard: written by one person, active by another, and never changed."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.actors import staff
from tests.scoring.cards import CARD, changed
from xindai.decisioning import api
from xindai.decisioning.api import ScorecardStatus
from xindai.kernel.errors import Refusal
from xindai.platform import db as database

MAKER = staff("risk_manager", name="maker")
CHECKER = staff("risk_manager", name="checker")
THIRD = staff("approver_3", name="third")
FACTS = {"monthly_income_minor": 900_000, "employment_kind": "public"}


async def submitted(key: str = "a", content: Any = CARD) -> UUID:
    """A version that waits for its checker."""
    version = await api.save_scorecard(MAKER, content, None, f"save-{key}")
    await api.submit_scorecard(MAKER, version, f"submit-{key}")
    return version


async def active(key: str = "a", content: Any = CARD) -> UUID:
    """A version that counts."""
    version = await submitted(key, content)
    await api.activate_scorecard(CHECKER, version, f"activate-{key}")
    return version


async def statuses() -> list[tuple[int, str]]:
    rows = await database.pool().fetch("SELECT version, status FROM scorecard_version ORDER BY 1")
    return [tuple(row) for row in rows]


async def refused(act: Any) -> str:
    with pytest.raises(Refusal) as no:
        await act
    return no.value.code


async def points(code: str = "small") -> tuple[int, int]:
    """Version and points of FACTS."""
    async with database.transaction() as tx:
        score = await api.score(tx, code, FACTS)
    return score.version, score.points


async def test_from_a_draft_to_retirement(db: Any) -> None:
    first = await active("1")
    assert await points() == (1, 560)
    second = await submitted("2", changed(base_points=400))
    assert await points() == (1, 560), "what waits does not count"
    tried = await api.try_scorecard(THIRD, second, FACTS)
    assert (tried.points, tried.grade) == (460, "C")
    await api.activate_scorecard(THIRD, second, "activate-2")
    assert await points() == (2, 460)
    assert await statuses() == [(1, "retired"), (2, "active")]
    view = await api.get_scorecard(CHECKER, first)
    assert (view.status, view.maker, view.checker) == (
        ScorecardStatus.RETIRED,
        "staff:maker",
        "staff:checker",
    )
    assert view.content["base_points"] == 500, "old decisions find the card they were made by"


async def test_nobody_activates_his_own(db: Any) -> None:
    version = await submitted()
    assert await refused(api.activate_scorecard(MAKER, version, "k")) == "SCORECARD_OWN"
    assert await refused(api.return_scorecard(MAKER, version, "wrong", "k")) == "SCORECARD_OWN"
    approver = staff("approver_1", name="other")
    assert await refused(api.activate_scorecard(approver, version, "k")) == "FORBIDDEN"
    assert await refused(api.save_scorecard(THIRD, CARD, None, "k")) == "FORBIDDEN"
    assert await statuses() == [(1, "submitted")]
    async with db.owner() as owner:
        with pytest.raises(asyncpg.CheckViolationError, match="four_eyes"):
            await owner.execute(
                "UPDATE scorecard_version SET checker = maker, status = 'active',"
                " activated_at = now()"
            )


async def test_a_draft_belongs_to_its_maker_until_it_is_submitted(db: Any) -> None:
    draft = await api.save_scorecard(MAKER, CARD, None, "1")
    better = changed(base_points=510)
    assert await api.save_scorecard(MAKER, better, draft, "2") == draft
    assert await refused(api.save_scorecard(CHECKER, CARD, draft, "3")) == "SCORECARD_NOT_YOURS"
    assert await refused(api.submit_scorecard(CHECKER, draft, "4")) == "SCORECARD_NOT_YOURS"
    other = changed(code="other")
    assert await refused(api.save_scorecard(MAKER, other, draft, "5")) == "SCORECARD_CODE_DIFFERS"
    assert await refused(api.activate_scorecard(CHECKER, draft, "6")) == "SCORECARD_NOT_SUBMITTED"
    await api.submit_scorecard(MAKER, draft, "7")
    assert await refused(api.save_scorecard(MAKER, CARD, draft, "8")) == "SCORECARD_NOT_DRAFT"
    assert await refused(api.submit_scorecard(MAKER, draft, "9")) == "SCORECARD_NOT_DRAFT"
    nobody = uuid4()
    assert await refused(api.save_scorecard(MAKER, CARD, nobody, "10")) == "SCORECARD_NOT_FOUND"
    assert await refused(api.activate_scorecard(CHECKER, nobody, "11")) == "SCORECARD_NOT_FOUND"


async def test_what_is_sent_back_can_be_mended(db: Any) -> None:
    version = await submitted()
    assert await refused(api.return_scorecard(CHECKER, version, " ", "1")) == "REASON_MISSING"
    await api.return_scorecard(CHECKER, version, "收入分箱过粗", "2")
    view = await api.get_scorecard(MAKER, version)
    assert (view.status, view.note, view.checker) == (ScorecardStatus.DRAFT, "收入分箱过粗", None)
    await api.save_scorecard(MAKER, changed(base_points=505), version, "3")
    await api.submit_scorecard(MAKER, version, "4")
    await api.activate_scorecard(CHECKER, version, "5")
    assert await points() == (1, 565)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE scorecard_version SET content = jsonb_set(content, '{base_points}', '900')",
        "UPDATE scorecard_version SET checker = 'staff:somebody'",
        "UPDATE scorecard_version SET maker = 'staff:somebody'",
        "UPDATE scorecard_version SET status = 'draft', activated_at = NULL",
        "DELETE FROM scorecard_version",
    ],
)
async def test_an_active_version_stays(db: Any, sql: str) -> None:
    await active()
    with pytest.raises(asyncpg.PostgresError):
        await database.pool().execute(sql)


async def test_two_who_activate_at_once_leave_one_active(db: Any) -> None:
    first, second = await submitted("1"), await submitted("2", changed(base_points=400))
    await asyncio.gather(
        api.activate_scorecard(CHECKER, first, "x"),
        api.activate_scorecard(THIRD, second, "y"),
    )
    assert sorted(status for _, status in await statuses()) == ["active", "retired"]


async def test_two_who_begin_a_version_at_once_get_two(db: Any) -> None:
    await asyncio.gather(
        *(api.save_scorecard(actor, CARD, None, "k") for actor in (MAKER, CHECKER))
    )
    assert await statuses() == [(1, "draft"), (2, "draft")]


async def test_the_programs_cards_serve_their_codes(db: Any) -> None:
    async with database.transaction() as tx:
        score = await api.score(tx, "german", {})
        assert (score.version, score.version_id, score.grade) == (0, None, "E")
        assert await refused(api.score(tx, "nobody", {})) == "SCORECARD_NOT_FOUND"
    codes = [card.code for card in await api.standard_scorecards(CHECKER)]
    assert codes == ["consumer", "german", "taiwan"]


async def test_lists_go_on_behind_their_cursor(db: Any) -> None:
    await active("1")
    await submitted("2")
    await api.save_scorecard(MAKER, changed(code="other"), None, "3")
    page = await api.find_scorecards(CHECKER, "small", None, 1)
    rest = await api.find_scorecards(CHECKER, "small", None, 5, page.cursors[0])
    assert [view.version for view in (*page.scorecards, *rest.scorecards)] == [2, 1]
    assert (page.has_next, rest.has_next) == (True, False)
    only = await api.find_scorecards(CHECKER, None, ScorecardStatus.ACTIVE, 5)
    assert [view.code for view in only.scorecards] == ["small"]
