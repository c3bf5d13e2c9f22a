"""Background work of decisioning."""

from __future__ import annotations

from typing import Final

from xindai.decisioning.reports import jobs as reports
from xindai.platform.jobs.api import Kind

KINDS: Final[tuple[Kind, ...]] = (*reports.KINDS,)
