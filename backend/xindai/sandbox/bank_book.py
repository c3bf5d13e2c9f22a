"""The books of the sandbox bank: a SQLite file that survives kill -9 between any two statements.

A request pays an account out of the lender's, or collects from it. Its id is settled at most once:
it is the primary key, and its two postings are written in the transaction that marks it as paid.
What comes after its `valid_until` is not taken, by the clock that every answer carries; the look
at the clock and the booking are one transaction, so that "never received" said after that moment
stays true.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

LENDER: Final = "lender"
FUNDS_MINOR: Final = 10**13
"""What the lender has at the bank to begin with, in each currency."""
CALLBACK_WAITS: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds before each try; then the bank gives up, and will be asked."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS payment (
    request_id TEXT PRIMARY KEY, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL,
    payee_name TEXT NOT NULL, payee_number TEXT NOT NULL, remark TEXT NOT NULL,
    status TEXT NOT NULL, reason TEXT, reference TEXT UNIQUE, settles_at REAL NOT NULL,
    answers INTEGER NOT NULL DEFAULT 0, made_at REAL NOT NULL,
    collects INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS posting (
    id INTEGER PRIMARY KEY, request_id TEXT NOT NULL REFERENCES payment, account TEXT NOT NULL,
    amount_minor INTEGER NOT NULL, currency TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS posting_account ON posting (account, currency);
CREATE TABLE IF NOT EXISTS callback (
    id INTEGER PRIMARY KEY, event_id TEXT NOT NULL, request_id TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, next_at REAL
) STRICT;
"""


_COLLECTS: Final = "ALTER TABLE payment ADD COLUMN collects INTEGER NOT NULL DEFAULT 0"


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """A payment as it was asked for; times are seconds since 1970. `collects`: it comes from the
    account instead of going there; the account has what it takes, unless a story says no."""

    request_id: str
    amount_minor: int
    currency: str
    payee_name: str
    payee_number: str
    remark: str
    valid_until: float
    collects: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Booked:
    """What the bank knows of a request: accepted, then paid or rejected (with a reason)."""

    request_id: str
    amount_minor: int
    currency: str
    payee_name: str
    payee_number: str
    status: str
    reason: str | None
    reference: str | None
    answers: int
    """How often the bank has told of it."""
    collects: int


class OtherContentError(ValueError):
    """The request id was used for another payment."""


class Book:
    """One file, used by one process at a time; every method is one transaction."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._lock = threading.Lock()
        self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._file.row_factory = sqlite3.Row
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = FULL")
        self._file.executescript(_TABLES)
        if "collects" not in _columns(self._file):  # a file of before the bank collected
            self._file.execute(_COLLECTS)

    def close(self) -> None:
        """The file stays; what a thread is doing with it is waited for."""
        with self._lock:
            self._file.close()

    def pay(
        self, wanted: Wanted, reason: str | None, late_seconds: float, callbacks: int = 1
    ) -> Booked | None:
        """Books it, rejects it for this reason, or accepts it for later; known ids as before.

        None: it came after its time and is not taken, ever. OtherContentError.
        """
        with self._transaction() as file:
            known = _found(file, wanted.request_id)
            if known is not None:
                asked = (wanted.amount_minor, wanted.currency, wanted.payee_number)
                if _content(known) != (*asked, wanted.collects):
                    raise OtherContentError
                return known
            now = self._clock()
            if now > wanted.valid_until:
                return None
            file.execute(
                "INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, 'accepted', ?, NULL, ?, 0, ?, ?)",
                (
                    wanted.request_id, wanted.amount_minor, wanted.currency, wanted.payee_name,
                    wanted.payee_number, wanted.remark, reason, now + late_seconds, now,
                    wanted.collects,
                ),
            )  # fmt: skip
            if not late_seconds:
                self._settle(file, wanted.request_id, callbacks)
            return _found(file, wanted.request_id)

    def find(self, request_id: str) -> tuple[Booked | None, float]:
        """What is known of a request, and the moment at which that was so."""
        with self._transaction() as file:
            return _found(file, request_id), self._clock()

    def told(self, request_id: str) -> None:
        """One more answer about it has gone out."""
        with self._transaction() as file:
            file.execute(
                "UPDATE payment SET answers = answers + 1 WHERE request_id = ?", (request_id,)
            )

    def settle_due(self) -> int:
        """What was accepted for later and is due now; how many."""
        with self._transaction() as file:
            due = file.execute(
                "SELECT request_id FROM payment WHERE status = 'accepted' AND settles_at <= ?",
                (self._clock(),),
            ).fetchall()
            for row in due:
                self._settle(file, row["request_id"], 1)
            return len(due)

    def callbacks_due(self) -> list[tuple[int, str, str]]:
        """Number, event id and request id of what is to be told now."""
        with self._transaction() as file:
            return [
                (row["id"], row["event_id"], row["request_id"])
                for row in file.execute(
                    "SELECT * FROM callback WHERE next_at <= ? ORDER BY id LIMIT 50",
                    (self._clock(),),
                )
            ]

    def called(self, number: int, *, heard: bool) -> None:
        """A callback was heard, or is tried again later, or given up."""
        with self._transaction() as file:
            (tries,) = file.execute(
                "SELECT tries + 1 FROM callback WHERE id = ?", (number,)
            ).fetchone()
            over = heard or tries >= len(CALLBACK_WAITS)
            next_at = None if over else self._clock() + CALLBACK_WAITS[tries]
            file.execute(
                "UPDATE callback SET tries = ?, next_at = ? WHERE id = ?", (tries, next_at, number)
            )

    def paid(self) -> list[dict[str, Any]]:
        """Every posting to somebody's account, in order: what really left the lender."""
        return self._moved(1)

    def collected(self) -> list[dict[str, Any]]:
        """The same from somebody's account: what really came in."""
        return self._moved(-1)

    def settled(self, start: float, end: float, currency: str) -> list[dict[str, Any]]:
        """What was paid in these seconds, in order."""
        with self._transaction() as file:
            rows = file.execute(
                """SELECT * FROM payment WHERE status = 'paid' AND currency = ?
                   AND settles_at >= ? AND settles_at < ? ORDER BY settles_at, request_id""",
                (currency, start, end),
            )
            return [dict(row) for row in rows]

    def balance_minor(self, account: str, currency: str) -> int:
        """What an account holds."""
        with self._transaction() as file:
            return _balance(file, account, currency)

    def _settle(self, file: sqlite3.Connection, request_id: str, callbacks: int) -> None:
        known = _found(file, request_id)
        assert known is not None  # written in this transaction, or read from the table
        reason = known.reason
        is_lenders = not known.collects
        if (
            reason is None
            and is_lenders
            and _balance(file, LENDER, known.currency) < known.amount_minor
        ):
            reason = "INSUFFICIENT_FUNDS"
        status = "paid" if reason is None else "rejected"
        reference = f"SB{uuid4().hex[:20].upper()}" if reason is None else None
        file.execute(
            "UPDATE payment SET status = ?, reason = ?, reference = ? WHERE request_id = ?",
            (status, reason, reference, request_id),
        )
        if reason is None:
            way = -1 if known.collects else 1
            for account, sign in ((LENDER, -way), (known.payee_number, way)):
                file.execute(
                    """INSERT INTO posting (request_id, account, amount_minor, currency)
                       VALUES (?, ?, ?, ?)""",
                    (request_id, account, sign * known.amount_minor, known.currency),
                )
        for _ in range(callbacks):
            file.execute(
                "INSERT INTO callback (event_id, request_id, next_at) VALUES (?, ?, ?)",
                (uuid4().hex, request_id, self._clock()),
            )

    def _moved(self, sign: int) -> list[dict[str, Any]]:
        with self._transaction() as file:
            return [
                dict(row) | {"amount_minor": sign * row["amount_minor"]}
                for row in file.execute(
                    """SELECT p.request_id, o.remark, p.account, p.amount_minor, p.currency
                       FROM posting p JOIN payment o USING (request_id)
                       WHERE p.account <> ? AND p.amount_minor * ? > 0 ORDER BY p.id""",
                    (LENDER, sign),
                )
            ]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield self._file
            except BaseException:
                self._file.execute("ROLLBACK")
                raise
            self._file.execute("COMMIT")


def _columns(file: sqlite3.Connection) -> set[str]:
    return {row["name"] for row in file.execute("PRAGMA table_info(payment)")}


def _found(file: sqlite3.Connection, request_id: str) -> Booked | None:
    row = file.execute("SELECT * FROM payment WHERE request_id = ?", (request_id,)).fetchone()
    return None if row is None else Booked(*(row[name] for name in Booked.__slots__))


def _content(known: Booked) -> tuple[int, str, str, bool]:
    return known.amount_minor, known.currency, known.payee_number, bool(known.collects)


def _balance(file: sqlite3.Connection, account: str, currency: str) -> int:
    (moved,) = file.execute(
        "SELECT coalesce(sum(amount_minor), 0) FROM posting WHERE account = ? AND currency = ?",
        (account, currency),
    ).fetchone()
    return int(moved) + (FUNDS_MINOR if account == LENDER else 0)
