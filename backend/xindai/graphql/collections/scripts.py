"""What a collector says, by stage: the opening, what to cover, what never to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xindai.collections.types import Stage


@dataclass(frozen=True, slots=True)
class Script:
    """In one language."""

    opening: str
    points: tuple[str, ...]


_ZH_NEVER: Final = ("不得威胁、侮辱或冒充司法机关", "不得向第三人透露欠款信息")
_EN_NEVER: Final = (
    "No threats, no insults, never pose as an authority",
    "Tell nobody else about the debt",
)
NEVER: Final = {"zh": _ZH_NEVER, "en": _EN_NEVER}
SCRIPTS: Final[Mapping[str, Mapping[Stage, Script]]] = {
    "zh": {
        Stage.SOFT: Script(
            "您好, 我是贷款服务人员。请问是本人吗? 您的一笔还款已过还款日, 提醒您尽快安排。",
            ("先核实身份, 再谈欠款", "询问是否忘记或扣款失败", "告知还款方式", "确认还款日期"),
        ),
        Stage.M1: Script(
            "您好, 您的贷款已逾期, 罚息按日计算。想了解您的情况, 一起确定还款安排。",
            ("核实身份", "说明逾期金额与天数", "了解逾期原因", "约定金额与日期, 登记承诺"),
        ),
        Stage.M2: Script(
            "您好, 您的贷款逾期已超过一个月, 已影响信用记录。请说明困难, 我们看有哪些办法。",
            ("核实身份", "说明征信影响", "有困难的介绍展期、重组等办法", "登记承诺或困难申请"),
        ),
        Stage.M3: Script(
            "您好, 您的贷款逾期已超过两个月, 请尽快处理, 以免进入后续程序。",
            ("核实身份", "如实说明后续程序, 不夸大", "协商分次还款", "登记结果与下次联系日期"),
        ),
        Stage.M4_PLUS: Script(
            "您好, 您的贷款已逾期较长时间。在采取法律措施之前, 希望与您协商解决。",
            ("核实身份", "说明可能的法律程序", "了解财产与收入变化", "协商和解或分期方案"),
        ),
    },
    "en": {
        Stage.SOFT: Script(
            "Good day, this is your lender's service. May I check who I am speaking to? One of "
            "your payments has passed its due day.",
            (
                "Check who it is before you speak of the debt",
                "Forgotten, or did a debit fail?",
                "Say how to pay",
                "Agree on a day",
            ),
        ),
        Stage.M1: Script(
            "Good day, your loan is overdue and penalty interest grows by the day. I would like "
            "to understand the situation and agree on a way forward.",
            (
                "Check who it is",
                "Name the amount and the days",
                "Ask for the cause",
                "Agree on amount and day, note the promise",
            ),
        ),
        Stage.M2: Script(
            "Good day, your loan has been overdue for more than a month, and that shows in your "
            "credit record. Tell me what stands in the way.",
            (
                "Check who it is",
                "Explain what the credit record shows",
                "In hardship: more time, a restructuring",
                "Note the promise or the request",
            ),
        ),
        Stage.M3: Script(
            "Good day, your loan has been overdue for more than two months. Please settle it "
            "before further steps follow.",
            (
                "Check who it is",
                "Say truly what follows, no more",
                "Offer parts",
                "Note the result and the next day",
            ),
        ),
        Stage.M4_PLUS: Script(
            "Good day, your loan has been overdue for long. Before the law is called upon we "
            "would like to find a solution with you.",
            (
                "Check who it is",
                "Explain the possible proceedings",
                "Ask for income and means",
                "A settlement, or a plan",
            ),
        ),
    },
}
"""By language and stage."""
