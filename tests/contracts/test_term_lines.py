"""Terms as a screen shows them: every line says the same in both languages."""

from __future__ import annotations

from xindai.contracts.api import term_lines
from xindai.engine.terms import Terms


def test_terms_in_words() -> None:
    terms = Terms.from_json(
        {
            "principal": "12000.00",
            "annual_rate": "0.126",
            "instalments": 12,
            "disbursed_on": "2026-01-31",
            "method": "equal_instalment",
            "grace_days": 3,
            "penalty": {"multiple": "1.5"},
        }
    )
    lines = {line.name_en: (line.zh, line.en) for line in term_lines(terms)}
    assert lines["Repayment"] == ("等额本息", "equal instalments")
    assert lines["Annual rate"] == ("12.6%", "12.6%")
    assert lines["Days of grace"] == ("3 天", "3")
    assert lines["Penalty interest"] == (
        "对逾期本金按合同年利率的 150% (即年利率 18.9%) 计收罚息",
        "penalty interest at 150% of the contract rate (18.9% a year) on overdue principal",
    )
    assert lines["Early repayment"] == ("不收取提前还款费用", "free of charge")
