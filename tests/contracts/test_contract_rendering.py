"""The document as a reader of PDF sees it: name, rate and every row; the same bytes again."""

from __future__ import annotations

import asyncio
import hashlib
import io
import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from xindai.contracts.document import Facts, document
from xindai.contracts.languages import Language
from xindai.contracts.rendering import render as rendering
from xindai.contracts.standard import standard_text
from xindai.engine.quote import quote
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal

TERMS = Terms.from_json(
    {
        "principal": "36000.00",
        "annual_rate": "0.156",
        "instalments": 12,
        "disbursed_on": "2024-01-31",
        "method": "equal_instalment",
        "penalty": {"multiple": "1.5"},
        "fees": [{"kind": "upfront", "name": "手续费", "rate": "0.01"}],
        "grace_days": 3,
    }
)
FACTS = Facts(
    number="HT20240131000017",
    version=1,
    reason=None,
    signed_on=date(2024, 1, 31),
    lender="信贷消费金融有限公司",
    borrower="欧阳翠花",
    id_number="11010519491231002X",
    phone="13800138000",
    product={Language.ZH: "现金贷", Language.EN: "Cash loan"},
    account="中国工商银行 ************0128",
    terms=TERMS,
)
ZH = {Language.ZH: standard_text("consumer_loan", "zh")}
BOTH = ZH | {Language.EN: standard_text("consumer_loan", "en")}
GOLDEN = "2cdfb78c0b3925b2cfd6082c29a16cb238ba1819f2ee60657a843876df701340"
"""SHA-256 of FACTS in both languages; it moves with the typesetter, the font and the texts."""


async def drawn(facts: Facts = FACTS, bodies: Any = None) -> bytes:
    return await rendering.render("contract", document(facts, bodies or ZH), facts.signed_on)


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def packed(text: str) -> str:
    """Without what a line break puts in."""
    return "".join(text.split())


async def test_name_rate_and_every_instalment_can_be_read() -> None:
    text = text_of(await drawn(bodies=BOTH))
    flat = packed(text)
    for said in (
        "欧阳翠花",
        "11010519491231002X",
        "HT20240131000017",
        "36,000.00元",
        "人民币叁万陆仟元整",
        "15.6%",
        "17.5296%",
        "19.0088%",
        "等额本息",
        "手续费:计费基数的1%",
        "按合同年利率的150%(即年利率23.4%)计收罚息",
        "2024年2月29日",
        "39,474.01",
        "APR,internalrateofreturn",
        "签署页",
    ):
        assert said in flat, said
    rows = quote(TERMS).state.rows
    assert len(rows) == 12
    for row in rows:
        total = f"{row.total(row.due_on) / 100:,.2f}"
        line = f"{row.n} {row.due_on} {row.principal / 100:,.2f} {row.interest / 100:,.2f} 0.00"
        assert text.count(f"{line} {total}") == 2, line  # in both languages
    assert "合计 36,000.00 3,114.01 0.00 39,114.01" in text


async def test_the_same_document_has_the_same_bytes() -> None:
    one, other = await asyncio.gather(drawn(bodies=BOTH), drawn(bodies=BOTH))
    assert one == other
    assert hashlib.sha256(one).hexdigest() == GOLDEN
    assert await drawn(replace(FACTS, version=2, reason="改")) != one


async def test_pdf_a_with_its_fonts_inside() -> None:
    reader = PdfReader(io.BytesIO(await drawn()))
    raw = reader.trailer["/Root"]["/Metadata"].get_object().get_data()  # type: ignore[index]
    assert b"pdfaid:part>3<" in raw
    assert b"pdfaid:conformance>B<" in raw
    fonts = {
        font.get_object()["/BaseFont"]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert {str(name).partition("+")[2].partition("-")[0] for name in fonts} == {"NotoSansCJKsc"}


@pytest.mark.parametrize(
    "name",
    [
        '#panic("x")',
        "{{borrower.id_number}}",
        "#read(sys.inputs.document)",
        "$ sum_1^2 $ *a* _b_ `c`",
        "<script>\\u{41}",
        '"]} } #let x = 1',
        "@preview/x:1.0.0",
    ],
)
async def test_a_name_prints_as_itself(name: str) -> None:
    text = text_of(await drawn(replace(FACTS, borrower=name)))
    assert packed(name) in packed(text)


async def test_a_contract_of_a_hundred_years() -> None:
    """1,200 rows, and the loop of the others turns on."""
    terms = replace(TERMS, instalments=1200, annual_rate_e8=1_000_000)
    turns, longest = 0, 0.0

    async def turn() -> None:
        nonlocal turns, longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.01)
            longest = max(longest, time.perf_counter() - before)
            turns += 1

    facts = replace(FACTS, terms=terms)
    made = await asyncio.to_thread(document, facts, ZH)
    watch = asyncio.create_task(turn())
    content = await rendering.render("contract", made, facts.signed_on)
    watch.cancel()
    assert "1200 2124-01-31" in text_of(content)
    assert turns > 5
    assert longest < 2


async def test_what_takes_too_long_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "MOST_SECONDS", 0.01)
    with pytest.raises(Refusal) as refused:
        await drawn()
    assert refused.value.code == "CONTRACT_RENDER_FAILED"


async def test_what_cannot_be_typeset_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        await rendering.render("contract", {"title": "no more"}, date(2024, 1, 31))
    assert refused.value.code == "CONTRACT_RENDER_FAILED"
