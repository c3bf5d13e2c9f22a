"""What notices there are, in both languages; {names} are filled from the parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "approval.executed": (
        "您提交的 {command} 已通过复核并执行",
        "Your {command} was approved and done",
    ),
    "approval.failed": (
        "您提交的 {command} 已通过复核, 但执行失败",
        "Your {command} was approved, but failed",
    ),
    "approval.rejected": ("您提交的 {command} 被退回", "Your {command} was rejected"),
    "disbursement.failed": (
        "放款 {number} 失败, 原因代码 {code}",
        "Disbursement {number} failed with the code {code}",
    ),
    "disbursement.paid": (
        "您的贷款已放款, 借据号 {loan}",
        "Your loan {loan} has been paid out",
    ),
    "application.approved": (
        "您的申请 {number} 已通过, 请查看并确认报价",
        "Your application {number} was approved: look at the offer",
    ),
    "application.assigned": (
        "进件 {number} 已转交给您",
        "Application {number} was handed over to you",
    ),
    "application.declined": (
        "您的申请 {number} 未通过, 原因: {reasons_zh}",
        "Your application {number} was declined: {reasons_en}",
    ),
    "application.expired": ("您的申请 {number} 已过期", "Your application {number} has expired"),
    "application.overdue": (
        "进件 {number} 在 {status} 环节已超时",
        "Application {number} is overdue in {status}",
    ),
    "application.rejected": ("您的申请 {number} 未通过", "Your application {number} was declined"),
    "application.returned": (
        "您的申请 {number} 需要补充资料",
        "Your application {number} needs more: see what is asked for",
    ),
    "hardship.declined": (
        "您的帮扶方案 {number} 未通过, 请查看原因",
        "Your relief {number} was declined: see why",
    ),
    "hardship.executed": (
        "您的帮扶方案 {number} 已生效, 请查看新的还款计划",
        "Your relief {number} is in force: see the new schedule",
    ),
    "hardship.outdated": (
        "您的帮扶方案 {number} 已过期, 请重新选择",
        "Your relief {number} is outdated: choose again",
    ),
    "loan_debit.failed": (
        "借据 {loan} 的自动扣款未能发起, 请主动还款",
        "The direct debit for loan {loan} could not be made: please pay yourself",
    ),
    "loan_dispute.rejected": (
        "您的异议 {number} 未获支持, 请查看说明",
        "Your dispute {number} was not upheld: see why",
    ),
    "loan_dispute.upheld": (
        "您的异议 {number} 成立, 借款已更正",
        "Your dispute {number} was upheld and the loan corrected",
    ),
    "loan_refund.failed": (
        "借据 {loan} 的退款失败: {reason_zh}",
        "The refund of loan {loan} failed: {reason_en}",
    ),
    "loan_refund.paid": (
        "借据 {loan} 的溢缴款 {amount} {currency} 已退回您的银行卡",
        "{amount} {currency} of loan {loan} were paid back to your card",
    ),
    "loan_payment.failed": (
        "借据 {loan} 的还款扣款失败: {reason_zh}",
        "The payment for loan {loan} failed: {reason_en}",
    ),
    "loan_payment.paid": (
        "借据 {loan} 已收到还款 {amount} {currency}",
        "A payment of {amount} {currency} for loan {loan} has come in",
    ),
    "report.ready": (
        "定时报表 {report} 已生成, 请在导出列表下载",
        "The scheduled report {report} is ready in your exports",
    ),
    "report.sent": (
        "定时报表 {report} 已发送到您的邮箱",
        "The scheduled report {report} was mailed to you",
    ),
    "report.kept": (
        "定时报表 {report} 已生成, 文件未随邮件发送({code}), 请在导出列表下载",
        "The scheduled report {report} is ready in your exports; its file was not mailed ({code})",
    ),
    "report.failed": (
        "定时报表 {report} 生成失败, 原因代码 {code}",
        "The scheduled report {report} failed with the code {code}",
    ),
    "service_request.approved": (
        "您的申请 {number} 已办理, 请查看结果",
        "Your request {number} was granted: see what was done",
    ),
    "service_request.declined": (
        "您的申请 {number} 未通过, 请查看原因",
        "Your request {number} was declined: see why",
    ),
    "loan.due_soon": (
        "借据 {loan} 将于 {due_on} 到期, 应还 {amount}",
        "{amount} for loan {loan} is due on {due_on}",
    ),
    "loan.due_today": (
        "今天是借据 {loan} 的还款日, 应还 {amount}",
        "{amount} for loan {loan} is due today",
    ),
    "loan.overdue": (
        "借据 {loan} 已逾期 {days} 天, 应还 {amount}",
        "Loan {loan} is {days} days overdue; {amount} is to be paid",
    ),
    "session.started": ("您的账户有新的登录", "Somebody signed in to your account"),
    "warning_task.assigned": (
        "预警任务 {number} 已分派给您, 请于 {due} 前处理",
        "The early warning task {number} is yours, due on {due}",
    ),
    "warning_task.escalated": (
        "预警任务 {number} 已超过 {due} 的处理期限, 已升级",
        "The early warning task {number} was due on {due} and is escalated",
    ),
    "password.changed": ("您的登录密码已修改", "Your password was changed"),
}


def words(kind: str, params: Mapping[str, Any]) -> tuple[str, str]:
    """The sentence in Chinese and English; KeyError for a kind that there is not."""
    zh, en = KINDS[kind]
    return zh.format_map(params), en.format_map(params)
