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
    ("cashier", "陈出纳", "SH", "cashier", "上海网点出纳 takes repayments"),
    ("disbursement", "周放款", "HO", "disbursement", "放款岗 pays loans out"),
    ("risk", "吴风控", "HO", "risk_manager", "风险经理 restructures, waives, writes off"),
    ("accountant", "赵会计", "HO", "accountant", "会计 books, end of day"),
    ("auditor", "孙审计", "HO", "auditor", "审计 reads everything, changes nothing"),
)
"""Login, name, branch code, role, what the welcome says."""

DEMO_LOGINS: Final = tuple((login, PASSWORD, text) for login, _, _, _, text in PEOPLE)


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
