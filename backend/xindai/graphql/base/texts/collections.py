"""Codes of collections."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "ABSENCE_NOT_FOUND": ("缺勤记录不存在", "There is no such absence"),
    "AGENCY_NOT_FOUND": ("委外机构不存在或已停用", "There is no such agency"),
    "BATCH_NOT_FOUND": ("委外批次不存在或已全部收回", "There is no such batch"),
    "CHANNEL_NOT_PERMITTED": ("当前策略不允许该渠道", "The strategy does not allow it here"),
    "COLLECTION_CASE_CLOSED": ("案件已结案", "The case is closed"),
    "COLLECTION_CASE_DISPUTED": (
        "客户对债务有争议, 暂停催收",
        "The customer disputes the debt",
    ),
    "COLLECTION_CASE_NOT_DISPUTED": ("案件没有争议", "Nothing is disputed"),
    "COLLECTION_CASE_NOT_FOUND": ("催收案件不存在", "There is no such case"),
    "COLLECTION_CASE_NOT_PLACED": ("案件未委外", "No agency works on it"),
    "COLLECTION_CASE_PLACED": ("案件已委外, 请先收回", "An agency works on it"),
    "COLLECTION_CONFLICT": ("存在利益冲突, 须回避", "A conflict of interest is declared"),
    "COLLECTION_MESSAGE_NOT_SENT": (
        "今日已发送, 或客户已关闭该渠道",
        "It was sent today already, or the customer switched the channel off",
    ),
    "COLLECTION_QUEUE_EMPTY": ("队列中没有待领取的案件", "No case waits there"),
    "COLLECTOR_FULL": ("已达案件数或金额上限", "The limit of cases or of amount is reached"),
    "COLLECTOR_NOT_FOUND": ("催收员不存在", "There is no such collector"),
    "COLLECTOR_UNFIT": (
        "该人员不处理此类案件或正在缺勤",
        "He does not work on such cases, or is away",
    ),
    "LEGAL_BACKWARDS": ("诉讼阶段只能向前", "A legal action only goes on"),
    "LEGAL_NOT_FOUND": ("诉讼不存在或已结束", "There is no such legal action"),
    "LEGAL_OPEN": ("案件已有进行中的诉讼", "The case has a legal action already"),
    "PERMIT_NOT_FOUND": (
        "没有对应的联系许可, 或结果已登记",
        "There is no such permit of yours on this case",
    ),
    "PROMISE_NOT_FOUND": ("没有待履行的承诺", "There is no such open promise"),
    "PROMISE_OPEN": ("案件已有待履行的承诺", "The case has a promise that is open"),
    "PROMISE_TOO_HIGH": ("承诺金额超过逾期金额", "More than is overdue"),
    "RESULT_UNFIT": ("该渠道没有此结果", "This channel has no such result"),
    "STRATEGY_INVALID": ("策略规则有误", "The rule of the strategy is not right"),
    "STRATEGY_NOT_FOUND": ("待复核的策略不存在", "There is no such proposed strategy"),
    "WRITE_OFF_NOT_FOUND": ("待审批的核销申请不存在", "There is no such open proposal"),
    "WRITE_OFF_OPEN": ("该借据已有待审批的核销申请", "The loan has an open proposal"),
}
