"""The page for integrators: whole, safe, and every example runs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import parse, validate

from tests.graphql.conftest import KEY, House
from xindai.app import build
from xindai.graphql.base import walk
from xindai.graphql.base.error_texts import TEXTS
from xindai.graphql.base.versions import VERSIONS
from xindai.graphql.docs.examples import Example, examples
from xindai.graphql.docs.html import code, tag
from xindai.graphql.docs.page import page
from xindai.graphql.event_schemas import event_schemas
from xindai.graphql.schema import schema
from xindai.platform.settings import Settings

ADDRESS = "https://lender.example"
VOID = {"meta", "link"}


class Look(HTMLParser):
    """Ids, links and what is inline; fails where elements do not close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, name: str, given: list[tuple[str, str | None]]) -> None:
        self.names.add(name)
        self.attributes |= {key for key, _ in given}
        found = dict(given)
        self.ids += [value for value in [found.get("id")] if value]
        self.links |= {value for value in [found.get("href")] if value}
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_whole(language: str) -> None:
    text = page(language, ADDRESS)
    seen = Look(text)
    assert len(seen.ids) == len(set(seen.ids))
    inner = {link[1:] for link in seen.links if link.startswith("#")}
    assert inner <= set(seen.ids), inner - set(seen.ids)
    wanted = {f"{entry.root.lower()}-{entry.name}" for entry in walk.entries(schema)}
    wanted |= {f"type-{name}" for name in walk.types(schema)}
    assert wanted <= set(seen.ids)
    for word in (*TEXTS, *event_schemas(), *VERSIONS, "loan.repay", f"{ADDRESS}/oauth/token"):
        assert word in text, word
    outer = {link for link in seen.links if not link.startswith("#")}
    assert outer == {"/docs/docs.css", "/docs/en" if language == "zh" else "/docs"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_inline(language: str) -> None:
    """The content security policy lets no script and no style of the page itself run."""
    seen = Look(page(language, ADDRESS))
    assert not {"script", "style", "iframe", "img", "form"} & seen.names
    assert not {key for key in seen.attributes if key == "style" or key.startswith("on")}


def test_what_looks_like_html_is_text() -> None:
    made = tag("p", "<b>&", code('"x"'), title='a"b<c')
    assert made == '<p title="a&quot;b&lt;c">&lt;b&gt;&amp;<code>"x"</code></p>'


def test_chinese_comes_first_and_english_has_all_of_it() -> None:
    zh, en = page("zh", ADDRESS), page("en", ADDRESS)
    assert '<html lang="zh-CN">' in zh
    assert '<html lang="en">' in en
    heads = re.findall(r"<h2[^>]*>([^<]+)</h2>", en)
    assert len(heads) == len(re.findall(r"<h2[^>]*>([^<]+)</h2>", zh)) == 12
    assert all(head.isascii() for head in heads)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
async def test_every_example_runs(house: House, example: Example) -> None:
    """As a third party with a token sends it: the body of the curl command, ids filled in."""
    assert validate(schema._schema, parse(example.text)) == []
    loan = await house.loan()
    shown = example.curl(ADDRESS)
    body = shown.partition("-d '")[2].removesuffix("'").replace("'\\''", "'")
    filled: dict[str, Any] = json.loads(body.replace("<loan id>", loan))
    assert "<" not in json.dumps(filled["variables"]), "a placeholder that nobody fills"
    async with house.client(**house.header(KEY)) as http:
        answer = (await http.post("/", json=filled)).json()
    assert "errors" not in answer, answer
    for value in answer["data"].values():
        assert value is not None
        assert not (value.get("userErrors") if isinstance(value, dict) else None)


def test_there_are_examples_for_reading_and_writing() -> None:
    words = " ".join(example.text for example in examples())
    assert len(examples()) >= 8
    assert "mutation" in words
    assert all(re.search("[\u4e00-\u9fff]", example.zh) for example in examples())
    assert all(example.en.isascii() for example in examples())


async def test_the_page_is_served_to_everybody(
    fresh_database: Any, redis_url: str, tmp_path: Path
) -> None:
    settings = Settings(tmp_path, fresh_database.url, None, redis_url, False, public_url=ADDRESS)
    app: Any = build(settings)
    transport = httpx.ASGITransport(app=app)
    async with (
        app.app.router.lifespan_context(app.app),
        httpx.AsyncClient(transport=transport, base_url="http://test") as http,
    ):
        for path, kind in (
            ("/docs", "text/html; charset=utf-8"),
            ("/docs/en", "text/html; charset=utf-8"),
            ("/docs/docs.css", "text/css; charset=utf-8"),
        ):
            answer = await http.get(path)
            assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
            assert "default-src 'self'" in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
