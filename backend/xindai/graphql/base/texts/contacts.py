"""Codes of contacts, their rules and stops."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "CONTACT_CLOSED_DAY": ("当日不得触达", "nobody is contacted for this on this day"),
    "CONTACT_DAY_CAP": ("今日触达次数已达上限", "the most contacts of a day are made"),
    "CONTACT_FORBIDDEN": (
        "触达规则禁止此类触达",
        "the contact rules forbid such a contact altogether",
    ),
    "CONTACT_NOT_PROVIDED": ("触达规则未允许此类触达", "no rule provides for such a contact"),
    "CONTACT_NO_RULES": ("没有生效的触达规则", "no contact rules are in force"),
    "CONTACT_OUT_OF_HOURS": (
        "对方当地时间不在允许时段内",
        "it is not an hour for this where the person lives",
    ),
    "CONTACT_RULES_NOT_FOUND": ("触达规则版本不存在", "there is no such version of the rules"),
    "CONTACT_STOPPED": ("对方已停止此类触达", "contacts of this kind with the person are stopped"),
    "CONTACT_STOP_LIFTED": ("该停止登记已解除", "the stop is lifted already"),
    "CONTACT_STOP_NOT_FOUND": ("停止登记不存在", "there is no such stop"),
    "CONTACT_STOP_WHOLE": (
        "该类停止须覆盖全部用途和渠道",
        "a stop of this kind covers all purposes and channels",
    ),
    "CONTACT_TELLS_DEBT": ("不得向此人透露债务信息", "this person is not told of a debt"),
    "CONTACT_TOO_SOON": ("距上次触达时间过短", "the last contact was too short a time ago"),
    "CONTACT_WEEK_CAP": ("近七日触达次数已达上限", "the most contacts of seven days are made"),
    "CONTACT_ZONE_UNKNOWN": ("时区不存在", "there is no such time zone"),
    "INVALID_CONTACT_RULES": ("触达规则格式错误", "the contact rules are not well-formed"),
    "INVALID_CONTACT_STOP": ("停止登记格式错误", "the stop is not well-formed"),
    "OWN_CONTACT_RULES": ("触达规则不能由编写人审批", "whoever wrote rules does not approve them"),
    "WRONG_CONTACT_RULES_STATUS": (
        "该版本的状态不允许此操作",
        "the version is in another state than this step wants",
    ),
    "EMAIL_NOT_OPEN": ("没有待确认的邮箱", "no address waits to be confirmed"),
    "EMAIL_CODES_USED_UP": (
        "今天的确认码已用完, 请明天再试",
        "no more codes today: try again tomorrow",
    ),
    "EMAIL_CODE_WRONG": (
        "确认码错误或已失效",
        "the code is wrong or holds no longer",
    ),
    "INVALID_EMAIL": ("邮箱地址格式错误", "this is no e-mail address"),
    "INVALID_MOMENT": ("时间格式错误", "a moment has a day, a time and a zone"),
    "INVALID_MESSAGE_TEXT": ("模板文本格式错误", "the text is not well-formed"),
    "INVALID_PREFERENCE": ("没有这个选项", "there is no such choice"),
    "INVALID_PUSH_SUBSCRIPTION": (
        "浏览器推送信息格式错误",
        "this is no subscription of a browser",
    ),
    "REMINDER_POLICY_NOT_FOUND": ("提醒策略版本不存在", "there is no such version of the policy"),
    "WRONG_REMINDER_POLICY_STATUS": (
        "该版本的状态不允许此操作",
        "the version is in another state than this step wants",
    ),
    "OWN_REMINDER_POLICY": (
        "提醒策略不能由编写人审批",
        "whoever wrote a policy does not approve it",
    ),
    "INVALID_REMINDER_STEPS": (
        "还款提醒设置格式错误",
        "the steps of reminders are not well-formed",
    ),
    "MESSAGE_TEMPLATE_NOT_FOUND": ("消息模板不存在", "there is no such message template"),
    "MESSAGE_TEXT_MISSING": ("缺少某种语言的文本", "the text is missing in a language"),
    "MESSAGE_VARIABLE_UNKNOWN": (
        "文本使用了不存在的变量",
        "the text names a value that messages of this kind do not have",
    ),
    "OWN_MESSAGE_TEMPLATE": (
        "消息模板不能由编写人审批",
        "whoever wrote a template does not approve it",
    ),
    "WRONG_MESSAGE_TEMPLATE_STATUS": (
        "该模板版本的状态不允许此操作",
        "the version is in another state than this step wants",
    ),
}
