"""Take goods money back from a merchant: it lowers principal, not the due instalments first."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import MERCHANT_REFUND

VERB: Final = Verb(EventType.MERCHANT_REFUND, MERCHANT_REFUND)
