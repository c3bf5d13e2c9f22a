"""Every code that the program refuses with has its sentence in both languages, and no other has."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import modules, tree, where
from xindai.graphql.base.error_texts import TEXTS

POSITION = {"Refusal": 0, "coded": 0, "Unfit": 1, "from_id": 3, "maybe_id": 3}
"""Where these calls take their code."""
PASSED_ON = {
    "kernel/errors.py": "the class itself",
    "platform/idempotency.py": "a refusal that was kept, raised again",
    "platform/db.py": "a trigger's refusal, whose code stands in the migration",
    "outsiders/quote_command.py": "the engine's refusal, with the place of its event",
    "platform/files/inspection.py": "the refusal of the process that looked at a file",
    "graphql/base/node.py": "from_id: its callers name the code",
    "graphql/base/guard.py": "Unfit: its callers name the code",
}
IN_SQL = re.compile(r"RAISE EXCEPTION '([A-Z_]+)\|")
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")


def given_codes(source: ast.AST) -> list[tuple[int, str | None]]:
    """Line and code of every call that takes one; None where the code is not written there."""
    found: list[tuple[int, str | None]] = []
    for node in ast.walk(source):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = POSITION.get(name)
            if at is None:
                continue
            value = node.args[at] if len(node.args) > at else None
            if isinstance(value, ast.Attribute) and value.attr == "code":
                continue  # another refusal, told again with its own code
            literal = isinstance(value, ast.Constant) and isinstance(value.value, str)
            found.append((node.lineno, value.value if literal else None))  # type: ignore[union-attr]
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                named = isinstance(key, ast.Constant) and key.value == "code"
                if named and isinstance(value, ast.Constant) and CODE.fullmatch(str(value.value)):
                    found.append((node.lineno, str(value.value)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [(node.lineno, code) for code in IN_SQL.findall(node.value)]
    return found


def test_every_code_has_its_sentence_in_both_languages() -> None:
    used = {
        code: where(path, line)
        for path in modules()
        for line, code in given_codes(tree(path))
        if code is not None
    }
    missing = {code: place for code, place in used.items() if code not in TEXTS}
    assert not missing, f"add them to graphql/base/error_texts.py: {missing}"
    idle = sorted(TEXTS.keys() - used.keys())
    assert not idle, f"nobody refuses with these any more, take their texts out: {idle}"


def test_codes_are_written_where_they_are_refused_with() -> None:
    unwritten = [
        where(path, line)
        for path in modules()
        for line, code in given_codes(tree(path))
        if code is None and not any(str(path).endswith(name) for name in PASSED_ON)
    ]
    assert not unwritten, f"write the code where the refusal is made: {unwritten}"


def test_the_texts_are_chinese_and_english() -> None:
    for code, (zh, en) in TEXTS.items():
        assert re.search("[\u4e00-\u9fff]", zh), code
        assert en.isascii(), code
        assert CODE.fullmatch(code), code


def test_a_forgotten_code_is_found() -> None:
    source = (
        'def f(x):\n    raise Refusal("NEW_CODE", "no", None)\n\ndef g(c): return Refusal(c, "")'
    )
    assert given_codes(ast.parse(source)) == [(2, "NEW_CODE"), (4, None)]
