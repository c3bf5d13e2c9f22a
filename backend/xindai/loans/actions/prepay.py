"""Take a prepayment of principal; `choice` says what it shortens (else the terms do)."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import PREPAY

VERB: Final = Verb(EventType.PREPAY, PREPAY)
