"""The refusals of reporting."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def too_many_exports(seconds: int) -> Refusal:
    """An export reads everything: nobody needs it all the time."""
    return Refusal("TOO_MANY_ATTEMPTS", f"try again in {max(1, seconds)} seconds", None)


def staff_only() -> Refusal:
    """Views and exports belong to people who work here."""
    return Refusal("FORBIDDEN", "only members of staff have this", None)


def view_invalid(field: str, why: str) -> Refusal:
    """A name, a list or a content that cannot be kept."""
    return Refusal("SAVED_VIEW_INVALID", why, field)


def too_many_views(most: int) -> Refusal:
    """Nobody finds his way in more."""
    return Refusal("TOO_MANY_SAVED_VIEWS", f"at most {most} views of a list", "name")


def view_not_found() -> Refusal:
    """Also for somebody else's."""
    return Refusal("SAVED_VIEW_NOT_FOUND", "there is no such view", "viewId")


def export_not_found() -> Refusal:
    """Also for somebody else's."""
    return Refusal("EXPORT_NOT_FOUND", "there is no such export", "exportId")


def export_not_ready() -> Refusal:
    """It is being written, it failed, or its time is over."""
    return Refusal("EXPORT_NOT_READY", "the file is not there, or not any more", "exportId")


def exports_busy(most: int) -> Refusal:
    """A person has so many at a time."""
    return Refusal("TOO_MANY_EXPORTS", f"at most {most} exports at a time", None)


def column_unknown(name: str) -> Refusal:
    """The list has no such column."""
    return Refusal("EXPORT_COLUMN_UNKNOWN", f"the list has no column {name[:40]}", "columns")


def filter_invalid(why: str) -> Refusal:
    """Not what the list takes."""
    return Refusal("EXPORT_FILTER_INVALID", why, "where")


def report_not_found() -> Refusal:
    """The catalogue has no report of that code."""
    return Refusal("REPORT_NOT_FOUND", "there is no such report", "report")


def report_dimension_unknown(name: str, field: str) -> Refusal:
    """The report is not shown by, or narrowed to, that."""
    return Refusal("REPORT_DIMENSION_UNKNOWN", f"the report has no {name[:40]}", field)


def report_value_invalid(name: str) -> Refusal:
    """Not a value of the dimension."""
    return Refusal("REPORT_VALUE_INVALID", f"no value of {name[:40]}", "where")


def report_figure_unknown(name: str) -> Refusal:
    """The report has no such figure, or there are no loans behind it."""
    return Refusal("REPORT_FIGURE_UNKNOWN", f"the report has no figure {name[:40]}", "figure")


def report_period_invalid(most_days: int) -> Refusal:
    """The end lies before the start, or too far behind it."""
    return Refusal("REPORT_PERIOD_INVALID", f"1 to {most_days} days", "end")


def report_too_many_keys(most: int) -> Refusal:
    """Nobody reads a table of so many dimensions."""
    return Refusal("REPORT_TOO_MANY_DIMENSIONS", f"at most {most} dimensions", "by")


def report_definition_not_found() -> Refusal:
    """Also for somebody else's."""
    return Refusal("REPORT_DEFINITION_NOT_FOUND", "there is no such definition", "definitionId")


def report_definition_invalid(field: str, why: str) -> Refusal:
    """A name, a period or a schedule that cannot be kept."""
    return Refusal("REPORT_DEFINITION_INVALID", why, field)


def too_many_definitions(most: int) -> Refusal:
    """Nobody finds his way in more."""
    return Refusal("TOO_MANY_REPORT_DEFINITIONS", f"at most {most} definitions", "name")
