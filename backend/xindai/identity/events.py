"""News of people and their sessions: what runs on their behalf looks again at once.

Whoever ends a session, or changes what somebody may do or see, tells it in the same transaction.
Who forgets it is found out all the same, a few seconds later: live updates look by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xindai.platform import outbox
from xindai.platform.db import Tx
from xindai.platform.news import News

SESSION_ENDED: Final = "session.ended"
ACTOR_CHANGED: Final = "actor.changed"
EVERYBODY: Final = "everybody"
"""The actor id of a change that concerns more people than one can name: a role's permissions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(News):
    """Somebody signed out, or a session was taken away; `actor_id` is "staff:…", "borrower:…"."""

    actor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorChanged(News):
    """What an actor may do or see has changed: roles, branch, closed, taken away."""

    actor_id: str


MESSAGES: Final[Mapping[str, type]] = {SESSION_ENDED: SessionEnded, ACTOR_CHANGED: ActorChanged}
"""What readers of the outbox may find, by topic."""


async def session_ended(tx: Tx, actor_id: str) -> None:
    """Tell it: a session of this actor is no more."""
    told = SessionEnded(actor_id=actor_id)
    await outbox.add(tx, SESSION_ENDED, actor_id, told.to_json())


async def actor_changed(tx: Tx, actor_id: str = EVERYBODY) -> None:
    """Tell it: what this actor may do or see has changed; without a name, everybody's may have."""
    told = ActorChanged(actor_id=actor_id)
    await outbox.add(tx, ACTOR_CHANGED, actor_id, told.to_json())
