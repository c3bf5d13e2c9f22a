"""The door of collections."""

from __future__ import annotations

from xindai.collections.actions.agency import (
    AgencyTerms,
    batch_people,
    hand_over,
    recall,
    set_agency,
)
from xindai.collections.actions.blacklist import blacklist
from xindai.collections.actions.claim import claim, claim_next, release, transfer
from xindai.collections.actions.contact import (
    ContactPermitted,
    PermitWanted,
    log_contact,
    permit_contact,
)
from xindai.collections.actions.desk import add_absence, remove_absence, set_collector
from xindai.collections.actions.dispute import add_note, dispute, end_dispute
from xindai.collections.actions.legal import legal_step, open_legal
from xindai.collections.actions.message import send_message
from xindai.collections.actions.promise import cancel_promise, make_promise
from xindai.collections.actions.strategy import decide_strategy, forecast, propose_strategy
from xindai.collections.actions.write_off import decide_write_off, propose_write_off
from xindai.collections.figures import collectors, figures
from xindai.collections.handlers import hear
from xindai.collections.outside_queries import (
    agencies,
    agencies_by_id,
    batches,
    batches_by_id,
    find_legals,
    find_write_offs,
    legals_by_id,
    legals_of_cases,
    strategies,
    strategies_by_id,
    write_offs_by_id,
    write_offs_of_cases,
)
from xindai.collections.queries import (
    actions_of_cases,
    cases_by_id,
    cases_of_customers,
    count_cases,
    find_cases,
    find_promises,
    get_case,
    loans_of_cases,
    promises_by_id,
    promises_of_cases,
    queues,
)

__all__ = [
    "AgencyTerms",
    "ContactPermitted",
    "PermitWanted",
    "actions_of_cases",
    "add_absence",
    "add_note",
    "agencies",
    "agencies_by_id",
    "batch_people",
    "batches",
    "batches_by_id",
    "blacklist",
    "cancel_promise",
    "cases_by_id",
    "cases_of_customers",
    "claim",
    "claim_next",
    "collectors",
    "count_cases",
    "decide_strategy",
    "decide_write_off",
    "dispute",
    "end_dispute",
    "figures",
    "find_cases",
    "find_legals",
    "find_promises",
    "find_write_offs",
    "forecast",
    "get_case",
    "hand_over",
    "hear",
    "legal_step",
    "legals_by_id",
    "legals_of_cases",
    "loans_of_cases",
    "log_contact",
    "make_promise",
    "open_legal",
    "permit_contact",
    "promises_by_id",
    "promises_of_cases",
    "propose_strategy",
    "propose_write_off",
    "queues",
    "recall",
    "release",
    "remove_absence",
    "send_message",
    "set_agency",
    "set_collector",
    "strategies",
    "strategies_by_id",
    "transfer",
    "write_offs_by_id",
    "write_offs_of_cases",
]
