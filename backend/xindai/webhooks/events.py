"""The one message of webhooks themselves: the ping that somebody asks for to test an endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.platform.news import News

PING: Final = "webhook.ping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping(News):
    """Somebody tests an endpoint; nothing happened."""

    endpoint_id: UUID


MESSAGES: Final[Mapping[str, type]] = {PING: Ping}
"""What receivers may get besides what they ordered."""
