"""A log tells what happened in words of ours, and names things by their ids."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import modules, tree, where

LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
MADE_TEXTS = {"str", "repr", "format"}


def calls_of_logs() -> Iterator[tuple[Path, ast.Call]]:
    for path in modules():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in LEVELS
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in {"log", "logger", "logging"}
            ):
                yield path, node


def quotes(node: ast.AST) -> bool:
    """Whether a text is put together, or an error's own words are taken."""
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            return True
        if isinstance(part, ast.Attribute) and part.attr in {"args", "message", "detail"}:
            return True
        if isinstance(part, ast.Call) and getattr(part.func, "id", "") in MADE_TEXTS:
            about = ast.unparse(part.args[0]) if part.args else ""
            if not about.endswith(("id", "id']")):
                return True
    return False


def test_a_log_quotes_nobody() -> None:
    found = list(calls_of_logs())
    assert len(found) > 15
    wrong = [
        where(path, call.lineno)
        for path, call in found
        if not (call.args and isinstance(call.args[0], ast.Constant))
        or any(quotes(keyword.value) for keyword in call.keywords)
    ]
    assert not wrong, f"the sentence is a constant, what it is about are ids and classes: {wrong}"


def test_the_rule_sees_what_it_forbids() -> None:
    for text in (
        "log.error(f'{x}')",
        "log.error('no', why=str(error))",
        "log.error('no', a=e.args)",
    ):
        call = ast.parse(text, mode="eval").body
        assert isinstance(call, ast.Call)
        assert not isinstance(call.args[0], ast.Constant) or quotes(call.keywords[0].value), text
    call = ast.parse("log.error('no', job=str(job.id))", mode="eval").body
    assert isinstance(call, ast.Call) and not quotes(call.keywords[0].value)
