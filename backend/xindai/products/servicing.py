"""The objects `debit` and `hardship` inside a version's terms: what servicing a loan may do.

Read strictly, every refusal with its path. What is left out has the default that stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.engine.terms import MAX_INSTALMENTS
from xindai.kernel.errors import Refusal
from xindai.kernel.rate import RATE_SCALE
from xindai.kernel.reader import Reader
from xindai.platform.db import Tx
from xindai.products.offer_json import DEBIT, HARDSHIP

NO_CUT_OFF: Final = 24
_NEWEST: Final = """
SELECT DISTINCT ON (p.id) p.id, v.terms
FROM product p LEFT JOIN product_version v ON v.product_id = p.id AND v.listed_on <= $1
ORDER BY p.id, v.listed_on DESC, v.version DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebitPolicy:
    """How a debit is tried again.

    Try n + 1 follows `retry_hours[n - 1]` hours after a failure by one of `retry_codes`; no more
    than `tries_a_month` reach the bank. `partial_share_e8`: after too little money in the account
    the next try asks for this share of what is due (10^-8; None: for all of it). From
    `cut_off_hour` o'clock (0 to 24, the lender's time) nothing is planned any more that day.
    """

    retry_codes: tuple[str, ...] = ("INSUFFICIENT_FUNDS", "LIMIT_EXCEEDED", "NEVER_RECEIVED")
    retry_hours: tuple[int, ...] = (6, 24, 48)
    tries_a_month: int = 6
    partial_share_e8: int | None = None
    cut_off_hour: int = NO_CUT_OFF

    @staticmethod
    def from_json(value: object) -> DebitPolicy:
        """Of the JSON form; refuses with the path of the wrong field."""
        read, usual = Reader({} if value is None else value, f"terms.{DEBIT}"), DebitPolicy()
        found = DebitPolicy(
            retry_codes=read.items("retry_codes", _code, 40) or usual.retry_codes,
            retry_hours=read.items("retry_hours", _hours, 20) or usual.retry_hours,
            tries_a_month=read.integer("tries_a_month", usual.tries_a_month, 1, 31),
            partial_share_e8=_share(read, "partial_share"),
            cut_off_hour=read.integer("cut_off_hour", NO_CUT_OFF, 1, NO_CUT_OFF),
        )
        read.finish()
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class HardshipPolicy:
    """Which reliefs are offered, and how far they go; zero or None: that one is not offered.

    Extensions and shortenings in instalments, shifts of the due day in days, holidays in days,
    `waive_share_e8` of what is due of penalties, `waive_interest_share_e8` of interest (10^-8).
    One relief in `months_between` months, and only after `min_paid` paid instalments. `auto` names
    the reliefs that need nobody's agreement. An offer stands for `valid_days` days.
    """

    extend: int = 12
    shorten: int = 3
    restructure: int = 24
    shift_days: int = 15
    pause_days: int = 30
    waive_share_e8: int | None = 50_000_000
    waive_interest_share_e8: int | None = None
    months_between: int = 12
    min_paid: int = 0
    valid_days: int = 3
    auto: tuple[str, ...] = ()

    @staticmethod
    def from_json(value: object) -> HardshipPolicy:
        """Of the JSON form; refuses with the path of the wrong field."""
        read, usual = Reader({} if value is None else value, f"terms.{HARDSHIP}"), HardshipPolicy()
        share = _share(read, "waive_share")
        found = HardshipPolicy(
            extend=read.integer("extend", usual.extend, 0, MAX_INSTALMENTS),
            shorten=read.integer("shorten", usual.shorten, 0, MAX_INSTALMENTS),
            restructure=read.integer("restructure", usual.restructure, 0, MAX_INSTALMENTS),
            shift_days=read.integer("shift_days", usual.shift_days, 0, 31),
            pause_days=read.integer("pause_days", usual.pause_days, 0, 366),
            waive_share_e8=usual.waive_share_e8 if share is None else share or None,
            waive_interest_share_e8=_share(read, "waive_interest_share") or None,
            months_between=read.integer("months_between", usual.months_between, 0, 120),
            min_paid=read.integer("min_paid", 0, 0, MAX_INSTALMENTS),
            valid_days=read.integer("valid_days", usual.valid_days, 0, 60),
            auto=read.items("auto", _code, 10),
        )
        read.finish()
        return found


@dataclass(frozen=True, slots=True)
class Servicing:
    """Both of a product."""

    debit: DebitPolicy
    hardship: HardshipPolicy


def read_servicing(terms: Mapping[str, Any]) -> Servicing:
    """Both of a version's terms; refuses with the path of the wrong field."""
    return Servicing(
        DebitPolicy.from_json(terms.get(DEBIT)), HardshipPolicy.from_json(terms.get(HARDSHIP))
    )


async def servicing(tx: Tx, on: date) -> dict[UUID, Servicing]:
    """The policies of every product, of the version on offer on a day."""
    return {r["id"]: read_servicing(r["terms"] or {}) for r in await tx.rows(_NEWEST, on)}


def _code(value: Any, at: str) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 40 or not value.isascii():
        raise Refusal("INVALID_TEXT", "1 to 40 characters", at)
    return value


def _hours(value: Any, at: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 31 * 24:
        raise Refusal("OUT_OF_RANGE", f"the number is 0 to {31 * 24}", at)
    return value


def _share(read: Reader, name: str) -> int | None:
    share = read.rate(name)
    if share is not None and not 0 <= share <= RATE_SCALE:
        raise Refusal("OUT_OF_RANGE", "a share is 0 to 1", read.field(name))
    return share
