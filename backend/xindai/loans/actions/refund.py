"""Pay a credit balance back to the borrower."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import REFUND

VERB: Final = Verb(EventType.REFUND, REFUND)
