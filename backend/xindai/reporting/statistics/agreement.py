"""Does a report add up to the ledger? Its totals beside the closings of the accounts.

Narrowed to products and branches the books answer too; by channel, officer or bucket they know
nothing, so those filters are left out on both sides. Compared are the closings of days
(`gl_day_balance`): of the days that a stock stands on, or before and at the end of a period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from xindai.accounting import api as accounting
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.reporting.statistics.kinds import Ledger, Report, Stand
from xindai.reporting.statistics.sql import Ask, ask_of
from xindai.reporting.statistics.types import Agreement, Wanted

MOST_DAYS: Final = 62
_ALL: Final = "SELECT code FROM gl_account WHERE kind IN ('income', 'expense')"
_CLOSED: Final = """
SELECT (SELECT max(booked_on) FROM gl_day_balance WHERE booked_on < $1) AS before_on,
    (SELECT max(booked_on) FROM gl_day_balance WHERE booked_on <= $2) AS last_on
"""
_KEPT: Final = """
SELECT d FROM unnest($1::date[]) d WHERE EXISTS (SELECT FROM gl_day_balance WHERE booked_on = d)
"""


async def agreements(
    tx: Tx, actor: Actor, report: Report, wanted: Wanted, shown: Ask
) -> list[Agreement]:
    """A line a figure and day that the ledger answers for, newest first."""
    out: list[Agreement] = []
    for ledger in report.ledger:
        ask = ask_of(actor, report, replace(wanted, by=()), ledger=True)
        codes = await _codes(tx, ledger)
        if ledger.moved:
            out += await _moved(tx, ask, ledger, codes, wanted)
        else:
            out += await _stood(tx, ask, ledger, codes, shown)
    return out


async def _codes(tx: Tx, ledger: Ledger) -> list[str]:
    if not ledger.roles:
        return [row["code"] for row in await tx.rows(_ALL)]
    mapping = await accounting.accounts_of_roles(tx)
    return sorted({code for (_, role), code in mapping.by_product.items() if role in ledger.roles})


def _sum(ask: Ask, figure: str) -> str:
    found = ask.report.figure(figure)
    assert found is not None
    return f"coalesce(({found.sql}), 0)::bigint"


def _accounts(ask: Ask, codes: str, days: str) -> str:
    """Closings of the accounts, narrowed as the report is to branches and products."""
    conditions = " AND ".join(ask.conditions)
    return (
        "SELECT v.booked_on AS on_date, sum(v.closing_minor)::bigint AS minor"
        f" FROM gl_day_balance v WHERE {conditions} AND v.account_id = ANY({codes}::text[])"
        f" AND v.booked_on = ANY({days}::date[]) AND $3::date <= $4::date GROUP BY 1"
    )


async def _stood(
    tx: Tx, ask: Ask, ledger: Ledger, codes: Sequence[str], shown: Ask
) -> list[Agreement]:
    where = " AND ".join((*ask.conditions, ask.report.only, "$3::date <= $4::date"))
    if ask.report.stand is Stand.COHORTS:  # cohorts of the period, but the books hold them all
        days = f"v.on_date = (SELECT max(on_date) FROM {ask.report.view} WHERE currency = $2)"
    else:
        days = replace(shown, conditions=(), times=()).where()
    sql = (
        f"SELECT v.on_date, {_sum(ask, ledger.figure)} AS minor FROM {ask.report.view} v"
        f" WHERE {where} AND {days} GROUP BY 1 ORDER BY 1 DESC LIMIT {MOST_DAYS}"
    )
    found = await tx.rows(sql, *ask.args)
    wanted = [row["on_date"] for row in found]
    n = len(ask.args)
    closed = await tx.rows(_accounts(ask, f"${n + 1}", f"${n + 2}"), *ask.args, codes, wanted)
    held = {row["on_date"]: ledger.sign * row["minor"] for row in closed}
    kept = await _kept(tx, wanted)
    return [
        Agreement(
            ledger.figure,
            row["on_date"],
            tuple(codes),
            row["minor"],
            held.get(row["on_date"], 0) if row["on_date"] in kept else None,
        )
        for row in found
    ]


async def _kept(tx: Tx, days: Sequence[date]) -> set[date]:
    """The days whose closings the ledger has."""
    return {row["d"] for row in await tx.rows(_KEPT, days)}


async def _moved(
    tx: Tx, ask: Ask, ledger: Ledger, codes: Sequence[str], wanted: Wanted
) -> list[Agreement]:
    closed: Any = await tx.row(_CLOSED, wanted.start, wanted.end)
    last = closed["last_on"]
    if last is None or last < wanted.start:
        return []
    n = len(ask.args)
    days = [day for day in (closed["before_on"], last) if day is not None]
    rows = await tx.rows(_accounts(ask, f"${n + 1}", f"${n + 2}"), *ask.args, codes, days)
    held = {row["on_date"]: row["minor"] for row in rows}
    moved = held.get(last, 0) - held.get(closed["before_on"], 0)
    sql = f"SELECT {_sum(ask, ledger.figure)} FROM {ask.report.view} v WHERE {ask.where()}"
    total = await tx.value(f"{sql} AND v.on_date <= ${n + 1}", *ask.args, last)
    return [Agreement(ledger.figure, last, tuple(codes), total, ledger.sign * moved)]
