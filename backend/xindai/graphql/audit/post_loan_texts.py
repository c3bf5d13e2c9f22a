"""The same for what happens after the payout: bank statements, messages, collections, reports."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

ACTIONS: Final[Words] = {
    "collection.absence_add": ("登记缺勤", "Record an absence"),
    "collection.absence_remove": ("取消缺勤", "Remove an absence"),
    "collection.agency_set": ("设置委外机构", "Set an agency"),
    "collection.claim": ("领取案件", "Claim a case"),
    "collection.claim_next": ("领取下一案件", "Claim the next case"),
    "collection.collector_set": ("设置催收员", "Set a collector"),
    "collection.contact_log": ("登记联系结果", "Log a contact"),
    "collection.contact_permit": ("申请联系许可", "Ask for a permit to contact"),
    "collection.day": ("催收日处理", "The day of collections"),
    "collection.dispute": ("登记异议", "Open a dispute"),
    "collection.dispute_end": ("结束异议", "End a dispute"),
    "collection.hand_over": ("委外移交", "Hand cases over to an agency"),
    "collection.legal_open": ("发起诉讼", "Begin legal action"),
    "collection.legal_step": ("登记诉讼进展", "Record a legal step"),
    "collection.message": ("发送催收消息", "Send a message about a case"),
    "collection.note": ("添加案件备注", "Add a note to a case"),
    "collection.promise": ("登记还款承诺", "Record a promise to pay"),
    "collection.promise_cancel": ("取消还款承诺", "Cancel a promise"),
    "collection.recall": ("委外撤回", "Recall cases from an agency"),
    "collection.release": ("退回案件", "Put a case back"),
    "collection.transfer": ("转交案件", "Hand a case over"),
    "contact_stop.lift": ("解除停止触达", "Lift a stop of contacts"),
    "message_preference.set": ("设置消息偏好", "Set preferences of messages"),
    "push.subscribe": ("开启推送", "Switch pushes on"),
    "push.unsubscribe": ("关闭推送", "Switch pushes off"),
    "reconciliation.break": ("处理对账差异", "Act on a break"),
    "reconciliation.done": ("对账完成", "A reconciliation is done"),
    "reminder_steps.set": ("设置还款提醒", "Set the steps of reminders"),
    "report.scheduled": ("生成定期报表", "Write a scheduled report"),
    "report_definition.remove": ("删除报表定义", "Remove a report definition"),
    "report_definition.save": ("保存报表定义", "Save a report definition"),
    "settlement_account.add": ("新增清算账户", "Add a clearing account"),
    "suspense.back": ("退回挂账处理", "Put a proposal about suspense back"),
    "suspense.propose": ("提交挂账处理", "Propose where money in suspense goes"),
    "suspense.returned": ("挂账已退款", "Money in suspense was sent back"),
    "suspense.send_back": ("挂账退款", "Send money in suspense back"),
}
JOBS: Final[Words] = {
    "collections.day": ("催收日处理", "The day of collections"),
    "collections.settle": ("催收案件结清核对", "Settle cases after payments"),
    "loan.past_months": ("补算历史月末", "Write month ends of the past"),
    "message_send": ("发送消息", "Send messages"),
    "message_watch": ("核对消息", "Watch over messages"),
    "reconciliation_run": ("对账", "Reconcile"),
    "reminders": ("还款提醒", "Remind borrowers"),
    "report.scheduled": ("定期报表", "Scheduled reports"),
    "suspense_returned": ("挂账退款入账", "Settle what was sent back"),
}
SUBJECTS: Final[Words] = {
    "bank_statement": ("对账单", "Bank statement"),
    "collection_agency": ("委外机构", "Agency"),
    "collection_batch": ("委外批次", "Batch of an agency"),
    "collection_case": ("催收案件", "Collection case"),
    "collection_day": ("催收日", "Day of collections"),
    "collection_strategy": ("催收策略", "Collection strategy"),
    "contact_rule_set": ("触达规则", "Contact rules"),
    "contact_stop": ("停止触达", "Stop of contacts"),
    "message_template": ("消息模板", "Message template"),
    "push_subscription": ("推送订阅", "Push subscription"),
    "reconciliation_break": ("对账差异", "Break"),
    "reconciliation_run": ("对账批次", "Reconciliation run"),
    "report_export": ("导出文件", "Export"),
    "settlement_account": ("清算账户", "Clearing account"),
    "suspense_item": ("挂账", "Money in suspense"),
}
