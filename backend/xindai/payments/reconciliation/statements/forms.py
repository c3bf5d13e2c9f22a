"""Which form a file has: told by its first bytes, never by its name."""

from __future__ import annotations

from xindai.payments.reconciliation.statements.camt_form import read_camt
from xindai.payments.reconciliation.statements.csv_form import MARK, read_csv
from xindai.payments.reconciliation.statements.parsed import (
    MOST_BYTES,
    Parsed,
    too_long,
    unreadable,
)


def read_statement(content: bytes) -> Parsed:
    """The file; refuses STATEMENT_UNREADABLE, STATEMENT_TOO_LONG, STATEMENT_LINES_WRONG."""
    if len(content) > MOST_BYTES:
        raise too_long()
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(MARK.encode()):
        return read_csv(content)
    if start.startswith(b"<"):
        return read_camt(content)
    raise unreadable("it is neither a settlement file nor camt.053 or camt.054")
