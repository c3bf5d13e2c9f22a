"""Pay out the loan, or a tranche of it."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import DISBURSE

VERB: Final = Verb(EventType.DISBURSE, DISBURSE)
