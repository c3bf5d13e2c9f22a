"""Invented people. Every number is one that no authority gives out, so nobody real is meant.

Resident ID numbers begin with 99, a region that GB/T 2260 does not have; mobile numbers begin with
1000, which no operator uses. Check characters fit, so that the strict readers take them.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from xindai.customers.api import id_check
from xindai.customers.types import NewCustomer
from xindai.demo.source import SourceLoan

SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN: Final = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红梅鹏慧建文辉力佳欣怡宇浩然"
ROAD: Final = 9_000_000
"""Numbers from here on are people of the road: their phones are 1000900…"""
_FIRST_BIRTHDAY: Final = date(1966, 1, 1)
_BIRTHDAYS: Final = 36 * 365
"""Everybody is of age, and nobody is older than sixty."""


def person(loan: SourceLoan, branch_id: UUID) -> NewCustomer:
    """The borrower of a row: always the same one."""
    return invented(int(loan.row_id.removeprefix("OI")), branch_id, loan.label)


def invented(number: int, branch_id: UUID, source: str) -> NewCustomer:
    """The person of a number below ten million; his phone is 1000 and the number."""
    chance = Random(f"people OI{number:05d}")
    name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.randint(1, 2)))
    born = _FIRST_BIRTHDAY + timedelta(days=chance.randrange(_BIRTHDAYS))
    first17 = f"99{number // 1000:04d}{born:%Y%m%d}{number % 1000:03d}"
    return NewCustomer(
        name=name,
        id_number=first17 + id_check(first17),
        phone=f"1000{number:07d}",
        branch_id=branch_id,
        source=source,
        is_synthetic=True,
    )


def road_person(number: int, branch_id: UUID) -> NewCustomer:
    """Somebody of the road: 201 has the phone 10009000201."""
    return invented(ROAD + number, branch_id, f"demo {number}")
