"""What reconciliation brings into the schema: entries, types, and what a global id can load."""

from __future__ import annotations

from typing import Any, Final

import strawberry

from xindai.graphql.reconciliation.break_types import ReconciliationBreak
from xindai.graphql.reconciliation.mutations import ReconciliationMutation
from xindai.graphql.reconciliation.queries import ReconciliationQuery
from xindai.graphql.reconciliation.suspense import SuspenseItem, SuspenseMutation, SuspenseQuery
from xindai.graphql.reconciliation.types import BankStatement, ClearingAccount, ReconciliationRun
from xindai.payments import api as payments

NODES: Final[dict[str, tuple[Any, Any]]] = {
    "BankStatement": (payments.statements_by_id, BankStatement.of),
    "ClearingAccount": (payments.accounts_by_id, ClearingAccount.of),
    "ReconciliationBreak": (payments.breaks_by_id, ReconciliationBreak.of),
    "ReconciliationRun": (payments.runs_by_id, ReconciliationRun.of),
    "SuspenseItem": (payments.items_by_id, SuspenseItem.of),
}
TYPES: Final = (
    BankStatement,
    ClearingAccount,
    ReconciliationBreak,
    ReconciliationRun,
    SuspenseItem,
)


@strawberry.type
class ClearingQuery(ReconciliationQuery, SuspenseQuery):
    """Reads."""


@strawberry.type
class ClearingMutation(ReconciliationMutation, SuspenseMutation):
    """Verbs."""
