"""Codes of scoring."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "FACT_INVALID": ("评分因子的值无效", "the fact is not valid"),
    "REPORT_MISMATCH": ("报告与查询对象不符", "the report is about somebody else"),
    "REPORT_MISSING": ("没有可用的报告", "there is no report"),
    "SCORECARD_CODE_DIFFERS": ("草稿的评分卡代码不能更改", "the draft has another code"),
    "SCORECARD_FACT_FORBIDDEN": (
        "该因子不得用于评分 (性别、年龄、国籍、民族、宗教、婚姻等)",
        "this fact may not be scored: sex, age, origin, religion, marriage",
    ),
    "SCORECARD_INVALID": ("评分卡内容有误", "the scorecard does not hold together"),
    "SCORECARD_NOT_DRAFT": ("评分卡不是草稿", "the scorecard is no draft"),
    "SCORECARD_NOT_FOUND": ("没有这张评分卡", "there is no such scorecard"),
    "SCORECARD_NOT_SUBMITTED": ("评分卡未提交", "the scorecard was not submitted"),
    "SCORECARD_NOT_YOURS": ("只能修改自己的草稿", "the draft is somebody else's"),
    "SCORECARD_OWN": ("不能复核自己编写的评分卡", "nobody checks his own scorecard"),
}
