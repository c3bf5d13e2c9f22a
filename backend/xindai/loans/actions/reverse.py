"""Take back an earlier event: fold again without it and post the difference."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import REVERSE

VERB: Final = Verb(EventType.REVERSE, REVERSE)
