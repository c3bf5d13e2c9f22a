"""Take a repayment: the waterfall of the terms spreads it, the rest follows their `excess`."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import REPAY

VERB: Final = Verb(EventType.REPAY, REPAY)
