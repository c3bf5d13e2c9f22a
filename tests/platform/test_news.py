"""What the outbox carries is what its schema promises to third parties."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from jsonschema import validate

from xindai.graphql.event_schemas import MESSAGES, event_schemas

_EXAMPLES = {str: "x", int: 7, bool: True, UUID: UUID(int=7), date: date(2024, 2, 29)}


@pytest.mark.parametrize("topic", sorted(MESSAGES))
@pytest.mark.parametrize("is_empty", [False, True])
def test_a_message_is_as_its_schema_says(topic: str, is_empty: bool) -> None:
    message = MESSAGES[topic]
    hints = get_type_hints(message)
    values = {field.name: _value(hints[field.name], is_empty) for field in fields(message)}
    validate(message(**values).to_json(), event_schemas()[topic])


def _value(hint: Any, is_empty: bool) -> Any:
    options = get_args(hint) or (hint,)
    if is_empty and NoneType in options:
        return None
    return next(_EXAMPLES[kind] for kind in options if kind in _EXAMPLES)
