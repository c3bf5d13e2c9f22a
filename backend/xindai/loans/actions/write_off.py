"""Take the loan off the balance sheet as lost; the claim stays."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import WRITE_OFF

VERB: Final = Verb(EventType.WRITE_OFF, WRITE_OFF)
