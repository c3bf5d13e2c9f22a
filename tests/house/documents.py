"""What the tests of the documents read: text, code, links and commands of each."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from xindai.platform.settings import PROJECT

DECISIONS = PROJECT / "backend" / "docs" / "decisions"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEREDOC = re.compile(r"<<'?GRAPHQL'?[^\n]*\n(.*?)^GRAPHQL$", re.DOTALL | re.MULTILINE)
_SCRIPT = re.compile(r"\./scripts/(\w+)([^`\n]*)")
_SPAN = re.compile(r"`([^`\n]+)`")
_AFTER_COMMAND = re.compile(r"\s{2,}|[#|;),]|\s&&")
"""Where a command ends and its description, its reader or the sentence goes on."""


@dataclass(frozen=True)
class Document:
    """A page of Markdown."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path.relative_to(PROJECT))

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without fenced code."""
        return _FENCE.sub("", self.text)

    def fences(self, *languages: str) -> list[str]:
        """Fenced code of these languages."""
        return [code for language, code in _FENCE.findall(self.text) if language in languages]

    def links(self) -> list[str]:
        """Targets of links that stay in the project."""
        return [link for link in _LINK.findall(self.prose) if not re.match(r"\w+:", link)]

    def spans(self) -> list[str]:
        """Inline code."""
        return _SPAN.findall(self.prose)

    def operations(self) -> list[str]:
        """GraphQL, fenced or in a here-document of the shell."""
        return [*self.fences("graphql"), *_HEREDOC.findall(self.text)]

    def scripts(self) -> list[list[str]]:
        """Every ./scripts/NAME with its arguments."""
        return [[name, *_words(rest)] for name, rest in _SCRIPT.findall(self.text)]

    def commands(self) -> list[list[str]]:
        """Every `xindai NAME` in inline code, and every ./scripts/xindai."""
        inline = [_words(span[7:]) for span in self.spans() if span.startswith("xindai ")]
        return inline + [words[1:] for words in self.scripts() if words[0] == "xindai"]

    def anchors(self) -> set[str]:
        """What a link may name behind #."""
        titles = re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE)
        return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}

    def shown_outputs(self) -> list[tuple[str, str]]:
        """Shell code and the JSON block right below it: what the code prints."""
        fences = list(_FENCE.finditer(self.text))
        return [
            (code[2], output[2])
            for code, output in pairwise(fences)
            if (code[1], output[1]) == ("sh", "json") and output.start() - code.end() <= 1
        ]


def _words(rest: str) -> list[str]:
    """The arguments of a command, DATE and the like replaced by something that fits."""
    command = _AFTER_COMMAND.split(rest, maxsplit=1)[0].rstrip(".:…")
    command = command.replace("YYYY-MM-DD", "2024-01-31").replace("DATE", "2024-01-31")
    return shlex.split(command)


def documents() -> list[Document]:
    """Every page that a newcomer may open."""
    pages = [*PROJECT.glob("*.md"), *(PROJECT / "backend" / "docs").rglob("*.md")]
    return [Document(path) for path in sorted(pages)]


def decisions() -> list[Document]:
    """The decision records."""
    return [Document(path) for path in sorted(DECISIONS.glob("*.md"))]
