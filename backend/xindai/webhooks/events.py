"""The one message of webhooks themselves: the ping that somebody asks for to test an endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

PING: Final = "webhook.ping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """Somebody tests an endpoint; nothing happened."""

    endpoint_id: UUID

    def to_json(self) -> dict[str, Any]:
        """The data of the message."""
        return {"endpointId": str(self.endpoint_id)}


MESSAGES: Final[Mapping[str, type]] = {PING: Ping}
"""What receivers may get besides what they ordered."""
