"""The door of notifications."""

from __future__ import annotations

from xindai.notifications.contact.ended import end_stops
from xindai.notifications.contact.gate import permit
from xindai.notifications.contact.queries import (
    attempts_of,
    may_contact,
    rule_sets,
    rule_sets_by_id,
    stops_in,
    stops_of,
)
from xindai.notifications.contact.rule_sets import (
    approve_rules,
    return_rules,
    submit_rules,
    write_rules,
)
from xindai.notifications.contact.stops import add_stop, lift_stop, stop_in
from xindai.notifications.contact.types import (
    AttemptView,
    Contact,
    ContactChannel,
    ContactPermit,
    ContactRole,
    Decision,
    NewStop,
    Person,
    Purpose,
    Rule,
    RuleSetStatus,
    RuleSetView,
    StopKind,
    StopView,
)
from xindai.notifications.messages.catalogue import (
    CHANNELS,
    KINDS,
    MessageKind,
    ValueKind,
    Variable,
)
from xindai.notifications.messages.channel import Outcome
from xindai.notifications.messages.confirm import confirm_email, resend_code
from xindai.notifications.messages.mail import MAIL_TOO_LARGE, Attachment, Mail
from xindai.notifications.messages.plan import forecast, send
from xindai.notifications.messages.preferences import (
    preference_of,
    set_preference,
    subscribe,
    unsubscribe,
)
from xindai.notifications.messages.push import public_text, push_key
from xindai.notifications.messages.queries import find_messages, messages_by_id
from xindai.notifications.messages.template_queries import (
    MessageTemplateVersionView,
    MessageTemplateView,
    message_templates,
    message_templates_by_id,
    preview,
)
from xindai.notifications.messages.templates import (
    approve_template,
    return_template,
    submit_template,
    write_template,
)
from xindai.notifications.messages.texts import Text
from xindai.notifications.messages.types import (
    MessageFilter,
    MessagePage,
    MessageStatus,
    MessageView,
    NewMessage,
    NewPreference,
    Planned,
    PreferenceView,
    PushSubscription,
)
from xindai.notifications.notify import notify
from xindai.notifications.queries import (
    arrived,
    count_unread,
    find_notifications,
    mark_read,
    notifications_by_id,
)

__all__ = [
    "CHANNELS",
    "KINDS",
    "MAIL_TOO_LARGE",
    "Attachment",
    "AttemptView",
    "Contact",
    "ContactChannel",
    "ContactPermit",
    "ContactRole",
    "Decision",
    "Mail",
    "MessageFilter",
    "MessageKind",
    "MessagePage",
    "MessageStatus",
    "MessageTemplateVersionView",
    "MessageTemplateView",
    "MessageView",
    "NewMessage",
    "NewPreference",
    "NewStop",
    "Outcome",
    "Person",
    "Planned",
    "PreferenceView",
    "Purpose",
    "PushSubscription",
    "Rule",
    "RuleSetStatus",
    "RuleSetView",
    "StopKind",
    "StopView",
    "Text",
    "ValueKind",
    "Variable",
    "add_stop",
    "approve_rules",
    "approve_template",
    "arrived",
    "attempts_of",
    "confirm_email",
    "count_unread",
    "end_stops",
    "find_messages",
    "find_notifications",
    "forecast",
    "lift_stop",
    "mark_read",
    "may_contact",
    "message_templates",
    "message_templates_by_id",
    "messages_by_id",
    "notifications_by_id",
    "notify",
    "permit",
    "preference_of",
    "preview",
    "public_text",
    "push_key",
    "resend_code",
    "return_rules",
    "return_template",
    "rule_sets",
    "rule_sets_by_id",
    "send",
    "set_preference",
    "stop_in",
    "stops_in",
    "stops_of",
    "submit_rules",
    "submit_template",
    "subscribe",
    "unsubscribe",
    "write_rules",
    "write_template",
]
