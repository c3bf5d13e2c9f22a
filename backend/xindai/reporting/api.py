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
from xindai.reporting.statistics.definitions import (
    definitions,
    remove_definition,
    save_definition,
    today,
    wanted_of,
)
from xindai.reporting.statistics.loans import loans_behind, stream_loans
from xindai.reporting.statistics.run import names_of, run_report, stream_lines
from xindai.reporting.statistics.spans import period_of
from xindai.reporting.statistics.written import (
    REPORT,
    REPORT_LOANS,
    asked_by,
    export_report,
    from_json,
    tell_owner,
    write_due,
)

__all__ = [
    "CATALOGUE",
    "KEPT_HOURS",
    "REPORT",
    "REPORT_LOANS",
    "WRITE",
    "asked_by",
    "definitions",
    "desk_figures",
    "expire_exports",
    "export_failed",
    "export_own_data",
    "export_report",
    "export_written",
    "exports_by_id",
    "figures_by_day",
    "find_exports",
    "from_json",
    "loans_behind",
    "names_of",
    "open_export",
    "period_of",
    "remove_definition",
    "remove_view",
    "run_report",
    "save_definition",
    "saved_views",
    "search",
    "set_view",
    "start_export",
    "stream_lines",
    "stream_loans",
    "tell_owner",
    "today",
    "wanted_export",
    "wanted_of",
    "write_due",
]
