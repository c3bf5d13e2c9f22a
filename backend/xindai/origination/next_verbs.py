"""What an actor may do with an application now: the table, his rights, the claim, and his eyes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from xindai.origination.permissions import ACCEPT, EDIT, OF_QUEUE
from xindai.origination.queries import applications_by_id, may_examine
from xindai.origination.rules import MOVES, Doer, Move, is_over
from xindai.origination.types import ApplicationVerb, ApplicationView
from xindai.platform.actor import Actor


async def next_verbs(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, tuple[ApplicationVerb, ...]]:
    """By application, in the order of the table; nothing for what the program does."""
    views = await applications_by_id(actor, ids)
    free = await may_examine(actor, list(views))
    return {
        key: tuple(
            move.verb
            for move in MOVES
            if move.start is view.status and _may(actor, view, move, free[key])
        )
        for key, view in views.items()
    }


def _may(actor: Actor, view: ApplicationView, move: Move, is_free: bool) -> bool:
    match move.doer:
        case Doer.PROGRAM:
            return False
        case Doer.APPLICANT:
            wanted = ACCEPT if move.verb is ApplicationVerb.ACCEPT_OFFER else EDIT
            return actor.may(wanted) and not is_over(view.kind, view.status)
        case Doer.EXAMINER:
            mine = view.claimed_by == actor.id
            return mine and is_free and actor.may(OF_QUEUE[view.status])
