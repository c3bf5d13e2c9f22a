"""Forgive a part of one component."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import WAIVE

VERB: Final = Verb(EventType.WAIVE, WAIVE)
