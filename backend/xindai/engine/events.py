"""What can happen to a loan. An event says what was done and when; the fold says what it meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from xindai.engine.terms import MAX_INSTALMENTS, Component, PrepayChoice
from xindai.kernel.dates import parse_date
from xindai.kernel.money import format_minor
from xindai.kernel.rate import format_rate
from xindai.kernel.reader import Reader

_EMPTY: Mapping[str, Any] = MappingProxyType({})


class EventType(StrEnum):
    """The verbs. Their order is the order of events of one day (see `in_order`)."""

    DISBURSE = "disburse"
    RATE_CHANGE = "rate_change"
    PAUSE = "pause"
    SHIFT_DUE = "shift_due"
    EXTEND = "extend"
    SHORTEN = "shorten"
    RESTRUCTURE = "restructure"
    NON_ACCRUAL = "non_accrual"
    DISPUTE_END = "dispute_end"
    DISPUTE = "dispute"
    CHARGE_FEE = "charge_fee"
    WAIVE = "waive"
    MERCHANT_REFUND = "merchant_refund"
    REPAY = "repay"
    PREPAY = "prepay"
    PAYOFF = "payoff"
    REFUND = "refund"
    WRITE_OFF = "write_off"
    RECOVERY = "recovery"
    REVERSE = "reverse"


_RANK = {kind: rank for rank, kind in enumerate(EventType)}
NEEDS_AMOUNT = frozenset(
    {
        EventType.DISBURSE,
        EventType.CHARGE_FEE,
        EventType.WAIVE,
        EventType.MERCHANT_REFUND,
        EventType.REPAY,
        EventType.PREPAY,
        EventType.REFUND,
        EventType.RECOVERY,
        EventType.DISPUTE,
        EventType.DISPUTE_END,
    }
)
MONEY_IN = frozenset(
    {
        EventType.REPAY,
        EventType.PREPAY,
        EventType.PAYOFF,
        EventType.MERCHANT_REFUND,
        EventType.RECOVERY,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `on` is its value date, `amount` minor units, `data` what its verb needs.

    data by verb: prepay choice; extend, shorten instalments; shift_due from_due, to_due; waive
    component; restructure instalments, annual_rate_e8, grace_principal, next_due_on;
    rate_change annual_rate_e8; pause until; non_accrual value; charge_fee name; dispute_end since:
    the value date of the dispute of the same amount that it ends.
    `reverses` is the id of the event that a reversal takes back.
    """

    id: str
    type: EventType
    on: date
    amount: int | None = None
    data: Mapping[str, Any] = field(default_factory=lambda: _EMPTY, hash=False)
    reverses: str | None = None

    @staticmethod
    def from_json(value: object, currency: str, path: str = "event", id: str = "") -> Event:
        """An event of its JSON form; refuses with the path of the wrong field."""
        read = Reader(value, path)
        name = read.text("id", id, 64)
        kind = read.choice("type", EventType, None)
        on = parse_date(read.required("on"), read.field("on"))
        amount: int | None = None
        if kind in NEEDS_AMOUNT:
            amount = read.amount("amount", currency, None, positive=True)
        elif kind is EventType.PAYOFF:
            amount = read.amount("amount", currency, 0) or None
        reverses = None
        if kind is EventType.REVERSE:
            target = read.required("event")
            reverses = Reader({"event": target}, read.path).text("event", longest=64)
        data = _data(kind, read)
        read.finish()
        return Event(name, kind, on, amount, MappingProxyType(data), reverses)

    def to_json(self, currency: str) -> dict[str, Any]:
        """The JSON form, as `from_json` reads it."""
        out: dict[str, Any] = {"id": self.id, "type": self.type.value, "on": self.on.isoformat()}
        if self.amount is not None:
            out["amount"] = format_minor(self.amount, currency)
        if self.reverses is not None:
            out["event"] = self.reverses
        for key, value in self.data.items():
            if key == "annual_rate_e8":
                out["annual_rate"] = format_rate(value)
            elif isinstance(value, date):
                out[key] = value.isoformat()
            elif isinstance(value, StrEnum):
                out[key] = value.value
            else:
                out[key] = value
        return out


def _data(kind: EventType, read: Reader) -> dict[str, Any]:
    data: dict[str, Any] = {}
    match kind:
        case EventType.PREPAY:
            if (choice := read.take("choice")) is not None:
                read_choice = Reader({"choice": choice}, read.path)
                data["choice"] = read_choice.choice("choice", PrepayChoice, None)
        case EventType.EXTEND | EventType.SHORTEN:
            data["instalments"] = read.integer("instalments", None, 1, MAX_INSTALMENTS)
        case EventType.SHIFT_DUE:
            for key in ("from_due", "to_due"):
                data[key] = parse_date(read.required(key), read.field(key))
        case EventType.WAIVE:
            data["component"] = read.choice("component", Component, None)
        case EventType.RESTRUCTURE:
            if (count := read.integer("instalments", 0, 0, MAX_INSTALMENTS)) > 0:
                data["instalments"] = count
            if (rate := read.rate("annual_rate")) is not None:
                data["annual_rate_e8"] = rate
            if (grace := read.integer("grace_principal", 0, 0, MAX_INSTALMENTS)) > 0:
                data["grace_principal"] = grace
            if (next_due := read.day("next_due_on")) is not None:
                data["next_due_on"] = next_due
        case EventType.RATE_CHANGE:
            rate_text = read.required("annual_rate")
            data["annual_rate_e8"] = Reader({"annual_rate": rate_text}, read.path).rate(
                "annual_rate"
            )
        case EventType.PAUSE:
            data["until"] = parse_date(read.required("until"), read.field("until"))
        case EventType.DISPUTE_END:
            data["since"] = parse_date(read.required("since"), read.field("since"))
        case EventType.NON_ACCRUAL:
            data["value"] = read.truth("value", True)
        case EventType.CHARGE_FEE:
            if name := read.text("name"):
                data["name"] = name
        case _:
            pass
    return data


def standing(events: Iterable[Event]) -> list[Event]:
    """The events that count: neither reversals nor what a standing reversal takes back.

    A reversal can itself be reversed; then its target stands again.
    """
    known = list(events)
    by_target: dict[str, list[Event]] = {}
    for event in known:
        if event.reverses is not None:
            by_target.setdefault(event.reverses, []).append(event)

    def gone(event: Event, depth: int = 0) -> bool:
        if depth > len(known):
            return False
        return any(not gone(r, depth + 1) for r in by_target.get(event.id, ()))

    return [e for e in known if e.reverses is None and not gone(e)]


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by value date, verb, amount and content: the order they arrived in never counts."""
    return sorted(
        events,
        key=lambda e: (
            e.on,
            _RANK[e.type],
            e.amount or 0,
            sorted((key, str(value)) for key, value in e.data.items()),
            e.id,
        ),
    )
