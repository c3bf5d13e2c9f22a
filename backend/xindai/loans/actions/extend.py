"""Add instalments: what is left is spread over more of them."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import EXTEND

VERB: Final = Verb(EventType.EXTEND, EXTEND)
