"""The door of credit lines."""

from __future__ import annotations

from xindai.credit_lines.actions.follow_loan import follow_loan, follow_loans
from xindai.credit_lines.actions.grant import grant
from xindai.credit_lines.actions.reserve import cancel_reservation, reserve, use
from xindai.credit_lines.queries import (
    count_lines,
    find_lines,
    line_facts,
    lines_by_id,
    lines_of_customers,
    movements,
)
from xindai.credit_lines.verify import verify

__all__ = [
    "cancel_reservation",
    "count_lines",
    "find_lines",
    "follow_loan",
    "follow_loans",
    "grant",
    "line_facts",
    "lines_by_id",
    "lines_of_customers",
    "movements",
    "reserve",
    "use",
    "verify",
]
