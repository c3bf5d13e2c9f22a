"""Background work of decisioning."""

from __future__ import annotations

from typing import Final

from xindai.decisioning.reports import jobs as reports
from xindai.decisioning.simulation import KIND, run_simulation
from xindai.platform.jobs.api import Kind

SIMULATION: Final = Kind(
    KIND, run_simulation, most_attempts=3, most_seconds=4 * 3600, most_at_once=1, is_told=True
)
KINDS: Final[tuple[Kind, ...]] = (SIMULATION, *reports.KINDS)
