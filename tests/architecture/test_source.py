"""What every file keeps to. A rule without a check rots."""

from __future__ import annotations

import ast
import re
import sys

import pytest

from tests.architecture.source import PROJECT, imports, modules, project_files, tree, where
from xindai.platform.ladder import PURE

MOST_LINES = 400
VAGUE_NAMES = {"utils.py", "helpers.py", "service.py", "services.py", "manager.py", "common.py"}
EXACT = ("kernel", "engine", "accounting", "loans")


def test_no_file_is_longer_than_the_roof() -> None:
    long = [
        f"{path.relative_to(PROJECT)}: {count} lines"
        for path in project_files()
        if path.suffix in {".py", ".ts", ".tsx", ".sh"}
        and "migrations" not in path.parts
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    ]
    assert not long, f"split by what the parts are about (roof {MOST_LINES}): {long}"


def test_file_names_say_what_is_inside() -> None:
    vague = [str(path.relative_to(PROJECT)) for path in modules() if path.name in VAGUE_NAMES]
    assert not vague, f"name the file after the act or the thing: {vague}"


def test_exact_domains_make_no_binary_fractions() -> None:
    made = [
        where(path, node.lineno)
        for path in modules(*EXACT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
    ]
    assert not made, f"amounts are int minor units, rates Decimal or Fraction: {made}"


def test_pure_packages_do_not_even_name_them() -> None:
    named = [
        where(path, node.lineno)
        for path in modules(*PURE)
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert not named, f"amounts are int minor units, rates Decimal or Fraction: {named}"


def test_pure_packages_know_only_the_standard_library_and_each_other() -> None:
    known = tuple(f"xindai.{name}" for name in PURE)
    impure = {"asyncio", "os", "socket", "subprocess", "time", "random", "threading", "uuid"}
    wrong = [
        f"{where(path, line)} imports {name}"
        for path in modules(*PURE)
        for line, name in imports(path)
        if not name.startswith(known)
        and (name.split(".")[0] not in sys.stdlib_module_names or _outside(path, name, impure))
    ]
    assert not wrong, f"hand values in and out instead: {wrong}"


def _outside(path: object, name: str, impure: set[str]) -> bool:
    """Randomness and clock have one place in the kernel, where ids are made."""
    return name.split(".")[0] in impure and not str(path).endswith("kernel/ids.py")


@pytest.mark.parametrize("clock", ["datetime.now", "datetime.utcnow", "date.today", "time.time"])
def test_nobody_reads_the_wall_clock_for_a_business_date(clock: str) -> None:
    owner, method = clock.split(".")
    readers = [
        where(path, node.lineno)
        for path in modules(*PURE, "accounting", "loans", "contracts", "products", "customers")
        if path.name != "ids.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr == method
        and isinstance(node.value, ast.Name)
        and node.value.id == owner
    ]
    assert not readers, f"the business date is a row, the clock is injected: {readers}"


# Put together here so that this file does not name what it forbids.
REGISTRIES = re.compile(
    "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.(org|com)/.*tgz"))
)
PRIVATE = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w+/", "sub" + "agent")))
UNFINISHED = re.compile(
    "|".join((r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"raise NotImpl" + "emented"))
)


@pytest.mark.parametrize(
    ("pattern", "advice"),
    [
        (REGISTRIES, "lock files carry hashes, not addresses"),
        (PRIVATE, "no path or name of one machine belongs into the project"),
        (UNFINISHED, "finish it, or leave it out"),
    ],
    ids=["registries", "machines", "unfinished"],
)
def test_nothing_unwanted_is_written_down(pattern: re.Pattern[str], advice: str) -> None:
    found = []
    for path in project_files():
        if path.name == "LICENSE" or path.suffix in {".gz", ".png", ".woff2", ".ico"}:
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [
            f"{path.relative_to(PROJECT)}:{text[: match.start()].count(chr(10)) + 1} {match[0]}"
            for match in pattern.finditer(text)
        ]
    assert not found, f"{advice}: {found}"


def test_every_skip_says_why() -> None:
    silent = []
    for path in (PROJECT / "tests").rglob("test_*.py"):
        for node in ast.walk(tree(path)):
            if _skips(node):
                line = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1]
                if not re.search(r"reason=|skip\(\s*f?[\"']|importorskip", line):
                    silent.append(where(path, node.lineno))
    assert not silent, f"give a reason on the same line: {silent}"


def _skips(node: ast.AST) -> bool:
    """pytest.skip, pytest.mark.skip and their kin; not an attribute of ours with that name."""
    if not isinstance(node, ast.Attribute) or node.attr not in {"skip", "xfail", "skipif"}:
        return False
    owner = node.value
    return getattr(owner, "id", getattr(owner, "attr", "")) in {"pytest", "mark"}
