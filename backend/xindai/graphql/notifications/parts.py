"""What contacts and messages bring into the schema: entries and what a global id can load."""

from __future__ import annotations

from typing import Any, Final

import strawberry

from xindai.graphql.notifications.contact_types import ContactRuleSet
from xindai.graphql.notifications.contacts import ContactMutation, ContactQuery
from xindai.graphql.notifications.entries import (
    NotificationMutation,
    NotificationQuery,
    NotificationSubscription,
)
from xindai.graphql.notifications.message_types import MessageTemplate
from xindai.graphql.notifications.messages import MessageMutation, MessageQuery
from xindai.graphql.notifications.own_preferences import (
    OwnPreferenceMutation,
    OwnPreferenceQuery,
)
from xindai.graphql.notifications.reminder_types import ReminderPolicy
from xindai.graphql.notifications.reminders import ReminderMutation, ReminderQuery
from xindai.graphql.notifications.types import Notification
from xindai.notifications import api as notifications
from xindai.reminders import api as reminders

__all__ = [
    "NODES",
    "MessagingMutation",
    "MessagingQuery",
    "Notification",
    "NotificationSubscription",
]

NODES: Final[dict[str, tuple[Any, Any]]] = {
    "ContactRuleSet": (notifications.rule_sets_by_id, ContactRuleSet.of),
    "MessageTemplate": (notifications.message_templates_by_id, MessageTemplate.of),
    "ReminderPolicy": (reminders.policies_by_id, ReminderPolicy.of),
    "Notification": (notifications.notifications_by_id, Notification.of),
}


@strawberry.type
class MessagingQuery(
    NotificationQuery, ContactQuery, MessageQuery, ReminderQuery, OwnPreferenceQuery
):
    """Reads."""


@strawberry.type
class MessagingMutation(
    NotificationMutation, ContactMutation, MessageMutation, ReminderMutation, OwnPreferenceMutation
):
    """Verbs."""
