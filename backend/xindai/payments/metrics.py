"""What operators see of payments."""

from __future__ import annotations

from prometheus_client import Counter

CHANGES = Counter("xindai_payment_events_total", "Events of payment orders", ["event", "status"])
CALLBACKS = Counter("xindai_payment_callbacks_total", "Callbacks of the bank", ["outcome"])
