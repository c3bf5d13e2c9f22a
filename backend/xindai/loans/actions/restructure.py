"""Agree anew: rate, number of instalments, grace, next due date; arrears are kept."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import RESTRUCTURE

VERB: Final = Verb(EventType.RESTRUCTURE, RESTRUCTURE)
