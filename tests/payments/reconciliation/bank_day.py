"""A seeded day at the bank: orders, books and a settlement file, with breaks that are known."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from xindai.accounting import api as accounting
from xindai.accounting.types import JournalDraft, JournalLine
from xindai.kernel.ids import new_id
from xindai.kernel.money import format_minor
from xindai.payments.api import BreakKind as K
from xindai.payments.reconciliation.statements.csv_form import COLUMNS, MARK
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.db import Tx
from xindai.platform.jobs.schedules import CHINA

PAYOUT_FEE, COLLECTION_FEE = 30, 50
_ORDER = (
    "id", "number", "kind", "purpose", "subject", "branch_id", "customer_id", "payee_name_sealed",
    "payee_name_masked", "payee_number_sealed", "payee_number_masked", "amount_minor", "currency",
    "status", "request_id", "bank_reference", "failure_code", "settle_kind", "created_by",
    "created_at", "sent_at", "valid_until", "settled_at", "merchant_id",
)  # fmt: skip


@dataclass
class Order:
    """What was ordered, and what the bank calls it."""

    number: str
    kind: str
    minor: int
    at: datetime
    status: str = "confirmed"
    branch_id: UUID | None = None
    merchant_id: UUID | None = None
    failure: str | None = None
    id: UUID = field(default_factory=new_id)
    request_id: UUID = field(default_factory=uuid4)
    reference: str = ""
    name: str = "张三丰"
    account: str = "6222020000001234"

    @property
    def signed(self) -> int:
        return self.minor if self.kind == "collection" else -self.minor


class BankDay:
    """Collects orders, lines and bookings; `expected` counts (kind, what it is about)."""

    def __init__(self, on: date, code: str, branch: UUID, customer: UUID, seed: int = 6) -> None:
        self.on, self.code, self.branch, self.customer = on, code, branch, customer
        self.chance = random.Random(seed)
        self.orders: list[Order] = []
        self.lines: list[list[str]] = []
        self.drafts: list[tuple[JournalDraft, UUID | None]] = []
        self.expected: Counter[tuple[K, str]] = Counter()
        self.fees: list[str] = []
        self.closing_shift = 0
        self.opening = 1_000_000_00
        self.closing = 0
        self._n = seed * 100_000

    def next(self) -> int:
        self._n += 1
        return self._n

    def order(self, kind: str | None = None, minor: int | None = None, **more: Any) -> Order:
        n = self.next()
        at = more.pop("at", None) or self.moment(self.on, 9 + n % 12, n % 60)
        order = Order(
            number=f"ZF{n:012d}",
            kind=kind or self.chance.choice(("payout", "collection")),
            minor=minor or self.chance.randrange(10_003, 900_000, 10),
            at=at,
            reference=f"SB{n:012d}",
            **{"branch_id": self.branch} | more,
        )
        self.orders.append(order)
        return order

    def moment(self, on: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(on, time(hour, minute), CHINA)

    def line(self, order: Order | None = None, **other: Any) -> str:
        """One row; its reference."""
        n = self.next()
        cells: dict[str, Any] = {
            "booked_on": self.on, "kind": "transfer", "status": "booked", "minor": 0,
            "currency": "CNY", "reference": f"SX{n:012d}", "request_id": "", "remark": "",
            "original": "", "party_name": "", "party_account": "",
        }  # fmt: skip
        if order is not None:
            cells |= {
                "kind": "collection" if order.kind == "collection" else "payment",
                "minor": order.signed, "reference": order.reference,
                "request_id": order.request_id, "remark": order.number,
                "party_name": order.name, "party_account": order.account,
            }  # fmt: skip
        cells |= other
        cells.setdefault("value_on", cells["booked_on"])
        cells["amount"] = format_minor(cells["minor"], cells["currency"])
        self.lines.append([str(cells[name]) for name in COLUMNS])
        return str(cells["reference"])

    def book(self, order: Order | None = None, **other: Any) -> UUID:
        """An entry of the order, or of nobody; its source."""
        told = {
            "minor": order.signed if order else 0, "currency": "CNY", "on": self.on,
            "branch": order.branch_id if order else self.branch, "role": "CASH_CLEARING",
            "text": order.number if order else "",
        } | other  # fmt: skip
        source = new_id()
        contra = "CUSTOMER_CREDIT"
        draft = JournalDraft(
            kind="test", booked_on=told["on"], value_on=told["on"], source_type="loan_event",
            source_id=source, description=told["text"],
            lines=tuple(
                JournalLine(role=role, amount_minor=minor, currency=told["currency"],
                            branch_id=told["branch"])
                for role, minor in ((told["role"], told["minor"]), (contra, -told["minor"]))
            ),
        )  # fmt: skip
        self.drafts.append((draft, order.id if order else None))
        return source

    def expect(self, kind: K, about: Order | str = "") -> None:
        self.expected[kind, about.number if isinstance(about, Order) else about] += 1

    def clean(self, **more: Any) -> Order:
        """An order that agrees on all three sides."""
        order = self.order(**more)
        self.line(order)
        self.book(order)
        return order

    def file(self) -> bytes:
        """The settlement file; it begins with `opening`."""
        at, currency = COLUMNS.index("amount"), COLUMNS.index("currency")
        status = COLUMNS.index("status")
        booked = sum(
            int(row[at].replace(".", ""))
            for row in self.lines
            if row[currency] == "CNY" and row[status] == "booked"
        )
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        self.closing = self.opening + booked + self.closing_shift
        writer.writerow([MARK, 1, self.code, self.on, "CNY", format_minor(self.opening, "CNY"),
                         format_minor(self.closing, "CNY"), len(self.lines)])  # fmt: skip
        writer.writerow(COLUMNS)
        writer.writerows(self.lines)
        return out.getvalue().encode()

    async def store(self) -> None:
        """Orders, journal and which order became which entry."""
        async with database.transaction() as tx:
            keys = await crypto.keys(tx)
            await tx.copy("payment_order", _ORDER, [self._row(keys, one) for one in self.orders])
            await accounting.post_many(tx, [draft for draft, _ in self.drafts])
            await self._bind(tx)

    async def _bind(self, tx: Tx) -> None:
        rows = [(new_id(), order, draft.source_id) for draft, order in self.drafts if order]
        await tx.copy("payment_booking", ("id", "order_id", "source_id"), rows)

    def _row(self, keys: Any, order: Order) -> tuple[Any, ...]:
        record = str(order.id)
        was_sent = order.status != "planned"
        is_settled = order.status in ("confirmed", "failed")
        is_paid = order.status == "confirmed"
        failure = (order.failure or "ACCOUNT_CLOSED") if order.status == "failed" else None
        return (
            order.id, order.number, order.kind, "test", "test", order.branch_id, self.customer,
            keys.seal(order.name, "payment_order", record, "payee_name"), "张**",
            keys.seal(order.account, "payment_order", record, "payee_number"),
            "*" * 12 + order.account[-4:], order.minor, "CNY", order.status,
            order.request_id if was_sent else None, order.reference if is_paid else None, failure,
            "test", "staff:test", order.at, order.at if was_sent else None,
            order.at + timedelta(hours=1) if was_sent else None, order.at if is_settled else None,
            order.merchant_id,
        )  # fmt: skip
