"""`xindai product …`, as a product manager with a file meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xindai import cli

Run = Callable[..., tuple[int, str, str]]
FILE = """code: CASH12
name_zh: 现金贷
name_en: Cash loan
terms: {grace_days: 3, offer: {kind: cash_loan, amount: {max: "50000.00"}}}
"""


@pytest.fixture
def run(fresh_database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Run:
    """Runs a command on a database of its own: exit code, output, errors."""
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", fresh_database.url)
    monkeypatch.setenv("DATABASE_OWNER_URL", fresh_database.owner_url)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")  # nobody asks it

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_a_file_goes_round(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cash12.yaml"
    file.write_text(FILE, encoding="utf-8")
    assert run("product", "check", str(file))[:2] == (
        0,
        "CASH12, 0 golden cases; it can be read.\n",
    )
    code, told, _ = run("product", "diff", str(file))
    assert code == 1
    assert "+ grace_days: 3\n" in told
    assert run("product", "apply", str(file))[1] == "A draft holds what the file says.\n"
    assert run("product", "apply", str(file))[1] == "The file says nothing new.\n"
    assert run("product", "diff", str(file)) == (0, "Nothing would change.\n", "")
    file.write_text('code: CASH12\nterms: {grace_days: null, penalty: {multiple: "1.5"}}\n')
    assert run("product", "diff", str(file))[1].splitlines() == [
        "- grace_days: 3",
        '+ penalty: {"multiple": "1.5"}',
    ]
    run("product", "apply", str(file))
    code, told, _ = run("product", "export", "CASH12")
    assert code == 0
    assert "grace_days" not in told
    file.write_text(told, encoding="utf-8")
    assert run("product", "diff", str(file))[0] == 0


def test_the_standard_products_become_drafts_and_their_figures_stand(run: Run) -> None:
    told = "Drafts: CASH, FARM, REVOLVE, SHOP, SECURED\n"
    assert run("product", "apply", "--standard") == (0, told, "")
    assert run("product", "apply", "--standard")[1] == "All of them are there.\n"
    assert run("product", "golden")[:2] == (0, "All figures of 11 golden cases stand.\n")
    code, told, _ = run("product", "export", "SHOP")
    assert code == 0
    assert "分期服务费" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b"x" * 300_000, "at most 262144 bytes"),
        (b"a: &a [1]\nb: *a\n", "not plain YAML"),
        (b"code: CASH12\nterms: {offer: {kind: casino}}\n", "terms.offer.kind: 'casino' is not"),
    ],
)
def test_a_file_that_is_none_is_one_sentence(
    run: Run, tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(content)
    for what in ("check", "diff", "apply"):
        code, out, errors = run("product", what, str(file))
        assert (code, out) == (1, "")
        assert told in errors
        assert "Traceback" not in errors
    assert "No such file" in run("product", "check", str(tmp_path / "none.yaml"))[2]
