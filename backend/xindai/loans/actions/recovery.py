"""Take money on a loan that was written off."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import RECOVERY

VERB: Final = Verb(EventType.RECOVERY, RECOVERY)
