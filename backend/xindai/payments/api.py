"""The door of payments. `plan`, `cancel`, `order_in`, `booked`, `unbooked` and the steps of placing
money in suspense are called inside of a transaction."""

from __future__ import annotations

from xindai.payments.actions.plan import cancel, plan
from xindai.payments.failures import FAILURES, failure_words
from xindai.payments.queries import (
    count_orders,
    events_of_orders,
    find_orders,
    order_in,
    orders_by_id,
)
from xindai.payments.reconciliation.actions.accounts import add_account
from xindai.payments.reconciliation.actions.decide import (
    approve_break,
    explain_break,
    propose_break,
    reject_break,
    reverse_break,
)
from xindai.payments.reconciliation.actions.import_statement import import_file, import_in
from xindai.payments.reconciliation.actions.run import run_in
from xindai.payments.reconciliation.actions.start_run import start_in, start_run
from xindai.payments.reconciliation.bookings import booked, unbooked
from xindai.payments.reconciliation.catalogue import CATALOGUE, NO_ENTRY_WORDS
from xindai.payments.reconciliation.kinds import BreakKind, BreakState, NoEntry, Severity
from xindai.payments.reconciliation.notes import check_note
from xindai.payments.reconciliation.queries import (
    accounts,
    accounts_by_id,
    breaks_by_id,
    find_breaks,
    find_lines,
    find_runs,
    find_statements,
    kinds_of_runs,
    lines_by_id,
    runs_by_id,
    statements_by_id,
)
from xindai.payments.reconciliation.report import (
    MerchantClearing,
    SettlementDay,
    SettlementReport,
    settlement_report,
)
from xindai.payments.reconciliation.sides import LineKind, LineStatus
from xindai.payments.reconciliation.statements.written import SettlementLine, settlement_file
from xindai.payments.reconciliation.suspense.place import assigned, propose_for, to_decide
from xindai.payments.reconciliation.suspense.queries import clues, find_items, items_by_id
from xindai.payments.reconciliation.suspense.send_back import (
    approve_return,
    propose_return,
    reject,
)
from xindai.payments.reconciliation.suspense.types import (
    RETURN,
    SuspenseClues,
    SuspenseState,
    SuspenseView,
)
from xindai.payments.reconciliation.types import (
    BreakFilter,
    BreakView,
    Imported,
    KindCount,
    LineView,
    NewSettlementAccount,
    Page,
    ProposedLineView,
    RunStatus,
    RunView,
    SettlementAccountView,
    SettlementChannel,
    StatementFormat,
    StatementView,
)
from xindai.payments.rules import CANCELLED

__all__ = [
    "CANCELLED",
    "CATALOGUE",
    "FAILURES",
    "NO_ENTRY_WORDS",
    "RETURN",
    "BreakFilter",
    "BreakKind",
    "BreakState",
    "BreakView",
    "Imported",
    "KindCount",
    "LineKind",
    "LineStatus",
    "LineView",
    "MerchantClearing",
    "NewSettlementAccount",
    "NoEntry",
    "Page",
    "ProposedLineView",
    "RunStatus",
    "RunView",
    "SettlementAccountView",
    "SettlementChannel",
    "SettlementDay",
    "SettlementLine",
    "SettlementReport",
    "Severity",
    "StatementFormat",
    "StatementView",
    "SuspenseClues",
    "SuspenseState",
    "SuspenseView",
    "accounts",
    "accounts_by_id",
    "add_account",
    "approve_break",
    "approve_return",
    "assigned",
    "booked",
    "breaks_by_id",
    "cancel",
    "check_note",
    "clues",
    "count_orders",
    "events_of_orders",
    "explain_break",
    "failure_words",
    "find_breaks",
    "find_items",
    "find_lines",
    "find_orders",
    "find_runs",
    "find_statements",
    "import_file",
    "import_in",
    "items_by_id",
    "kinds_of_runs",
    "lines_by_id",
    "order_in",
    "orders_by_id",
    "plan",
    "propose_break",
    "propose_for",
    "propose_return",
    "reject",
    "reject_break",
    "reverse_break",
    "run_in",
    "runs_by_id",
    "settlement_file",
    "settlement_report",
    "start_in",
    "start_run",
    "statements_by_id",
    "to_decide",
    "unbooked",
]
