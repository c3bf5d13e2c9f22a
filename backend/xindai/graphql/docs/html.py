"""HTML from Python: everything is escaped but what was made here."""

from __future__ import annotations

from html import escape


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, *inside: str, **attributes: str) -> Html:
    """An element; `class_` and `for_` lose their underscore, others' become dashes."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return Html(f"<{name}{given}>{''.join(safe(part) for part in inside)}</{name}>")


def safe(text: str) -> str:
    """As HTML."""
    return text if isinstance(text, Html) else escape(text, quote=False)


def joined(*parts: str) -> Html:
    """One after the other."""
    return Html("".join(safe(part) for part in parts))


def table(heads: list[str], rows: list[list[str]], class_: str = "") -> Html:
    """A table that scrolls by itself on narrow screens."""
    head = tag("tr", *(tag("th", text) for text in heads))
    body = [tag("tr", *(tag("td", cell) for cell in row)) for row in rows]
    made = tag("table", tag("thead", head), tag("tbody", *body))
    return tag("div", made, class_=f"scroll {class_}".strip())


def code_block(text: str) -> Html:
    """A listing."""
    return tag("pre", tag("code", text))


def code(text: str) -> Html:
    """A word of code."""
    return tag("code", text)
