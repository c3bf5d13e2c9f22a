"""Reads of scorecards. They belong to the whole lender: the permission is the only filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.permissions import SCORECARD_READ
from xindai.decisioning.scoring.errors import scorecard_not_found
from xindai.decisioning.scoring.parse import parse_scorecard, to_json
from xindai.decisioning.scoring.rules import evaluate
from xindai.decisioning.scoring.standard_cards import model_card_of, standard_cards
from xindai.decisioning.scoring.types import (
    Score,
    ScorecardPage,
    ScorecardStatus,
    ScorecardView,
    StandardCard,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.db import Tx
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_SELECT: Final = """
SELECT v.* FROM scorecard_version v
"""
_ACTIVE: Final = """
SELECT id, version, content FROM scorecard_version WHERE code = $1 AND status = 'active'
"""


async def score(tx: Tx, scorecard_code: str, facts: Mapping[str, Any]) -> Score:
    """Points by the active version of this code, or by the program's card of it.

    Refuses SCORECARD_NOT_FOUND, FACT_INVALID.
    """
    row = await tx.row(_ACTIVE, scorecard_code)
    if row is not None:
        return evaluate(parse_scorecard(row["content"]), facts, row["version"], row["id"])
    card = standard_cards().get(scorecard_code)
    if card is None:
        raise scorecard_not_found("scorecard")
    return evaluate(card, facts)


async def scorecards_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ScorecardView]:
    """Those that exist; none for who may not see them."""
    if not actor.may(SCORECARD_READ):
        return {}
    rows = await db.pool().fetch(f"{_SELECT} WHERE v.id = ANY($1::uuid[])", list(ids))
    return {row["id"]: _view(row) for row in rows}


async def get_scorecard(actor: Actor, scorecard_id: UUID) -> ScorecardView:
    """One version; refuses SCORECARD_NOT_FOUND."""
    require(actor, SCORECARD_READ)
    found = (await scorecards_by_id(actor, [scorecard_id])).get(scorecard_id)
    if found is None:
        raise scorecard_not_found()
    return found


async def find_scorecards(
    actor: Actor,
    code: str | None,
    status: ScorecardStatus | None,
    first: int,
    after: str | None = None,
) -> ScorecardPage:
    """A page of versions, newest first; refuses INVALID_CURSOR."""
    require(actor, SCORECARD_READ)
    size = max(1, min(first, MAX_PAGE))
    sql = f"""{_SELECT} WHERE ($1::text IS NULL OR v.code = $1)
        AND ($2::text IS NULL OR v.status = $2) AND ($3::uuid IS NULL OR v.id < $3)
        ORDER BY v.id DESC LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, code, status, row_behind("scorecard", after))
    shown = tuple(_view(row) for row in rows[:size])
    cursors = tuple(cursor_of("scorecard", view.id) for view in shown)
    return ScorecardPage(shown, cursors, len(rows) > size)


async def try_scorecard(actor: Actor, scorecard_id: UUID, facts: Mapping[str, Any]) -> Score:
    """What a version, also a draft, would give; nothing is kept. Refuses FACT_INVALID."""
    view = await get_scorecard(actor, scorecard_id)
    return evaluate(parse_scorecard(view.content), facts, view.version, view.id)


def _view(row: Mapping[str, Any]) -> ScorecardView:
    return ScorecardView(**(dict(row) | {"status": ScorecardStatus(row["status"])}))


def try_content(actor: Actor, content: object, facts: Mapping[str, Any]) -> Score:
    """The same by a card that is not saved yet; refuses as `parse_scorecard` does, FACT_INVALID."""
    require(actor, SCORECARD_READ)
    return evaluate(parse_scorecard(content), facts)


async def standard_scorecards(actor: Actor) -> list[StandardCard]:
    """The cards that come with the program, to begin one's own with."""
    require(actor, SCORECARD_READ)
    return [
        StandardCard(code=code, content=to_json(card), model_card=model_card_of(code))
        for code, card in sorted(standard_cards().items())
    ]
