"""Move one due date (and those after it); the interest follows the days."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import SHIFT_DUE

VERB: Final = Verb(EventType.SHIFT_DUE, SHIFT_DUE)
