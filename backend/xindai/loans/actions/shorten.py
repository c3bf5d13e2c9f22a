"""Take instalments away: what is left is spread over fewer of them."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import SHORTEN

VERB: Final = Verb(EventType.SHORTEN, SHORTEN)
