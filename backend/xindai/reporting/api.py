"""The door of reporting."""

from __future__ import annotations

from xindai.reporting.exports import (
    KEPT_HOURS,
    WRITE,
    expire_exports,
    export_failed,
    export_written,
    exports_by_id,
    find_exports,
    open_export,
    start_export,
    wanted_export,
)
from xindai.reporting.figures import desk_figures, figures_by_day
from xindai.reporting.own_data import export_own_data
from xindai.reporting.saved_views import remove_view, saved_views, set_view
from xindai.reporting.search import search
from xindai.reporting.statistics.catalogue import CATALOGUE
from xindai.reporting.statistics.loans import loans_behind
from xindai.reporting.statistics.run import run_report

__all__ = [
    "CATALOGUE",
    "KEPT_HOURS",
    "WRITE",
    "desk_figures",
    "expire_exports",
    "export_failed",
    "export_own_data",
    "export_written",
    "exports_by_id",
    "figures_by_day",
    "find_exports",
    "loans_behind",
    "open_export",
    "remove_view",
    "run_report",
    "saved_views",
    "search",
    "set_view",
    "start_export",
    "wanted_export",
]
