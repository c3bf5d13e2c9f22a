"""The whole page, put together once a process and language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from xindai.graphql.base.error_texts import TEXTS
from xindai.graphql.base.versions import VERSIONS
from xindai.graphql.docs import texts
from xindai.graphql.docs.entries import ROOTS, entries, links, types
from xindai.graphql.docs.examples import examples
from xindai.graphql.docs.html import Html, code, code_block, joined, table, tag
from xindai.graphql.docs.texts import Say
from xindai.graphql.event_schemas import event_schemas
from xindai.graphql.schema import schema

LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}
SECTIONS: Final = (
    ("token", ("取得令牌", "Get a token")),
    ("call", ("调用接口", "Call the API")),
    ("once", ("幂等", "Once only")),
    ("limits", ("限额", "Limits")),
    ("errors", ("错误代码", "Errors")),
    ("versions", ("版本", "Versions")),
    ("webhooks", ("事件推送", "Webhooks")),
    ("examples", ("示例", "Examples")),
)


@lru_cache(maxsize=4)
def page(language: str, address: str) -> str:
    """The page in "zh" or "en" for a house at this address."""

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    parts = {
        "token": _token(say, address),
        "call": joined(tag("p", say(*texts.CALL)), _notes(texts.CALL_NOTES, say)),
        "once": tag("p", say(*texts.ONCE)),
        "limits": _limits(say),
        "errors": _errors(say),
        "versions": _versions(say),
        "webhooks": _webhooks(say),
        "examples": _examples(say, address),
    }
    sections = [
        tag("section", tag("h2", say(*names)), parts[name], id=name) for name, names in SECTIONS
    ]
    reference = (
        entries(schema, say),
        tag("h2", say("类型", "Types"), id="types"),
        types(schema, say),
    )
    main = tag("main", _head(say), *sections, *reference)
    body = tag("div", _navigation(say), main, class_="page")
    return f"<!DOCTYPE html>\n{_html(language, say, body)}\n"


def _html(language: str, say: Say, body: str) -> Html:
    head = tag(
        "head",
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", say(*texts.TITLE)),
        Html('<link rel="stylesheet" href="/docs/docs.css">'),
    )
    return tag("html", head, tag("body", body), lang=LANGUAGES[language])


def _head(say: Say) -> Html:
    return tag("header", tag("h1", say(*texts.TITLE)), tag("p", say(*texts.LEAD), class_="lead"))


def _navigation(say: Say) -> Html:
    chapters = [tag("a", say(*names), href=f"#{name}") for name, names in SECTIONS]
    roots = [
        tag("details", tag("summary", say(*names)), *links(schema, root))
        for root, names in ROOTS.items()
    ]
    other = say("/docs/en", "/docs")
    switch = tag(
        "a",
        say("English", "中文"),
        href=other,
        class_="switch",
        hreflang=say("en", "zh-CN"),
        lang=say("en", "zh-CN"),
    )
    top = tag("div", tag("strong", say("信贷", "Xindai")), switch, class_="top")
    menu = tag("details", tag("summary", say("目录", "Contents")), *chapters, *roots, class_="menu")
    types_link = tag("a", say("类型", "Types"), href="#types")
    side = tag("div", *chapters, *roots, types_link, class_="side")
    return tag("nav", top, menu, side)


def _notes(notes: tuple[tuple[str, str], ...], say: Say) -> Html:
    return tag("ul", *(tag("li", say(*note)) for note in notes))


def _token(say: Say, address: str) -> Html:
    curl = (
        f"curl {address}/oauth/token \\\n"
        '  -u "$CLIENT_ID:$CLIENT_SECRET" \\\n'
        "  -d grant_type=client_credentials \\\n"
        '  -d "scope=loan.read loan.repay"'
    )
    answer = (
        '{"access_token": "eyJ…", "token_type": "Bearer", "expires_in": 600,\n'
        ' "scope": "loan.read loan.repay"}'
    )
    return joined(
        tag("p", say(*texts.TOKEN)),
        code_block(curl),
        code_block(answer),
        _notes(texts.TOKEN_NOTES, say),
    )


def _limits(say: Say) -> Html:
    shown = 'RateLimit-Policy: "requests";q=600;w=60, "cost";q=200000;w=60\n'
    shown += 'RateLimit: "requests";r=599;t=1, "cost";r=199994;t=1'
    rows: list[list[str]] = [[say(*names), code(value)] for names, value in texts.LIMIT_ROWS]
    heads = [say("单个操作", "One operation"), say("至多", "At most")]
    return joined(
        tag("p", say(*texts.LIMITS)),
        code_block(shown),
        tag("p", say(*texts.COST)),
        table(heads, rows),
    )


def _errors(say: Say) -> Html:
    rows: list[list[str]] = [[code(name), zh, en] for name, (zh, en) in sorted(TEXTS.items())]
    listed = table([say("代码", "Code"), "中文", "English"], rows, "codes")
    count = say(f"全部 {len(rows)} 个代码", f"All {len(rows)} codes")
    return joined(
        tag("p", say(*texts.ERRORS)), tag("details", tag("summary", count), listed, open="")
    )


def _versions(say: Say) -> Html:
    return joined(
        tag("p", say(*texts.VERSIONS)), tag("ul", *(tag("li", code(date)) for date in VERSIONS))
    )


def _webhooks(say: Say) -> Html:
    parts: list[Any] = [tag("p", say(*texts.WEBHOOKS))]
    heads = [say("字段", "Field"), say("类型", "Type")]
    for topic, made in sorted(event_schemas().items()):
        rows: list[list[str]] = [
            [code(name), code(_json_type(kind))] for name, kind in made["properties"].items()
        ]
        parts += [tag("h3", code(topic)), tag("p", made["description"]), table(heads, rows)]
    return joined(*parts)


def _json_type(kind: dict[str, Any]) -> str:
    names = kind.get("type", "any")
    listed = names if isinstance(names, str) else " | ".join(names)
    return f"{listed} ({kind['format']})" if "format" in kind else listed


def _examples(say: Say, address: str) -> Html:
    shown = [
        joined(tag("h3", say(made.zh, made.en)), code_block(made.curl(address)))
        for made in examples()
    ]
    return joined(tag("p", say(*texts.EXAMPLES)), *shown)
