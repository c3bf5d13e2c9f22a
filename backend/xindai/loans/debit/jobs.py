"""Background work of direct debits."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import structlog

from xindai.loans.debit.actions.plan import order_debit, plan_debits, planned_after
from xindai.loans.debit.types import DEBITS
from xindai.platform.jobs.api import Kind, LeaseLostError, Schedule, Work

AT_ONCE: Final = 200
log = structlog.get_logger("xindai.loans.debit")


async def debits(work: Work) -> None:
    """Plans what is to be drawn now, and orders what is planned, each debit in its own commit.

    Cut off anywhere it goes on where it stopped: a planned debit is a row, an ordered one has a
    payment.
    """
    async with work.transaction() as tx:
        await plan_debits(tx, await tx.value("SELECT now()"))
    cursor, done, broken = UUID(int=0), 0, 0
    while True:
        async with work.transaction() as tx:
            found = await planned_after(tx, cursor, AT_ONCE)
        for debit_id in found:
            try:
                async with work.transaction() as tx:
                    await order_debit(tx, debit_id)
            except LeaseLostError:
                raise
            except Exception:  # one that is broken must not hold up the others
                log.exception("loan_debit_broken", debit=str(debit_id))
                broken += 1
            done += 1
            work.tell("ordered", done, None)
        if not found:
            break
        cursor = found[-1]
    if broken:
        raise RuntimeError(f"{broken} debits could not be ordered")


KINDS: Final = (
    Kind(
        DEBITS,
        debits,
        most_attempts=20,
        most_seconds=3600,
        most_at_once=1,
        longest_wait_seconds=300,
    ),
)
SCHEDULES: Final = (
    # The end of day starts it for the new day; this takes up the tries that follow within a day.
    Schedule("loan_debits", "*/10 * * * *", DEBITS),
)
