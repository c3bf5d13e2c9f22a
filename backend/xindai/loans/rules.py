"""Pure decisions about commands: dates. What a loan allows, `engine.check` says."""

from __future__ import annotations

from datetime import date

from xindai.loans.errors import date_in_future


def check_value_date(on: date, today: date) -> None:
    """A value date may be past, even before other events, but not in the future."""
    if on > today:
        raise date_in_future()
