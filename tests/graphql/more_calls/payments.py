"""Calls of payments."""

from __future__ import annotations

from tests.graphql.call import Call

CALLS: list[Call] = []
