"""Charge a fee by hand; it is due with the running instalment."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.actions.verb import Verb
from xindai.loans.permissions import CHARGE_FEE

VERB: Final = Verb(EventType.CHARGE_FEE, CHARGE_FEE)
