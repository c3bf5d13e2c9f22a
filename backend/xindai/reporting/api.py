"""The door of reporting."""

from __future__ import annotations

from xindai.reporting.own_data import export_own_data

__all__ = ["export_own_data"]
