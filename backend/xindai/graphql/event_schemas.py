"""JSON Schemas of the messages that commands leave in the outbox, made from their dataclasses."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import NoneType
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

from xindai.accounting import events as accounting_events
from xindai.approvals import events as approval_events
from xindai.collections import events as collection_events
from xindai.contracts import events as contract_events
from xindai.credit_lines import events as line_events
from xindai.early_warning import events as warning_events
from xindai.identity import events as identity_events
from xindai.kernel.names import camel
from xindai.loans import events as loan_events
from xindai.notifications import events as notification_events
from xindai.origination import events as application_events
from xindai.payments import events as payment_events
from xindai.platform.jobs import events as job_events
from xindai.platform.topics import topics
from xindai.webhooks import events as webhook_events

MESSAGES: Final[dict[str, type]] = {
    **accounting_events.MESSAGES,
    **application_events.MESSAGES,
    **approval_events.MESSAGES,
    **collection_events.MESSAGES,
    **contract_events.MESSAGES,
    **identity_events.MESSAGES,
    **job_events.MESSAGES,
    **line_events.MESSAGES,
    **loan_events.MESSAGES,
    **notification_events.MESSAGES,
    **payment_events.MESSAGES,
    **warning_events.MESSAGES,
    **webhook_events.MESSAGES,
}
"""By topic; a new domain with news adds its own."""

_KINDS: Final[dict[type, dict[str, str]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    UUID: {"type": "string", "format": "uuid"},
    date: {"type": "string", "format": "date"},
}


ENVELOPE: Final = "webhook"
"""The name of the schema of what webhooks carry around a message."""


def event_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema by topic; TypeError for a field of a kind that no message has had yet."""
    return {topic: _schema(topic, message) for topic, message in MESSAGES.items()}


def envelope_schema() -> dict[str, Any]:
    """The payload of a webhook; its `data` is as the schema named like its `type` says."""
    names = sorted({*topics(), *webhook_events.MESSAGES})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": ENVELOPE,
        "description": "What a webhook carries: the schema of `data` is named like the type.",
        "type": "object",
        "additionalProperties": False,
        "required": ["type", "timestamp", "data"],
        "properties": {
            "type": {"type": "string", "enum": names},
            "timestamp": {"type": "string", "format": "date-time"},
            "data": {"type": "object"},
        },
    }


def _schema(topic: str, message: type) -> dict[str, Any]:
    hints = get_type_hints(message)
    names = [field.name for field in dataclasses.fields(message)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": topic,
        "description": (message.__doc__ or "").strip(),
        "type": "object",
        "additionalProperties": False,
        "required": [camel(name) for name in names],
        "properties": {camel(name): _kind(hints[name], f"{topic}.{name}") for name in names},
    }


def _kind(hint: Any, where: str) -> dict[str, Any]:
    options = [part for part in get_args(hint) if part is not NoneType] or [hint]
    known = _KINDS.get(options[0])
    if known is None or len(options) > 1:
        raise TypeError(f"{where}: no JSON form for {hint}")
    if NoneType in get_args(hint):
        return {**known, "type": [known["type"], "null"]}
    return dict(known)
