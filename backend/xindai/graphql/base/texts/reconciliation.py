"""Codes of reconciliation."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "BREAK_NOT_FOUND": ("没有这条差异", "There is no such break"),
    "BREAK_STATE": ("差异当前状态不能执行该操作", "The state of the break does not allow this"),
    "BREAK_WITHOUT_ENTRY": ("该差异没有待记分录", "No entry is proposed about this break"),
    "CURRENCY_MISMATCH": ("币种与借据不符", "The loan is in another currency"),
    "INVALID_ACCOUNT_CODE": (
        "代码为 2 至 40 位大写字母、数字或连字符",
        "2 to 40 capital letters, digits, hyphens",
    ),
    "NOTE_MISSING": ("请填写 2 至 500 字的说明", "Say why in 2 to 500 characters"),
    "OWN_PROPOSAL": ("不能复核本人提交的处理", "Somebody else has to decide"),
    "PAYER_UNKNOWN": ("对账单未提供付款人账户, 无法退回", "The payer's account is not known"),
    "RECONCILIATION_RUN_NOT_FOUND": ("没有这个对账批次", "There is no such run"),
    "SETTLEMENT_ACCOUNT_EXISTS": (
        "该网点已有此币种的清算账户, 或代码已被使用",
        "The branch has one in this currency, or the code is taken",
    ),
    "SETTLEMENT_ACCOUNT_NOT_FOUND": ("没有这个清算账户", "There is no such settlement account"),
    "STATEMENT_LINES_WRONG": (
        "对账单有错误的行, 未导入任何内容",
        "Lines of the statement are wrong; nothing was imported",
    ),
    "STATEMENT_MISSING": ("当日没有已导入的对账单", "No statement of this day was imported"),
    "STATEMENT_NOT_FOUND": ("没有这份对账单", "There is no such statement"),
    "STATEMENT_OF_OTHER_ACCOUNT": (
        "文件不属于所选清算账户",
        "The file is of another account or currency",
    ),
    "STATEMENT_TOO_LONG": ("对账单超过允许的行数或大小", "It has too many lines or bytes"),
    "STATEMENT_UNREADABLE": ("无法读取对账单文件", "The file cannot be read as a statement"),
    "SUSPENSE_NOT_FOUND": ("没有这笔待清算款", "There is no such money in suspense"),
    "SUSPENSE_STATE": ("该款项当前状态不能执行该操作", "Where the money is does not allow this"),
}  # fmt: skip
