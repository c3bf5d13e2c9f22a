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
}
