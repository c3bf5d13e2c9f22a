"""A template is text with places for values; what is more than that is refused with a code."""

from __future__ import annotations

import time

import pytest

from xindai.contracts.placeholders import PLACEHOLDERS
from xindai.contracts.standard import standard_text
from xindai.contracts.template_language import placed, read_template
from xindai.kernel.errors import Refusal

UNKNOWN, FORBIDDEN = "TEMPLATE_PLACEHOLDER_UNKNOWN", "TEMPLATE_CONTENT_FORBIDDEN"
TOO_LARGE, EMPTY = "TEMPLATE_TOO_LARGE", "TEMPLATE_EMPTY"
ABUSE = [
    ("{{7*7}}", UNKNOWN),
    ("{{ config }}", UNKNOWN),
    ("{{ config.__class__.__init__ }}", UNKNOWN),
    ("{{''.__class__.__mro__}}", UNKNOWN),
    ("{{__import__('os').system('id')}}", UNKNOWN),
    ("{{borrower}}", UNKNOWN),
    ("{{borrower.name|upper}}", UNKNOWN),
    ("{{}}", UNKNOWN),
    ("{{borrower.name", FORBIDDEN),
    ("{{{{borrower.name}}}}", FORBIDDEN),
    ("{% for x in y %}{% endfor %}", FORBIDDEN),
    ("{# a comment #}", FORBIDDEN),
    ("${7*7}", FORBIDDEN),
    ('#import "@preview/x:1.0.0"', FORBIDDEN),
    ('#read("/etc/passwd")', FORBIDDEN),
    ('text #panic("x")', FORBIDDEN),
    ("#(1 + 1)", FORBIDDEN),
    ("#[content]", FORBIDDEN),
    ("<script>alert(1)</script>", FORBIDDEN),
    ("<img src=x>", FORBIDDEN),
    ("<!-- x -->", FORBIDDEN),
    ("&lt;b&gt;", FORBIDDEN),
    ("&#x41;", FORBIDDEN),
    ("[here](http://example.cn)", FORBIDDEN),
    ("[here](/etc/passwd)", FORBIDDEN),
    ("![x](file:///etc/passwd)", FORBIDDEN),
    ("![x][y]\n\n[y]: x.png", FORBIDDEN),
    ("see file:///etc/passwd", FORBIDDEN),
    ("see FILE : //x", FORBIDDEN),
    ("see http://169.254.169.254/", FORBIDDEN),
    ("javascript:alert(1)", FORBIDDEN),
    ("data:text/html,x", FORBIDDEN),
    ("`code`", FORBIDDEN),
    ("```typ\n#read\n```", FORBIDDEN),
    ("~~~\nx\n~~~", FORBIDDEN),
    ("    indented code", FORBIDDEN),
    ("> a quotation", FORBIDDEN),
    ("*emphasis*", FORBIDDEN),
    ("---", FORBIDDEN),
    ("the plan {{schedule}} inside", FORBIDDEN),
    ("# {{schedule}}", FORBIDDEN),
    ("| a |\n|---|\n| {{schedule}} |", FORBIDDEN),
    ("\u202e reversed", FORBIDDEN),
    ("zero\u200bwidth", FORBIDDEN),
    ("nul\0", FORBIDDEN),
    ("\ufdd00\ufdd0", FORBIDDEN),
    ("- - - - - - - - - - - - deep", FORBIDDEN),
    ("", EMPTY),
    (" \n\t\n", EMPTY),
    ("x" * 10**6, TOO_LARGE),
    ("{{amount}}" * 10**5, TOO_LARGE),
    ("1. x\n" * 11_000, TOO_LARGE),
    ("-\n" * 20_000, TOO_LARGE),
    ("> " * 29_000, FORBIDDEN),
    ("_" * 59_000, FORBIDDEN),
]


@pytest.mark.parametrize(("body", "code"), ABUSE, ids=[body[:24] for body, _ in ABUSE])
def test_abuse_is_refused(body: str, code: str) -> None:
    began = time.perf_counter()
    with pytest.raises(Refusal) as refused:
        read_template(body, "bodyZh")
    assert (refused.value.code, refused.value.field) == (code, "bodyZh")
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("body", ["[" * 59_000, "**" * 29_000 + "x", "\\" * 59_000, "|" * 59_000])
def test_odd_text_takes_no_time(body: str) -> None:
    began = time.perf_counter()
    read_template(body)
    assert time.perf_counter() - began < 5


def test_what_a_template_may_say() -> None:
    blocks = read_template(
        "## 第 {{instalments}} 条\n\n金额 **{{ amount }}** 元\n\n2. 甲\n   - 乙\n\n"
        "| 项 | 值 |\n|---|---|\n| 年化 | {{apr}} |\n\n{{schedule}}\n"
    )
    assert [block["kind"] for block in blocks] == [
        *("heading", "paragraph", "list", "table", "block")
    ]
    assert blocks[1]["content"] == [
        {"kind": "text", "text": "金额 ", "bold": False},
        {"kind": "place", "name": "amount", "bold": True},
        {"kind": "text", "text": " 元", "bold": False},
    ]
    assert (blocks[2]["ordered"], blocks[2]["start"]) == (True, 2)
    assert blocks[2]["items"][0][1]["kind"] == "list"
    assert blocks[3]["rows"][1][1] == [{"kind": "place", "name": "apr", "bold": False}]
    assert blocks[4] == {"kind": "block", "name": "schedule"}


def test_values_are_never_read_as_language() -> None:
    blocks = read_template("{{borrower.name}} {{lender}}")
    evil = {"borrower.name": "{{borrower.id_number}} **x** #panic()", "lender": "\ufdd00\ufdd0"}
    texts = [part["text"] for part in placed(blocks, evil)[0]["content"]]
    assert texts == [evil["borrower.name"], " ", evil["lender"]]


def test_the_standard_texts_ask_only_for_what_there_is() -> None:
    for language in ("zh", "en"):
        text = standard_text("consumer_loan", language)
        read_template(text)
        missing = [p.name for p in PLACEHOLDERS if "{{%s}}" % p.name not in text]  # noqa: UP031
        assert missing == ["currency"]
