"""What a verb declares: its event type, who may use it, and what it refuses beyond the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xindai.engine.events import Event, EventType
from xindai.loans.actions.change import StoredLoan
from xindai.platform.permission import Permission


def nothing_more(_loan: StoredLoan, _event: Event) -> None:
    """The engine's own checks are enough."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb on a loan. `check` sees the loan before the event and raises a Refusal."""

    type: EventType
    permission: Permission
    check: Callable[[StoredLoan, Event], None] = nothing_more
