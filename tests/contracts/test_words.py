"""Amounts as contracts spell them."""

from __future__ import annotations

import pytest

from xindai.contracts.words import amount_in_words, grouped, percent


@pytest.mark.parametrize(
    ("minor", "words"),
    [
        (0, "人民币零元整"),
        (1, "人民币壹分"),
        (10, "人民币壹角整"),
        (100, "人民币壹元整"),
        (1_05, "人民币壹元零伍分"),
        (1234_56, "人民币壹仟贰佰叁拾肆元伍角陆分"),
        (101_00, "人民币壹佰零壹元整"),
        (10_010_00, "人民币壹万零壹拾元整"),
        (1_000_500_00, "人民币壹佰万零伍佰元整"),
        (100_050_000_00, "人民币壹亿零伍万元整"),
        (120_340_05, "人民币壹拾贰万零叁佰肆拾元零伍分"),
        (999_999_999_99, "人民币玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_amounts_in_chinese_capitals(minor: int, words: str) -> None:
    assert amount_in_words(minor, "CNY") == words


def test_figures() -> None:
    assert amount_in_words(123_456_789, "USD") == "USD 1,234,567.89"
    assert grouped(123_456, "JPY") == "123,456"
    rates = ("0.12000000", "0.0725", "1.5", "0", "0.00000001")
    assert [percent(r) for r in rates] == ["12%", "7.25%", "150%", "0%", "0.000001%"]
