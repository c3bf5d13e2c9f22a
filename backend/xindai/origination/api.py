"""The door of origination."""

from __future__ import annotations

from xindai.origination.actions.accept_offer import accept_offer
from xindai.origination.actions.change_authority import decide_authority, propose_authority
from xindai.origination.actions.claim import claim, claim_next, hand_over, release
from xindai.origination.actions.conflicts import declare_conflict, end_conflict
from xindai.origination.actions.note import add_note
from xindai.origination.actions.phone_check import phone_check
from xindai.origination.actions.proceed import (
    approved_offer,
    contract_cancelled,
    contract_signed,
    disbursed,
    disbursement_failed,
    disbursing,
    made_by,
)
from xindai.origination.actions.review import approve, reject
from xindai.origination.actions.save_draft import save_draft
from xindai.origination.actions.send_back import send_back
from xindai.origination.actions.submit import submit
from xindai.origination.actions.withdraw import withdraw
from xindai.origination.details import (
    documents_of,
    events_of,
    missing_in,
    notes_of,
    offer_quote,
    parties_of,
    phone_checks_of,
    review_quote,
    reviews_of,
)
from xindai.origination.duty_queries import (
    authority_rules,
    authority_rules_by_id,
    colleagues_for,
    conflicts,
    conflicts_by_id,
)
from xindai.origination.duty_types import AuthorityRuleView, Colleague, ConflictView
from xindai.origination.figures import WorkFigures, work_figures
from xindai.origination.next_verbs import next_verbs
from xindai.origination.queries import (
    applications_by_id,
    count_applications,
    find_applications,
    get_application,
    hindrances,
    queues_of,
)
from xindai.origination.rejection import rejection_choices
from xindai.origination.rules import QUESTIONS, QUEUES
from xindai.origination.statistics import funnel, state_times
from xindai.origination.statistics_types import FunnelGroup, FunnelRow, StateTime
from xindai.origination.wish_quote import Wish, WishQuote, examples_of, wish_quote

__all__ = [
    "QUESTIONS",
    "QUEUES",
    "AuthorityRuleView",
    "Colleague",
    "ConflictView",
    "FunnelGroup",
    "FunnelRow",
    "StateTime",
    "Wish",
    "WishQuote",
    "WorkFigures",
    "accept_offer",
    "add_note",
    "applications_by_id",
    "approve",
    "approved_offer",
    "authority_rules",
    "authority_rules_by_id",
    "claim",
    "claim_next",
    "colleagues_for",
    "conflicts",
    "conflicts_by_id",
    "contract_cancelled",
    "contract_signed",
    "count_applications",
    "decide_authority",
    "declare_conflict",
    "disbursed",
    "disbursement_failed",
    "disbursing",
    "documents_of",
    "end_conflict",
    "events_of",
    "examples_of",
    "find_applications",
    "funnel",
    "get_application",
    "hand_over",
    "hindrances",
    "made_by",
    "missing_in",
    "next_verbs",
    "notes_of",
    "offer_quote",
    "parties_of",
    "phone_check",
    "phone_checks_of",
    "propose_authority",
    "queues_of",
    "reject",
    "rejection_choices",
    "release",
    "review_quote",
    "reviews_of",
    "save_draft",
    "send_back",
    "state_times",
    "submit",
    "wish_quote",
    "withdraw",
    "work_figures",
]
