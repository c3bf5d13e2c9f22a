"""Let interest rest from the value date until a day."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import PAUSE

VERB: Final = Verb(EventType.PAUSE, PAUSE)
