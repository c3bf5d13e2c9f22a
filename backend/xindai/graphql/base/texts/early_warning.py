"""Codes of early warning."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "WARNING_HOLD_NOT_FOUND": ("没有生效中的额度止付", "there is no such hold in force"),
    "WARNING_POLICY_INVALID": ("预警策略规则有误", "the rule of the policy is not right"),
    "WARNING_POLICY_NOT_FOUND": ("待复核的预警策略不存在", "there is no such proposed policy"),
    "WARNING_POLICY_WAITS": ("已有待复核的预警策略", "another version waits for a decision"),
    "WARNING_TASK_NOT_FOUND": ("预警任务不存在", "there is no such task"),
    "WARNING_TASK_RESOLVED": ("预警任务已办结", "the task is resolved"),
}
