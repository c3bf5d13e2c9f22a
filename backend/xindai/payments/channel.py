"""The port to a bank: one request, and questions about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from xindai.payments.types import PaymentKind


class BankSays(StrEnum):
    """UNCLEAR is ours: no answer, or none that can be believed."""

    PAID = "paid"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOT_RECEIVED = "not_received"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PayRequest:
    """An order as the bank gets it; of a collection, the payee is who pays. The bank refuses it
    after `valid_until`, by its own clock."""

    kind: PaymentKind

    request_id: UUID
    amount_minor: int
    currency: str
    payee_name: str
    payee_number: str
    payee_bank: str | None
    remark: str
    valid_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the bank said, as it said it: whether it fits the order is not looked at yet.

    `at` is the bank's clock. `code` is the bank's reason of a rejection, or ours of UNCLEAR.
    """

    says: BankSays
    request_id: UUID | None = None
    amount_minor: int | None = None
    currency: str | None = None
    reference: str | None = None
    code: str | None = None
    at: datetime | None = None


def unclear(code: str) -> Answer:
    """Nothing that can be believed was said."""
    return Answer(says=BankSays.UNCLEAR, code=code)


class PaymentChannel(Protocol):
    """Neither raises for what a bank or a network does: that is UNCLEAR."""

    async def send(self, request: PayRequest) -> Answer:
        """Hands the request over. Called once in the life of an order."""

    async def query(self, request_id: UUID) -> Answer:
        """What became of a request."""


class BatchChannel(PaymentChannel, Protocol):
    """A channel that takes many requests at once."""

    async def send_many(self, requests: Sequence[PayRequest]) -> list[Answer]:
        """Hands over requests of one kind and currency; an answer each, in their order."""
