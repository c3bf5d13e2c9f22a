"""Change the contract rate from a day on."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import RATE_CHANGE

VERB: Final = Verb(EventType.RATE_CHANGE, RATE_CHANGE)
