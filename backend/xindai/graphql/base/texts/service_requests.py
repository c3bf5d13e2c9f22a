"""Codes of borrowers' requests and of the papers of a loan."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "COMMAND_MISSING": ("请选择要办理的借据变更", "Say which change of the loan is made"),
    "COMMAND_NOT_WANTED": ("该类申请只需文字答复", "This kind of request is answered in words"),
    "COMMAND_UNCLEAR": ("一次只能办理一项变更", "One change at a time"),
    "DATE_IN_PAST": ("日期须晚于会计日期", "A day after the business date is wanted"),
    "LOAN_MOVED": ("借据刚有变动, 请重试", "The loan has changed meanwhile, ask again"),
    "LOAN_NOT_CLOSED": ("借据尚未结清", "Only a loan that is paid off has one"),
    "NOT_FOR_THIS_KIND": ("该类申请不需要此项", "This kind of request takes no such field"),
    "OWN_SERVICE_REQUEST": ("不能处理自己代为提交的申请", "You handed it in yourself"),
    "PERIOD_INVALID": (
        "账单期间无效: 最长五年, 截至今日",
        "A period of at most five years up to today",
    ),
    "SERVICE_REQUEST_NOT_FOUND": ("客户申请不存在", "There is no such request"),
    "TOO_MANY_PAPERS": ("今日出具文件过多, 请明日再试", "Too many papers of this loan today"),
    "SERVICE_REQUEST_OPEN": ("该借据已有处理中的申请", "The loan has a request that is open"),
}
