"""The door of webhooks. `fan_out` and `Sender` are for the worker."""

from __future__ import annotations

from xindai.webhooks.actions.change import change
from xindai.webhooks.actions.create import create
from xindai.webhooks.actions.ping import ping
from xindai.webhooks.actions.redeliver import redeliver
from xindai.webhooks.actions.remove import remove
from xindai.webhooks.actions.rotate import rotate
from xindai.webhooks.fan_out import fan_out
from xindai.webhooks.queries import (
    attempts_of_deliveries,
    deliveries,
    deliveries_by_id,
    endpoints,
    endpoints_by_id,
)
from xindai.webhooks.sending import Sender

__all__ = [
    "Sender",
    "attempts_of_deliveries",
    "change",
    "create",
    "deliveries",
    "deliveries_by_id",
    "endpoints",
    "endpoints_by_id",
    "fan_out",
    "ping",
    "redeliver",
    "remove",
    "rotate",
]
