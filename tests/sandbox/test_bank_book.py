"""The sandbox bank's books: a request once, nothing after its time, whole after a kill -9."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from xindai.platform.settings import PROJECT
from xindai.sandbox.bank_book import FUNDS_MINOR, Book, OtherContentError, Wanted

PAYING = """
import sys
from dataclasses import replace
from pathlib import Path
from xindai.sandbox.bank_book import Book, Wanted
book = Book(Path(sys.argv[1]))
for n in range(100_000):
    book.pay(Wanted(f"r{n}", 100, "CNY", "a", f"account{n}", "m", 1e12), None, 0.0)
    print(n, flush=True)
"""


def wanted(request_id: str = "r1", amount: int = 5_000, until: float = 1000.0) -> Wanted:
    return Wanted(request_id, amount, "CNY", "王小明", "6222020000000010007", "ZF1", until)


def test_a_request_is_paid_once(tmp_path: Path) -> None:
    book = Book(tmp_path / "bank.sqlite3", lambda: 999.0)
    first = book.pay(wanted(), None, 0.0)
    assert first is not None and first.status == "paid"
    again = book.pay(wanted(), None, 0.0)
    assert again is not None and again.reference == first.reference
    with pytest.raises(OtherContentError):
        book.pay(wanted(amount=5_001), None, 0.0)
    assert [(p["account"], p["amount_minor"]) for p in book.paid()] == [
        ("6222020000000010007", 5_000)
    ]
    assert book.balance_minor("lender", "CNY") == FUNDS_MINOR - 5_000


def test_what_comes_after_its_time_is_never_taken(tmp_path: Path) -> None:
    now = 1001.0
    book = Book(tmp_path / "bank.sqlite3", lambda: now)
    assert book.pay(wanted(), None, 0.0) is None
    assert book.find("r1") == (None, 1001.0)
    assert book.paid() == []


def test_what_is_accepted_is_paid_when_its_time_has_come(tmp_path: Path) -> None:
    now = 999.0
    book = Book(tmp_path / "bank.sqlite3", lambda: now)
    accepted = book.pay(wanted(), None, 3.0)
    assert accepted is not None and accepted.status == "accepted"
    assert book.settle_due() == 0
    now = 1002.0
    assert book.settle_due() == 1 and book.settle_due() == 0
    found, _ = book.find("r1")
    assert found is not None and found.status == "paid"
    assert len(book.callbacks_due()) == 1


def test_nobody_pays_with_money_that_is_not_there(tmp_path: Path) -> None:
    book = Book(tmp_path / "bank.sqlite3", lambda: 1.0)
    told = book.pay(wanted(amount=FUNDS_MINOR + 1), None, 0.0)
    assert told is not None and (told.status, told.reason) == ("rejected", "INSUFFICIENT_FUNDS")
    assert book.paid() == []


def test_callbacks_are_tried_again_and_given_up(tmp_path: Path) -> None:
    now = 0.0
    book = Book(tmp_path / "bank.sqlite3", lambda: now)
    book.pay(wanted(), None, 0.0, 2)
    (first, *_), (second, *_) = book.callbacks_due()
    book.called(second, heard=True)
    tries = 0
    while now < 200:
        for number, *_ in book.callbacks_due():
            assert number == first
            book.called(number, heard=False)
            tries += 1
        now += 0.5
    assert tries == 8 and book.callbacks_due() == []


def test_a_killed_bank_has_all_that_it_has_told(tmp_path: Path) -> None:
    path = tmp_path / "bank.sqlite3"
    child = subprocess.Popen(
        [sys.executable, "-c", PAYING, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(PROJECT / "backend")},
    )
    time.sleep(1.5)
    child.send_signal(signal.SIGKILL)
    assert child.stdout is not None
    said = [int(line) for line in child.stdout.read().split("\n") if line.isdigit()]
    child.wait()
    paid = [entry["account"] for entry in Book(path).paid()]
    assert said and paid[: len(said)] == [f"account{n}" for n in said]
    assert len(paid) - len(said) <= 1, "at most one was paid and not told of"
    assert len(set(paid)) == len(paid)


def test_what_is_collected_comes_in_once(tmp_path: Path) -> None:
    book = Book(tmp_path / "bank.sqlite3", lambda: 999.0)
    asked = replace(wanted(), collects=True)
    first = book.pay(asked, None, 0.0)
    assert first is not None and first.status == "paid"
    assert book.pay(asked, None, 0.0) == first
    with pytest.raises(OtherContentError):
        book.pay(wanted(), None, 0.0)
    assert book.paid() == []
    assert [(p["account"], p["amount_minor"]) for p in book.collected()] == [
        ("6222020000000010007", 5_000)
    ]
    assert book.balance_minor("lender", "CNY") == FUNDS_MINOR + 5_000


def test_a_file_of_before_the_bank_collected(tmp_path: Path) -> None:
    path = tmp_path / "bank.sqlite3"
    Book(path, lambda: 999.0).close()
    with sqlite3.connect(path) as file:
        file.execute("ALTER TABLE payment DROP COLUMN collects")
    book = Book(path, lambda: 999.0)
    assert book.pay(wanted(), None, 0.0) is not None
    assert len(book.paid()) == 1 and book.collected() == []
