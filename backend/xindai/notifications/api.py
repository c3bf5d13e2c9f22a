"""The door of notifications."""

from __future__ import annotations

from xindai.notifications.contact.ended import end_stops
from xindai.notifications.contact.gate import permit
from xindai.notifications.contact.queries import (
    attempts_of,
    may_contact,
    rule_sets,
    rule_sets_by_id,
    stop_of_id,
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
from xindai.notifications.notify import notify
from xindai.notifications.queries import (
    count_unread,
    find_notifications,
    mark_read,
    notifications_by_id,
)

__all__ = [
    "AttemptView",
    "Contact",
    "ContactChannel",
    "ContactPermit",
    "ContactRole",
    "Decision",
    "NewStop",
    "Person",
    "Purpose",
    "Rule",
    "RuleSetStatus",
    "RuleSetView",
    "StopKind",
    "StopView",
    "add_stop",
    "approve_rules",
    "attempts_of",
    "count_unread",
    "end_stops",
    "find_notifications",
    "lift_stop",
    "mark_read",
    "may_contact",
    "notifications_by_id",
    "notify",
    "permit",
    "return_rules",
    "rule_sets",
    "rule_sets_by_id",
    "stop_in",
    "stop_of_id",
    "stops_of",
    "submit_rules",
    "write_rules",
]
