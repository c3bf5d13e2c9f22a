"""`xindai quote`: the schedule and the annual percentage rate of the terms in each line.

    {"id": 1, "terms": {"principal": "1000.00", "annual_rate": "0.07", "instalments": 6,
     "disbursed_on": "2024-01-31", "method": "equal_instalment"}}
    {"id": 1, "instalment": "170.09", "schedule": [{"n": 1, "from": "2024-01-31",
     "due": "2024-02-29", "principal": "164.26", "interest": "5.83", …}], "totals": {…},
     "apr": "7.23069715029", "as_of": "2024-01-31", "status": "active"}

- `terms`: the JSON form of `xindai.engine.terms.Terms`, defaults for what is left out.
- `events`: what happened to the loan (`xindai.engine.events`), in any order; unless a `disburse`
  is dated `disbursed_on`, the principal is paid out on that day. An `id` lets a `reverse` name its
  event; an event without one is called by its place in the list, "0", "1", …
- `as_of`: the day of the answer, else that of the last event. Events after it do not count.
- A row's `penalty` holds penalty interest, compound interest and late fees by that day; `total`
  is what the row bills in all, `paid` and `waived` what became of it. `totals` adds the columns up;
  `fee_at_once` (up front, on prepayment) belongs to no row; `credit` is money we owe the borrower.
- `apr`: the EU effective rate of the real cash flows in percent, null where there is none.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import Any, Final

from xindai.engine.check import check
from xindai.engine.events import Event, EventType, in_order
from xindai.engine.quote import disbursed, penalty, quote, sums
from xindai.engine.row import Row
from xindai.engine.state import LoanState
from xindai.engine.terms import Component, Terms
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor
from xindai.outsiders.fields import Fields, items, nullable
from xindai.outsiders.jsonl import JsonNumber, JsonObject, join, serve

MOST_EVENTS: Final = 500
_REQUEST: Final = frozenset({"id", "terms", "events", "as_of"})
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})", re.ASCII)


def answer(request: JsonObject) -> dict[str, object]:
    """The quote of one request; refuses in the name of the field that is wrong."""
    fields = Fields(request, "", _REQUEST)
    terms = fields.required("terms", lambda value, path: Terms.from_json(_plain(value), path))
    events = fields.optional("events", nullable(_reader(terms)), None) or []
    as_of = fields.optional("as_of", nullable(parse_date), None)
    if as_of is not None and as_of < terms.disbursed_on:
        raise Refusal("BEFORE_DISBURSEMENT", "nothing is lent by this day", "as_of")
    happened = _checked(terms, events)
    quoted = quote(terms, happened, as_of)
    state = quoted.state

    def money(minor: int) -> str:
        return format_minor(minor, state.currency)

    return {
        "instalment": money(quoted.instalment_minor),
        "schedule": [_row(row, state) for row in state.rows],
        "totals": _totals(state),
        "apr": quoted.apr_percent,
        "as_of": state.as_of.isoformat(),
        "status": state.status.value,
    }


def _row(row: Row, state: LoanState) -> dict[str, object]:
    amounts = {
        "principal": row.principal,
        "interest": row.interest,
        "fee": row.fee,
        "penalty": penalty(row, state.as_of),
        "total": row.total(state.as_of),
        "balance_after": row.balance_after,
        "paid": sum(row.paid.values()),
        "waived": sum(row.waived.values()) + sum(row.written_off.values()),
    }
    dates = {"n": row.n, "from": row.starts_on.isoformat(), "due": row.due_on.isoformat()}
    return dates | {name: format_minor(minor, state.currency) for name, minor in amounts.items()}


def _totals(state: LoanState) -> dict[str, str]:
    added = sums(state)
    amounts = {
        "principal": added.principal,
        "interest": added.interest,
        "fee": added.fee,
        "penalty": added.penalty,
        "total": added.total,
        "fee_at_once": added.fee_at_once,
        "paid": sum(row.paid[c] for row in state.rows for c in Component),
        "outstanding": state.outstanding_minor,
        "credit": state.totals.credit_minor,
    }
    return {name: format_minor(minor, state.currency) for name, minor in amounts.items()}


def _reader(terms: Terms) -> Any:
    """A parser of the list of events."""

    def read(value: object, path: str) -> list[Event]:
        events = [
            Event.from_json(_plain(item), terms.currency, at, str(n))
            for n, (item, at) in enumerate(items(value, path, MOST_EVENTS))
        ]
        for n, event in enumerate(events):
            if any(event.id == other.id for other in events[:n]):
                raise Refusal("DUPLICATE_ID", "another event has this id", f"{path}[{n}].id")
        return events

    return read


def _checked(terms: Terms, events: list[Event]) -> list[Event]:
    """The events with the disbursement the terms imply; refuses what can't happen to a loan.

    A quote lends what its events say: tranches may go beyond the principal of the terms.
    """
    lent = sum(e.amount or 0 for e in disbursed(terms, events) if e.type is EventType.DISBURSE)
    roomy = replace(terms, principal_minor=max(terms.principal_minor, lent))
    happened: list[Event] = []
    place = {event.id: n for n, event in enumerate(events)}
    for event in in_order(disbursed(terms, events)):
        try:
            check(roomy, happened, event, event.on)
        except Refusal as no:
            raise _placed(no, place[event.id]) from None
        happened.append(event)
    return happened


def _placed(no: Refusal, n: int) -> Refusal:
    """The refusal with the path of its event; one about the loan is about the event itself."""
    field = None if no.field == "loanId" else no.field
    return Refusal(no.code, no.message, join(f"events[{n}]", field) if field else f"events[{n}]")


def _plain(value: object) -> Any:
    """Parsed JSON as the domain reads it: whole numbers as int; any other stays what no reader
    takes for an amount or a rate, so it is refused by the name of its field."""
    if isinstance(value, JsonNumber):
        return int(value.text) if _INTEGER.fullmatch(value.text) else value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def main() -> int:
    """Answer the lines of standard input; the exit code."""
    return serve(answer, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    raise SystemExit(main())
