"""Stop (or resume) taking interest into income; it goes on off the balance sheet."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import NON_ACCRUAL

VERB: Final = Verb(EventType.NON_ACCRUAL, NON_ACCRUAL)
