"""What a template may ask for: a fixed list. A template chooses from it and computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{{name}}`; a block stands alone in a paragraph and becomes a table."""

    name: str
    zh: str
    en: str
    is_block: bool = False


PLACEHOLDERS: Final = (
    Placeholder("contract.number", "合同编号", "The contract's number"),
    Placeholder("contract.version", "合同文本版本", "The version of the document"),
    Placeholder("signed_on", "合同日期", "The day of the document"),
    Placeholder("borrower.name", "借款人姓名", "The borrower's name"),
    Placeholder("borrower.id_number", "借款人证件号码", "The borrower's ID number"),
    Placeholder("borrower.phone", "借款人手机号", "The borrower's phone"),
    Placeholder("lender", "贷款人名称", "The lender's name"),
    Placeholder("product", "产品名称", "The product's name"),
    Placeholder("amount", "借款金额", "The principal in figures"),
    Placeholder("amount_in_words", "借款金额大写", "The principal in words (人民币大写)"),
    Placeholder("currency", "币种", "The currency"),
    Placeholder("annual_rate", "年利率", "The contract's rate a year, in percent"),
    Placeholder(
        "apr",
        "年化综合成本 (IRR 口径)",
        "All costs as a rate a year: internal rate of return a month x 12",
    ),
    Placeholder(
        "apr_effective",
        "年化综合成本 (复利口径)",
        "The same rate compounded over the year",
    ),
    Placeholder("instalments", "期数", "How many instalments"),
    Placeholder("method", "还款方式", "How the principal is repaid"),
    Placeholder("starts_on", "借款起始日", "The day of the disbursement that the schedule assumes"),
    Placeholder("ends_on", "借款到期日", "The last due date"),
    Placeholder("first_due_on", "首个还款日", "The first due date"),
    Placeholder("instalment_amount", "首期应还金额", "What the first instalment asks for"),
    Placeholder("total_interest", "利息合计", "Interest in all"),
    Placeholder("total_fees", "费用合计", "Fees in all"),
    Placeholder("total_payment", "还款总额", "Everything to be paid, fees included"),
    Placeholder("fees", "费用说明", "Every fee by name"),
    Placeholder("penalty", "罚息说明", "Penalty interest of late payments"),
    Placeholder("early_repayment", "提前还款说明", "What early repayment costs"),
    Placeholder("grace_days", "宽限期天数", "Days of grace"),
    Placeholder(
        "bank_card", "收款及还款账户", "The account that is paid and collected from, masked"
    ),
    Placeholder("change_reason", "补充协议说明", "Why the document replaces an earlier one"),
    Placeholder("schedule", "还款计划表", "The full schedule of repayments", is_block=True),
)
BY_NAME: Final = {each.name: each for each in PLACEHOLDERS}
