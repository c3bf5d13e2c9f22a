"""Reads the language of templates: a little Markdown, and places for values. No logic, no code.

Headings, paragraphs, lists, bold and tables; `{{name}}` for a value of the fixed list, and
`{{schedule}}` alone in a paragraph. Everything else that Markdown knows is refused rather than
printed, so that nobody believes it did something. The result is plain data; values go in as data
too (`placed`), after the text was read: nothing in them is ever read as language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from xindai.contracts.errors import (
    placeholder_unknown,
    template_content_forbidden,
    template_empty,
    template_too_large,
)
from xindai.contracts.placeholders import BY_NAME

MOST_CHARACTERS: Final = 60_000
MOST_BLOCKS: Final = 2_000
DEEPEST: Final = 8
"""Nested tokens; a list inside a list inside a list."""

_PLACE: Final = re.compile(r"\{\{([^{}]*)\}\}")
_FORBIDDEN: Final = (
    (re.compile(r"[{}]"), "braces outside of {{name}}"),
    (re.compile(r"#[A-Za-z_(\[]"), "code"),
    (re.compile(r"<[A-Za-z!/?]"), "HTML"),
    (re.compile(r"`|~~~"), "code"),
    (re.compile(r"(?i)(?:https?|file|ftp)\s*:\s*/|javascript\s*:|\bdata:\w+/"), "addresses"),
    (re.compile(r"!\[|\]\s*[(\[]|\]:"), "links and images"),
    (re.compile(r"&#?\w+;"), "character references"),
)
_MARK: Final = "\ufdd0"
"""Stands for a place while Markdown is read: no character, so no text holds it."""
_PAIRS: Final = "heading paragraph bullet_list ordered_list list_item table thead tbody tr th td"
_BLOCKS: Final = frozenset(
    {"inline", *(f"{name}_{end}" for name in _PAIRS.split() for end in ("open", "close"))}
)
Block = dict[str, Any]


def read_template(body: str, field: str = "body") -> list[Block]:
    """The blocks of a template, as data.

    Refuses TEMPLATE_EMPTY, TEMPLATE_TOO_LARGE, TEMPLATE_PLACEHOLDER_UNKNOWN and
    TEMPLATE_CONTENT_FORBIDDEN, each before anything is read further.
    """
    if len(body) > MOST_CHARACTERS:
        raise template_too_large(f"at most {MOST_CHARACTERS} characters", field)
    text = body.replace("\r\n", "\n")
    if not text.strip():
        raise template_empty(field)
    _check_characters(text, field)
    names: list[str] = []

    def take(match: re.Match[str]) -> str:
        name = match[1].strip()
        if name not in BY_NAME:
            raise placeholder_unknown(name[:40], field)
        names.append(name)
        return f"{_MARK}{len(names) - 1}{_MARK}"

    text = _PLACE.sub(take, text)
    for pattern, what in _FORBIDDEN:
        if found := pattern.search(text):
            raise template_content_forbidden(what, text.count("\n", 0, found.start()) + 1, field)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    if len(tokens) > MOST_BLOCKS * 4:
        raise template_too_large(f"at most {MOST_BLOCKS} blocks", field)
    for token in tokens:
        line = token.map[0] + 1 if token.map else 0
        if token.type not in _BLOCKS:
            raise template_content_forbidden(token.type.removesuffix("_open"), line, field)
        if token.level > DEEPEST:
            raise template_content_forbidden("deep nesting", line, field)
    return _Reader(tokens, names, field).blocks()


def _check_characters(text: str, field: str) -> None:
    for at, character in enumerate(text):
        kind = unicodedata.category(character)
        if character not in "\n\t" and kind in ("Cc", "Cf", "Cs", "Co", "Cn"):
            line = text.count("\n", 0, at) + 1
            raise template_content_forbidden(f"U+{ord(character):04X}", line, field)


class _Reader:
    """Walks the flat list of tokens once."""

    def __init__(self, tokens: list[Token], names: list[str], field: str) -> None:
        self._tokens = iter(tokens)
        self._names, self._field = names, field

    def blocks(self, until: str | None = None) -> list[Block]:
        """The blocks up to a closing token."""
        found: list[Block] = []
        for token in self._tokens:
            if token.type == until:
                break
            found.append(self._block(token))
        return found

    def _block(self, token: Token) -> Block:
        match token.type:
            case "heading_open":
                content = self._plain("heading_close")
                return {"kind": "heading", "level": int(token.tag[1]), "content": content}
            case "paragraph_open":
                return self._paragraph(self._until("paragraph_close"))
            case "bullet_list_open" | "ordered_list_open":
                ordered = token.type == "ordered_list_open"
                start = int(token.attrGet("start") or 1)
                close = token.type.replace("_open", "_close")
                return {"kind": "list", "ordered": ordered, "start": start, **self._items(close)}
            case _:
                return self._table()

    def _items(self, close: str) -> Block:
        items: list[list[Block]] = []
        for token in self._tokens:
            if token.type == close:
                break
            items.append(self.blocks("list_item_close"))
        return {"items": items}

    def _table(self) -> Block:
        rows: list[list[list[Block]]] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self._plain(token.type.replace("_open", "_close")))
        return {"kind": "table", "rows": rows}

    def _until(self, close: str) -> list[Block]:
        content: list[Block] = []
        for token in self._tokens:
            if token.type == close:
                break
            content += self._inline(token)
        return content

    def _plain(self, close: str) -> list[Block]:
        """Content where no block may stand."""
        content = self._until(close)
        if self._paragraph(content)["kind"] == "block":
            raise template_content_forbidden("a block stands alone", 0, self._field)
        return content

    def _paragraph(self, content: list[Block]) -> Block:
        blocks = [part["name"] for part in content if part["kind"] == "place"]
        blocks = [name for name in blocks if BY_NAME[name].is_block]
        if not blocks:
            return {"kind": "paragraph", "content": content}
        if len(content) != 1:
            raise template_content_forbidden(f"{blocks[0]} stands alone", 0, self._field)
        return {"kind": "block", "name": blocks[0]}

    def _inline(self, token: Token) -> Iterator[Block]:
        bold = 0
        for child in token.children or ():
            match child.type:
                case "strong_open":
                    bold += 1
                case "strong_close":
                    bold -= 1
                case "softbreak" | "hardbreak":
                    yield {"kind": "break", "hard": child.type == "hardbreak"}
                case "text" | "text_special":
                    yield from self._pieces(child.content, bold > 0)
                case _:
                    what = child.type.removesuffix("_open")
                    raise template_content_forbidden(
                        what, token.map[0] + 1 if token.map else 0, self._field
                    )

    def _pieces(self, text: str, bold: bool) -> Iterator[Block]:
        for at, piece in enumerate(text.split(_MARK)):
            if at % 2:
                yield {"kind": "place", "name": self._names[int(piece)], "bold": bold}
            elif piece:
                yield {"kind": "text", "text": piece, "bold": bold}


def placed(blocks: list[Block], values: Mapping[str, str]) -> list[Block]:
    """The same blocks with texts in the places of values."""

    def put(value: Any) -> Any:
        if isinstance(value, list):
            return [put(part) for part in value]
        if not isinstance(value, dict):
            return value
        if value.get("kind") == "place":
            return {"kind": "text", "text": values[value["name"]], "bold": value["bold"]}
        return {name: put(part) for name, part in value.items()}

    return [put(block) for block in blocks]
