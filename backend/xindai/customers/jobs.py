"""Background work of customers: workbooks are read."""

from __future__ import annotations

from typing import Final

from xindai.customers.actions.list_imports import READING
from xindai.customers.list_reading import read_import
from xindai.platform.jobs.api import Kind

KINDS: Final = (Kind(READING, read_import, most_attempts=3, most_seconds=300, most_at_once=1),)
