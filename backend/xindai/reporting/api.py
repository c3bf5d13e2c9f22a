"""The door of reporting."""

from __future__ import annotations

from xindai.reporting.own_data import export_own_data
from xindai.reporting.saved_views import remove_view, saved_views, set_view
from xindai.reporting.search import search

__all__ = ["export_own_data", "remove_view", "saved_views", "search", "set_view"]
