"""Many at once ends where one by one ends."""

from datetime import date
from uuid import uuid4

import pytest

from tests.actors import staff
from tests.loans.conftest import MANAGER, everything, today_is
from xindai.engine.events import Event
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.loans import api
from xindai.loans.types import BookedLoan
from xindai.loans.verify import verify

JUN = date(2024, 6, 10)
HISTORIES = [
    [],
    [("repay", "106.62", "2024-02-29"), ("repay", "106.62", "2024-03-31")],
    [("repay", "106.62", "2024-04-15"), ("prepay", "300.00", "2024-05-02")],
    [("payoff", None, "2024-03-31")],
    [("repay", "0.01", "2024-03-01"), ("write_off", None, "2024-06-01")],
]


def events_of(history):
    steps = [("disburse", "1200.00", "2024-01-31"), *history]
    out = []
    for kind, amount, on in steps:
        fields = {"type": kind, "on": on} | ({"amount": amount} if amount else {})
        out.append(Event.from_json(fields, "CNY", "", str(new_id())))
    return tuple(out)


def comparable(seen):
    """Without what must differ: ids, numbers, and how many records tell of it."""
    loan = dict(seen["loan"])
    for name in ("id", "number", "contract_id", "created_at", "version"):
        loan.pop(name)
    rows = [{k: v for k, v in row.items() if k != "loan_id"} for row in seen["rows"]]
    events = [{k: v for k, v in event.items() if k != "id"} for event in seen["events"]]
    return loan, rows, events, seen["accounts"]


@pytest.mark.parametrize("history", HISTORIES)
async def test_a_booked_loan_equals_one_made_step_by_step(lender, history):
    await today_is(JUN)
    contracts = [await lender.contract(), await lender.contract()]
    booked = await api.book_many(
        MANAGER, [BookedLoan(contract_id=c, events=events_of(history)) for c in contracts]
    )
    stepped = await lender.loan()
    for kind, amount, on in history:
        await lender.do(stepped, kind, amount, date.fromisoformat(on))
    for loan_id in booked:
        assert comparable(await everything(loan_id)) == comparable(await everything(stepped))
    assert await verify() == []


async def test_a_batch_sent_again_books_nothing_twice(lender):
    await today_is(JUN)
    batch = [BookedLoan(contract_id=await lender.contract(), events=events_of(HISTORIES[1]))]
    (first,) = await api.book_many(MANAGER, batch)
    before = await everything(first)
    assert await api.book_many(MANAGER, batch) == [first]
    assert (await everything(first))["accounts"] == before["accounts"]


async def test_append_many_equals_one_by_one_and_skips_what_is_there(lender):
    one, other = await lender.loan(), await lender.loan()
    await today_is(JUN)
    wanted = {one: events_of(HISTORIES[1])[1:], other: events_of(HISTORIES[2])[1:]}
    assert await api.append_many(MANAGER, wanted) == 4
    assert await api.append_many(MANAGER, wanted) == 0
    stepped = await lender.loan()
    for kind, amount, on in HISTORIES[2]:
        await lender.do(stepped, kind, amount, date.fromisoformat(on))
    assert comparable(await everything(other)) == comparable(await everything(stepped))
    assert await verify() == []


async def test_one_bad_event_stops_its_whole_batch(lender):
    one, pending = await lender.loan(), await lender.pending()
    before = await everything(one)
    bad = Event.from_json(
        {"type": "repay", "on": "2024-01-31", "amount": "1.00"}, "CNY", "", str(new_id())
    )
    with pytest.raises(Refusal):
        await api.append_many(MANAGER, {one: [bad], pending: [bad]})
    assert await everything(one) == before
    with pytest.raises(Refusal, match="no such contract"):
        await api.book_many(MANAGER, [BookedLoan(contract_id=uuid4(), events=())])
    clerk = staff("cashier")
    with pytest.raises(Refusal, match="your roles"):
        await api.book_many(clerk, [])
