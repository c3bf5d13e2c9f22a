"""The same key twice, two at once, a crash in the middle, a dry run."""

import asyncio
from datetime import date
from decimal import Decimal

import asyncpg
import pytest

from tests.loans.conftest import MANAGER, everything, today_is
from xindai.kernel.errors import Refusal
from xindai.loans import api
from xindai.loans.verify import verify
from xindai.platform import db as database

FEB = date(2024, 2, 29)


async def test_the_same_key_twice_pays_once(lender):
    loan_id = await lender.loan()
    first = await lender.do(loan_id, "repay", "10.00", key="k")
    before = await everything(loan_id)
    second = await lender.do(loan_id, "repay", "10.00", key="k")
    assert (second.event_id, second.replayed, first.replayed) == (first.event_id, True, False)
    assert await everything(loan_id) == before


async def test_the_same_key_at_once_pays_once(lender):
    loan_id = await lender.loan()
    results = await asyncio.gather(
        *(lender.do(loan_id, "repay", "10.00", key="k") for _ in range(6))
    )
    assert len({r.event_id for r in results}) == 1
    assert sorted(r.replayed for r in results) == [False, True, True, True, True, True]
    assert len(await api.transactions_of(MANAGER, loan_id)) == 2


async def test_the_same_key_with_other_input_is_a_conflict(lender):
    loan_id = await lender.loan()
    await lender.do(loan_id, "repay", "10.00", key="k")
    with pytest.raises(Refusal) as no:
        await lender.do(loan_id, "repay", "10.01", key="k")
    assert no.value.code == "IDEMPOTENCY_CONFLICT"


async def test_a_refusal_is_replayed(lender):
    loan_id = await lender.pending()
    for _ in range(2):
        with pytest.raises(Refusal) as no:
            await lender.do(loan_id, "repay", "10.00", key="k")
        assert no.value.code == "BEFORE_DISBURSEMENT"
        await lender.do(loan_id, "disburse", "1200.00", key="out")


async def test_two_at_once_on_one_loan_queue(lender):
    loan_id = await lender.loan()
    await today_is(FEB)
    await asyncio.gather(*(lender.do(loan_id, "repay", f"{n}.00") for n in range(1, 9)))
    loan = await api.get_loan(MANAGER, loan_id)
    paid = loan.principal_paid_minor + loan.interest_paid_minor + loan.credit_minor
    assert paid == 100 * sum(range(1, 9))
    assert len(await api.transactions_of(MANAGER, loan_id)) == 9
    assert await verify() == []


@pytest.mark.parametrize(
    "table", ["loan_event", "loan", "instalment", "journal_line", "audit_record", "outbox_message"]
)
async def test_a_crash_in_the_middle_leaves_nothing(lender, db, table):
    loan_id = await lender.loan()
    before = await everything(loan_id)
    async with db.owner() as owner:
        await owner.execute(
            """CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"""
        )
        await owner.execute(
            f"CREATE TRIGGER crash AFTER INSERT OR UPDATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION crash()"
        )
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, ConnectionError)):
            await lender.do(loan_id, "repay", "10.00", key="k")
        assert await everything(loan_id) == before
        await owner.execute(f"DROP TRIGGER crash ON {table}")
    assert not (await lender.do(loan_id, "repay", "10.00", key="k")).replayed
    assert await verify() == []


COMMANDS = [
    ("repay", "150.00", {}),
    ("prepay", "500.00", {"choice": "smaller_instalment"}),
    ("payoff", None, {}),
    ("extend", None, {"instalments": 3}),
    ("waive", "1.00", {"component": "interest"}),
    ("rate_change", None, {"annual_rate": "0.08"}),
    ("write_off", None, {}),
    ("non_accrual", None, {}),
]


@pytest.mark.parametrize(("verb", "amount", "data"), COMMANDS)
async def test_a_dry_run_moves_nothing_and_says_what_the_real_call_does(lender, verb, amount, data):
    loan_id = await lender.loan()
    await today_is(FEB)
    before = await everything(loan_id)
    rows_before = (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    shown = (await lender.do(loan_id, verb, amount, dry_run=True, key="k", **data)).preview
    assert await everything(loan_id) == before
    assert list(shown.rows_before) == rows_before
    done = await lender.do(loan_id, verb, amount, key="k", **data)
    assert not done.replayed
    loan = await api.get_loan(MANAGER, loan_id)
    assert list(shown.rows_after) == (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    assert shown.status_after == loan.status
    assert shown.balances_after.get("LOAN_PRINCIPAL", 0) == loan.outstanding_minor
    told = (await api.transactions_of(MANAGER, loan_id))[-1]
    assert shown.applied == told.applied
    booked = (await api.journal_of(MANAGER, loan_id))[1:]
    assert [(line.account_code, line.amount_minor) for line in shown.journal] == [
        (line.account_code, line.amount_minor) for entry in booked for line in entry.lines
    ]


async def test_a_dry_run_refuses_as_the_real_call_does(lender):
    loan_id = await lender.pending()
    with pytest.raises(Refusal) as no:
        await lender.do(loan_id, "repay", "1.00", dry_run=True)
    assert no.value.code == "BEFORE_DISBURSEMENT"


async def test_a_repayment_takes_few_round_trips_and_writes_only_changed_rows(lender):
    loan_id = await lender.loan()
    await today_is(FEB)
    stamp = "SELECT count(*) FROM instalment WHERE loan_id = $1 AND xmin::text::bigint = $2"
    await lender.do(loan_id, "repay", "106.62")
    xid = await database.pool().fetchval(
        "SELECT xmin::text::bigint FROM loan WHERE id = $1", loan_id
    )
    assert await database.pool().fetchval(stamp, loan_id, xid) == 1
    assert isinstance(xid, int | Decimal)
