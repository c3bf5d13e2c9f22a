"""What is written is true: links lead somewhere, commands parse, queries fit, outputs are real."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr
from io import StringIO

import pytest
from graphql import parse, validate

from tests.architecture.source import project_files
from tests.house.documents import Document, decisions, documents
from xindai import cli
from xindai.graphql.schema import schema
from xindai.platform.settings import PROJECT

PAGES = pytest.mark.parametrize("page", documents(), ids=lambda page: page.name)
RECORDS = pytest.mark.parametrize("record", decisions(), ids=lambda record: record.path.stem)
HEADINGS = [
    "Context",
    "Options",
    "Decision",
    "Consequences",
    "How we would notice that it was wrong",
]
MADE_AT_RUN_TIME = {".venv", ".var", "keys", "XINDAI_VAR"}
PATH = re.compile(r"\.?[\w-]+(?:/[\w.*-]+)+/?|[\w-]+/|[\w-]+\.(?:py|md|sql|yml|toml|svg)")
OPTIONS = {"check": {"--fix"}, "schema": set(), "run": None, "test": None, "xindai": None}
"""Options of the scripts that have few; None where somebody else is asked."""


@PAGES
def test_links_lead_to_files_and_headings(page: Document) -> None:
    for link in page.links():
        file, _, anchor = link.partition("#")
        target = page.path.parent / file if file else page.path
        assert target.exists(), f"{page.name} links to {link}, which is not there"
        if anchor:
            known = Document(target).anchors()
            assert anchor in known, f"{page.name}: {link}; the headings are {sorted(known)}"


@PAGES
def test_paths_in_code_spans_exist(page: Document) -> None:
    files = [f"/{path.relative_to(PROJECT)}" for path in project_files()]
    missing = [span for span in page.spans() if is_path(span) and not exists(span, files)]
    assert not missing, f"{page.name} names files that are not there: {missing}"


def is_path(span: str) -> bool:
    """A file or folder of the project; `NNNN_*` and <…> are patterns, not files."""
    first = span.split("/")[0]
    return (
        PATH.fullmatch(span) is not None
        and "NNNN" not in span
        and first not in MADE_AT_RUN_TIME
        and not is_yet_to_come(first)
    )


def is_yet_to_come(folder: str) -> bool:
    """The design has these folders; what is in them counts once they are there."""
    return folder in {"schema", "frontend"} and not (PROJECT / folder).exists()


def exists(span: str, files: list[str]) -> bool:
    """Also as the end of a longer path: `actions/repay.py` in a text about loans."""
    end = f"/{span.rstrip('/')}"
    if "*" in span:
        pattern = re.compile(re.escape(end).replace(r"\*", "[^/]*") + "$")
        return any(pattern.search(file) for file in files)
    return any(file.endswith(end) or f"{end}/" in file for file in files)


@PAGES
def test_scripts_exist_and_take_these_options(page: Document) -> None:
    for name, *words in page.scripts():
        script = PROJECT / "scripts" / name
        assert os.access(script, os.X_OK), f"{page.name}: there is no ./scripts/{name}"
        if name == "bench" and words:
            bench = PROJECT / "tests" / "bench" / f"{words[0]}.py"
            assert bench.exists(), f"{page.name}: there is no bench {words[0]}"
        if (known := OPTIONS.get(name)) is not None:
            strange = {word for word in words if word.startswith("--")} - known - {"--help"}
            assert not strange, f"{page.name}: ./scripts/{name} does not know {strange}"


@PAGES
def test_commands_parse(page: Document) -> None:
    runs = [["run", *words] for name, *words in page.scripts() if name == "run"]
    for words in [*page.commands(), *runs]:
        said = StringIO()
        try:
            with redirect_stderr(said):
                cli.build_parser().parse_args(words)
        except SystemExit as ended:
            assert ended.code == 0, f"{page.name}: xindai {' '.join(words)}: {said.getvalue()}"


@PAGES
def test_queries_fit_the_schema(page: Document) -> None:
    for operation in page.operations():
        errors = validate(schema._schema, parse(operation))
        told = "; ".join(error.message for error in errors)
        assert not errors, f"{page.name}: {told}, in:\n{operation}"


def test_the_first_steps_are_there_to_be_checked() -> None:
    """Else a change of form would let the tests above look at nothing."""
    readme = Document(PROJECT / "README.md")
    asked = " ".join(readme.operations())
    for field in ("signIn", "loans", "loanRepay", "dryRun: true", "explain"):
        assert field in asked, f"the newcomer's path in README.md has lost {field}"
    assert {words[0] for words in readme.commands() if words} >= {"eod", "verify", "quote", "apr"}
    assert readme.shown_outputs()


@pytest.mark.parametrize(("code", "output"), Document(PROJECT / "README.md").shown_outputs())
def test_shown_outputs_are_real(code: str, output: str) -> None:
    assert re.findall(r"scripts/\w+ \w+", code) in (
        ["scripts/xindai apr"],
        ["scripts/xindai quote"],
    )
    environment = {**os.environ, "XINDAI_PYTHON": sys.executable}
    done = subprocess.run(
        ["sh", "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert json.loads(done.stdout) == json.loads(output), f"README.md shows another\n{done.stderr}"


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    settings = (PROJECT / "backend/xindai/platform/settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'environ\.get\("(\w+)"', settings))
    read |= {"XINDAI_PYTHON", "OTEL_EXPORTER_OTLP_ENDPOINT"}  # of the scripts, of the traces
    table = re.findall(r"^\| `(\w+)` \|", Document(PROJECT / "README.md").text, re.MULTILINE)
    assert set(table) == read, "the table of README.md holds what settings.py reads"


@RECORDS
def test_a_decision_has_five_parts(record: Document) -> None:
    parts = re.findall(r"^## (.+)$", record.text, re.MULTILINE)
    assert parts == HEADINGS, f"{record.name}: a decision is told under {HEADINGS}"
    bodies = re.split(r"^## .+$", record.text, flags=re.MULTILINE)[1:]
    assert all(len(body.split()) >= 15 for body in bodies), f"{record.name}: a part is empty"
    lines = len(record.text.splitlines())
    assert 25 <= lines <= 65, f"{record.name} has {lines} lines; a record is read in three minutes"


def test_decisions_are_numbered_once_and_say_their_number() -> None:
    numbers: dict[str, str] = {}
    for record in decisions():
        number = record.path.stem[:4]
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+", record.path.stem), f"NNNN-words.md: {record.name}"
        assert number not in numbers, f"{record.name} and {numbers.get(number)} share a number"
        numbers[number] = record.name
        title = record.text.splitlines()[0]
        assert title.startswith(f"# {int(number)}. "), f"{record.name} is titled {title!r}"
