"""The door of credit lines."""

from __future__ import annotations

from xindai.credit_lines.actions.decide import approve, reject
from xindai.credit_lines.actions.follow_loan import follow_loan, follow_loans
from xindai.credit_lines.actions.grant import grant
from xindai.credit_lines.actions.pre_approve import pre_approve
from xindai.credit_lines.actions.propose import propose, unfreeze
from xindai.credit_lines.actions.reserve import cancel_reservation, reserve, use
from xindai.credit_lines.actions.stop import close, freeze
from xindai.credit_lines.proposals import find_proposals, pre_approval_rows, proposals_by_id
from xindai.credit_lines.queries import (
    count_lines,
    find_lines,
    line_facts,
    lines_by_id,
    lines_of_customers,
    movements,
    newest_movements,
)
from xindai.credit_lines.verify import verify

__all__ = [
    "approve",
    "cancel_reservation",
    "close",
    "count_lines",
    "find_lines",
    "find_proposals",
    "follow_loan",
    "follow_loans",
    "freeze",
    "grant",
    "line_facts",
    "lines_by_id",
    "lines_of_customers",
    "movements",
    "newest_movements",
    "pre_approval_rows",
    "pre_approve",
    "proposals_by_id",
    "propose",
    "reject",
    "reserve",
    "unfreeze",
    "use",
    "verify",
]
