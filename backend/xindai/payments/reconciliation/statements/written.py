"""A settlement file as a bank writes it: for the sandbox bank, the demo and tests."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from xindai.kernel.money import format_minor
from xindai.payments.reconciliation.statements.csv_form import COLUMNS, MARK

VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SettlementLine:
    """A booked movement; `amount_minor` as the lender's account sees it."""

    kind: str
    amount_minor: int
    reference: str
    request_id: str = ""
    remark: str = ""
    original: str = ""
    party_name: str = ""
    party_account: str = ""


def settlement_file(
    account: str, on: date, currency: str, opening_minor: int, lines: Sequence[SettlementLine]
) -> bytes:
    """The file of a day, which ends where its lines lead to."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    closing = opening_minor + sum(line.amount_minor for line in lines)
    sums = (format_minor(opening_minor, currency), format_minor(closing, currency))
    writer.writerow([MARK, VERSION, account, on, currency, *sums, len(lines)])
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(
            [
                on,
                on,
                line.kind,
                "booked",
                format_minor(line.amount_minor, currency),
                currency,
                line.reference,
                line.request_id,
                line.remark,
                line.original,
                line.party_name,
                line.party_account,
            ]
        )
    return out.getvalue().encode()
