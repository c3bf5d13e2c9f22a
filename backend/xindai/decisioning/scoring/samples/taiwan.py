"""Default of credit card clients (Taiwan, 2005): card holders with six months of behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xindai.decisioning.scoring.samples.source import DataSet, Person, age_band, less, more

PAY: Final = ("PAY_0", "PAY_2", "PAY_3", "PAY_4", "PAY_5", "PAY_6")
"""September back to April: months of delay; -2, -1 and 0 are none (no debt, paid, revolving)."""
BILLS: Final = tuple(f"BILL_AMT{n}" for n in range(1, 7))
PAID: Final = tuple(f"PAY_AMT{n}" for n in range(1, 7))
_SEX: Final = {"1": "male", "2": "female"}
_MARRIAGE: Final = {"1": "married", "2": "single"}
_MOST_PERCENT: Final = 1_000


def percent(part: int, whole: int) -> int:
    """Whole percents, rounded down; 100 where there is nothing to share, at most 1,000."""
    if whole <= 0:
        return 100
    return max(0, min(part * 100 // whole, _MOST_PERCENT))


def read(row: Mapping[str, str]) -> Person:
    """A row of the file."""
    limit = int(row["LIMIT_BAL"])
    late = [max(0, int(row[name])) for name in PAY]
    bills = [int(row[name]) for name in BILLS]
    paid = [int(row[name]) for name in PAID]
    facts = {
        "credit_limit": limit,
        "months_late_now": late[0],
        "worst_months_late_6m": max(late),
        "months_with_delay_6m": sum(1 for months in late if months > 0),
        "months_since_delay": next((at for at, months in enumerate(late) if months > 0), 6),
        "utilisation_now_percent": percent(bills[0], limit),
        "utilisation_6m_percent": percent(sum(bills), 6 * limit),
        "paid_of_billed_percent": percent(sum(paid[:5]), sum(bills[1:])),
        "paid_last_month": paid[0],
        "paid_average_6m": sum(paid) // 6,
        "months_without_payment_6m": sum(1 for amount in paid if amount == 0),
    }
    groups = {
        "sex": _SEX[row["SEX"]],
        "age": age_band(int(row["AGE"])),
        "marriage": _MARRIAGE.get(row["MARRIAGE"], "other"),
    }
    return Person(facts, row["default.payment.next.month"] == "1", groups)


TAIWAN: Final = DataSet(
    code="taiwan",
    name_zh="台湾信用卡行为评分卡",
    name_en="Taiwan card behaviour scorecard",
    file="taiwan_credit_card_default.csv.gz",
    about="30,000 card holders of a bank in Taiwan, April to September 2005, amounts in New "
    "Taiwan dollars; bad is default on the payment of October 2005 (6,636).",
    candidates=(
        more("credit_limit", "信用额度", "Credit limit",
               "现有授信额度较低", "The credit limit so far is low"),
        less("months_late_now", "当前逾期月数", "Months late now",
               "当前有逾期", "A payment is late now"),
        less("worst_months_late_6m", "近6月最长逾期月数", "Worst delay of six months",
               "近6月有较长逾期", "A payment was late for long within six months"),
        less("months_with_delay_6m", "近6月逾期次数", "Months with a delay of six",
               "近6月多次逾期", "Payments were late several times within six months"),
        more("months_since_delay", "距最近逾期月数", "Months since the last delay",
               "近期有过逾期", "A payment was late lately"),
        less("utilisation_now_percent", "当前额度使用率", "Share of the limit in use",
               "额度使用率较高", "Much of the limit is in use"),
        less("utilisation_6m_percent", "近6月平均额度使用率", "The same over six months",
               "近6月额度使用率较高", "Much of the limit was in use for months"),
        more("paid_of_billed_percent", "还款占账单比例", "Paid of what was billed",
               "还款占账单比例较低", "Little of what was billed was paid"),
        more("paid_last_month", "上月还款额", "Paid last month",
               "上月还款额较低", "Little was paid last month"),
        more("paid_average_6m", "近6月平均还款额", "Paid a month over six months",
               "近6月还款额较低", "Little was paid over six months"),
        less("months_without_payment_6m", "近6月未还款月数", "Months without a payment",
               "近6月有未还款的月份", "In some months nothing was paid"),
    ),
    excluded={
        "SEX": "sex",
        "AGE": "age",
        "MARRIAGE": "marriage",
        "EDUCATION": "a proxy of origin and age that says little about behaviour",
        "ID": "a number of the row",
    },
    read=read,
)  # fmt: skip
