"""The German credit data (Statlog, 1994): applicants of a bank, as they applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xindai.decisioning.scoring.samples.source import (
    DataSet,
    Fact,
    Person,
    age_band,
    category,
    less,
    more,
)

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "checking_status": {
        "A11": "negative", "A12": "below_200", "A13": "from_200", "A14": "none",
    },
    "credit_history": {
        "A30": "no_credits", "A31": "all_paid_here", "A32": "paid_so_far", "A33": "delayed_before",
        "A34": "critical_or_elsewhere",
    },
    "purpose": {
        "A40": "new_car", "A41": "used_car", "A42": "furniture", "A43": "electronics",
        "A44": "appliances", "A45": "repairs", "A46": "education", "A47": "vacation",
        "A48": "retraining", "A49": "business", "A410": "other",
    },
    "savings": {
        "A61": "below_100", "A62": "from_100", "A63": "from_500", "A64": "from_1000",
        "A65": "unknown_or_none",
    },
    "other_debtors": {"A101": "none", "A102": "co_applicant", "A103": "guarantor"},
    "property": {
        "A121": "real_estate", "A122": "savings_contract", "A123": "car_or_other",
        "A124": "unknown_or_none",
    },
    "other_installment_plans": {"A141": "bank", "A142": "stores", "A143": "none"},
    "housing": {"A151": "rent", "A152": "own", "A153": "free"},
    "job": {
        "A171": "unskilled_not_settled", "A172": "unskilled", "A173": "skilled",
        "A174": "highly_qualified",
    },
}  # fmt: skip
"""The codes of the file in words."""
EMPLOYMENT: Final = {"A71": 0, "A72": 1, "A73": 2, "A74": 3, "A75": 4}
"""Unemployed, below one year, from one, from four, from seven years."""
NUMBERS: Final = (
    "duration_months", "credit_amount", "installment_rate_pct_income", "residence_since",
    "existing_credits", "people_liable",
)  # fmt: skip
_SEX: Final = {"A91": "male", "A92": "female", "A93": "male", "A94": "male", "A95": "female"}


def read(row: Mapping[str, str]) -> Person:
    """A row of the file."""
    facts: dict[str, Fact] = {name: words[row[name]] for name, words in WORDS.items()}
    facts |= {name: int(row[name]) for name in NUMBERS}
    facts["employment_class"] = EMPLOYMENT[row["employment_since"]]
    groups = {
        "sex": _SEX[row["personal_status_sex"]],
        "age": age_band(int(row["age_years"])),
        "foreign worker": {"A201": "yes", "A202": "no"}[row["foreign_worker"]],
    }
    return Person(facts, row["class_1good_2bad"] == "2", groups)


GERMAN: Final = DataSet(
    code="german",
    name_zh="德国信贷评分卡",
    name_en="German credit scorecard",
    file="german_credit_statlog.csv.gz",
    about="1,000 applicants of a German bank around 1994, amounts in Deutsche Mark; bad as the "
    "bank classed them (300, far more than among its applicants).",
    candidates=(
        category("checking_status", "支票账户状态", "Checking account",
                 "支票账户余额不足", "The balance of the checking account is low"),
        less("duration_months", "借款期限 (月)", "Term in months",
               "借款期限较长", "The term is long"),
        category("credit_history", "信用历史", "Credit history",
                 "以往信用记录不佳", "The credit history is unfavourable"),
        category("purpose", "借款用途", "Purpose",
                 "借款用途风险较高", "Loans for this purpose are repaid less often"),
        less("credit_amount", "借款金额", "Amount",
               "借款金额较高", "The amount is high"),
        category("savings", "储蓄", "Savings", "储蓄较少", "Savings are low"),
        more("employment_class", "现职工作年限等级 (0-4)", "Time in employment (0-4)",
             "现职工作时间较短", "The time in the present job is short"),
        less("installment_rate_pct_income", "月供占收入等级", "Instalment share of income (1-4)",
               "月供占收入比例较高", "The instalment is a large share of income"),
        category("other_debtors", "共同借款人或保证人", "Co-applicant or guarantor",
                 "没有保证人", "There is no guarantor"),
        more("residence_since", "现住址年限等级", "Time at the address (1-4)",
               "现住址居住时间较短", "The time at the address is short"),
        category("property", "财产", "Property", "可证明的财产较少", "Little property is known"),
        category("other_installment_plans", "其他分期", "Other instalment plans",
                 "存在其他分期付款", "There are other instalment plans"),
        category("housing", "住房", "Housing", "没有自有住房", "The home is not owned"),
        less("existing_credits", "本行现有贷款数", "Credits at this bank",
               "现有贷款较多", "There are several credits already"),
        category("job", "职业", "Job", "职业稳定性较低", "The job is less secure"),
        less("people_liable", "供养人数", "People to support",
               "供养人数较多", "Many people depend on the income"),
    ),
    excluded={
        "personal_status_sex": "sex and marriage",
        "age_years": "age",
        "foreign_worker": "nationality",
        "telephone": "whether a telephone is registered: a proxy of its time, of no use today",
    },
    read=read,
)  # fmt: skip
