"""Take what closes the loan on its day; without an amount, exactly what the quote says."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import PAYOFF

VERB: Final = Verb(EventType.PAYOFF, PAYOFF)
