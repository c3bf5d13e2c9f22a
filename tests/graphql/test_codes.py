"""Texts of codes: by kinds, and every kind that our own pages ask for is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.graphql.conftest import House
from xindai.graphql.codes import CODES

APPS = Path(__file__).parents[2] / "frontend" / "apps"
ASKED = re.compile(r"""\b(?:code|useCodes)\(\s*'([A-Z]\w+)'|<StatusTag\s+kind="(\w+)\"""")
BY_KINDS = "query ($kinds: [String!]) { codes(kinds: $kinds) { kind code } }"


async def test_kinds_are_asked_for_by_name(house: House) -> None:
    wanted = ["LoanStatus", "AssetClass", "LoanStatus"]
    found = (await house.data(BY_KINDS, None, kinds=wanted))["codes"]
    given = [(kind, code) for kind in ("LoanStatus", "AssetClass") for code in CODES[kind]]
    assert [(one["kind"], one["code"]) for one in found] == given
    assert (await house.data(BY_KINDS, None, kinds=[]))["codes"] == []
    assert {one["kind"] for one in (await house.data(BY_KINDS, None))["codes"]} == {*CODES}


async def test_an_unknown_kind_is_refused(house: House) -> None:
    answer = await house.ask(BY_KINDS, None, kinds=["LoanStatus", "Nothing"])
    (error,) = answer["errors"]
    assert error["extensions"] == {"code": "CODE_KIND_NOT_FOUND", "field": "kinds"}


@pytest.mark.parametrize("app", ["admin", "borrower"])
def test_the_pages_ask_for_kinds_that_are_there(app: str) -> None:
    folder = APPS / app / "src"
    first = set(re.findall(r"'(\w+)'", (folder / "code-kinds.ts").read_text(encoding="utf-8")))
    shown = {
        kind
        for path in folder.rglob("*.tsx")
        for found in ASKED.findall(path.read_text(encoding="utf-8"))
        for kind in found
        if kind
    }
    assert len(shown) > 20
    assert first | shown <= CODES.keys()


def test_every_code_has_words_in_both_languages() -> None:
    for kind, texts in CODES.items():
        for code, (zh, en) in texts.items():
            assert zh.strip() and en.strip(), (kind, code)
            assert not re.search("[\u4e00-\u9fff]", en), (kind, code)
