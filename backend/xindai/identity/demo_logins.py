"""The people of the demo. Made by the demo loader in development, never in production."""

from __future__ import annotations

from typing import Final

from xindai.identity.types import NewStaff

PASSWORD: Final = "xindai-demo-2026"
PEOPLE: Final = (
    (
        "admin",
        "系统管理员",
        "HO",
        "administrator",
        "系统管理员 people, roles, keys; moves no money",
    ),
    ("manager", "李经理", "HO", "branch_manager", "总部经理 every loan verb, every branch"),
    ("officer", "王信贷", "SH", "customer_manager", "上海网点客户经理 his branch only"),
    ("product", "郑产品", "HO", "product_manager", "产品经理 drafts, submits and lists products"),
    ("verifier", "钱电核", "SH", "phone_verifier", "电话核实 calls applicants"),
    ("approver1", "冯一审", "SH", "approver_1", "一级审批 examines applications, level 1"),
    ("approver2", "褚二审", "HO", "approver_2", "二级审批 level 2, and checks commands"),
    ("approver3", "卫三审", "HO", "approver_3", "三级审批 level 3"),
    ("partners", "蒋合作", "HO", "partner_manager", "合作方经理 merchants and stores"),
    ("cashier", "陈出纳", "SH", "cashier", "上海网点出纳 takes repayments"),
    ("collector", "何催收", "HO", "collections", "催收员 works on late customers"),
    ("disbursement", "周放款", "HO", "disbursement", "放款岗 pays loans out"),
    ("risk", "吴风控", "HO", "risk_manager", "风险经理 restructures, waives, writes off"),
    ("accountant", "赵会计", "HO", "accountant", "会计 books, end of day"),
    ("auditor", "孙审计", "HO", "auditor", "审计 reads everything, changes nothing"),
)
"""Login, name, branch code, role, what the welcome says."""

DEMO_LOGINS: Final = tuple((login, PASSWORD, text) for login, _, _, _, text in PEOPLE)
DEMO_BORROWERS: Final = (
    ("10009000201", PASSWORD, "a loan that is a few days late, one paid off"),
    ("10009000202", PASSWORD, "an offer to accept, and a credit line with room"),
    ("10009000203", PASSWORD, "registered, and nothing else yet"),
)
"""Phone, password, what he has; the demo makes their accounts (demo/road)."""


def demo_staff() -> list[NewStaff]:
    """The demo's people, to be created below branches HO and SH."""
    return [
        NewStaff(
            login=login,
            display_name=name,
            password=PASSWORD,
            branch_code=branch,
            roles=frozenset({role}),
        )
        for login, name, branch, role, _ in PEOPLE
    ]
