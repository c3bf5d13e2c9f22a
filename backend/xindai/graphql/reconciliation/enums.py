"""The enums of reconciliation in the schema."""

from __future__ import annotations

import strawberry

from xindai.loans.api import Clue
from xindai.payments.api import (
    BreakKind,
    BreakState,
    LineKind,
    LineStatus,
    NoEntry,
    RunStatus,
    SettlementChannel,
    Severity,
    StatementFormat,
    SuspenseState,
)

strawberry.enum(BreakKind, description="差异种类")
strawberry.enum(BreakState, description="差异状态")
strawberry.enum(Severity, name="BreakSeverity", description="差异等级")
strawberry.enum(NoEntry, name="NoEntryReason", description="为何不记账")
strawberry.enum(LineKind, name="BankLineKind", description="流水种类")
strawberry.enum(
    LineStatus, name="BankLineStatus", description="流水状态: only BOOKED has moved money."
)
strawberry.enum(RunStatus, name="ReconciliationStatus", description="对账状态")
strawberry.enum(SettlementChannel, description="银行通道: how the bank is spoken to.")
strawberry.enum(StatementFormat, description="对账单格式")
strawberry.enum(SuspenseState, description="待清算款状态")
strawberry.enum(Clue, name="SuspenseClue", description="认领线索: why a loan is suggested.")
