"""Who may see and change where news go. A client does it for itself, with the scopes of the same
names."""

from __future__ import annotations

from typing import Final

from xindai.platform.actor import Actor
from xindai.platform.permission import (
    ADMINISTRATOR,
    AUDITOR,
    PARTNER_MANAGER,
    permission,
    require,
)

READ: Final = permission(
    "webhook.read", "查看回调", "See webhooks", ADMINISTRATOR, PARTNER_MANAGER, AUDITOR
)
MANAGE: Final = permission(
    "webhook.manage", "管理回调", "Change webhooks", ADMINISTRATOR, PARTNER_MANAGER
)


def require_read(actor: Actor) -> None:
    """Who may change webhooks sees what became of it; everybody else needs the right to look."""
    if not actor.may(MANAGE):
        require(actor, READ)
