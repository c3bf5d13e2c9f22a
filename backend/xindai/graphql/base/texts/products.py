"""Codes of products."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "ACCOUNTS_STAY": (
        "产品首次上架后核算科目不可更改",
        "a product keeps the accounts of its first listing",
    ),
    "AMOUNT_NOT_OFFERED": ("金额不在产品范围内", "the product does not lend this amount"),
    "APR_ABOVE_CAP": ("年化综合成本超过产品上限", "the annual cost is above the product's cap"),
    "FILE_AGAINST_SCHEMA": ("文件内容不符合产品文件格式", "the file is not as the schema says"),
    "FILE_UNREADABLE": ("文件无法读取", "the file is not the plain YAML that is wanted"),
    "GOLDEN_CASE_EXISTS": ("同名的标准算例已存在", "a golden case has this name"),
    "GOLDEN_CASE_MOVED": (
        "标准算例的结果有变化, 请逐一说明原因",
        "figures of golden cases move: explain each of them",
    ),
    "INVALID_ACCOUNT_MAPPING": (
        "科目映射有误: 角色与科目须已存在且类别一致",
        "a role that the books know names an account of its kind",
    ),
    "INVALID_CODE": ("代码只能由小写字母, 数字和下划线组成", "a-z, 0-9 and underscores"),
    "METHOD_NOT_OFFERED": ("产品不支持该还款方式", "the product does not offer this method"),
    "NAMES_STAY": ("产品名称不能通过文件修改", "a file does not rename a product"),
    "NO_DRAFT": ("产品没有草稿版本", "the product has no draft"),
    "OWN_WORK": ("不能复核自己编写或提交的内容", "nobody approves his own work"),
    "PAYEE_DOES_NOT_FIT": ("收款方与产品类型不符", "only merchant instalments pay a merchant"),
    "PRICE_TWICE": ("定价规则重复", "two price rules are for the same"),
    "RANGE_UPSIDE_DOWN": ("下限高于上限", "the least is above the most"),
    "RATE_NOT_OFFERED": ("利率不在产品范围内", "the rate is beyond the product's range"),
    "SUB_PRODUCT_NOT_FOUND": ("子产品不存在", "there is no such sub-product"),
    "SUB_PRODUCT_TWICE": ("子产品代码重复", "a sub-product's code comes once"),
    "TERM_NOT_OFFERED": ("期数不在产品范围内", "the product does not offer this term"),
    "VERSION_SUPERSEDED": (
        "已有更新的版本上架过, 请新建版本",
        "a newer version has been on offer: begin another one",
    ),
}
