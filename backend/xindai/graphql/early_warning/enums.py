"""The enums of early warning in the schema."""

from __future__ import annotations

import strawberry

from xindai.early_warning import types
from xindai.early_warning.api import Unit

for kind, name, words in (
    (types.SignalCode, "WarningSignalCode", "预警信号"),
    (types.Severity, "WarningSeverity", "预警严重程度"),
    (types.WarningAction, "WarningAction", "预警措施: each includes the one before"),
    (types.WatchLevel, "WatchLevel", "关注等级"),
    (types.TaskStatus, "WarningTaskStatus", "预警任务状态"),
    (types.Finding, "WarningFinding", "预警核实结论"),
    (types.HoldStatus, "WarningHoldStatus", "额度止付状态"),
    (types.WarningPolicyStatus, "WarningPolicyStatus", "预警策略状态"),
    (Unit, "WarningUnit", "阈值单位"),
):
    strawberry.enum(kind, name=name, description=words)
