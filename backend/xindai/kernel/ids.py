"""Ids are UUIDv7, so that rows sort by birth; people read numbers with a check digit."""

from __future__ import annotations

import secrets
import time
from threading import Lock
from typing import Final
from uuid import UUID


def uuid7(now_ms: int, random_bits: int) -> UUID:
    """RFC 9562 version 7: 48 bits of milliseconds, 74 random bits."""
    value = (now_ms & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (random_bits >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | random_bits & (1 << 62) - 1
    return UUID(int=value)


_MOST_RANDOM: Final = (1 << 74) - 1
_STEP_BITS: Final = 40
_guard = Lock()
_last = (0, 0)


def new_id() -> UUID:
    """A fresh id; the only place of the kernel that meets the wall clock and chance.

    Ids of one process sort by birth even within a millisecond, and where the clock is set back
    (RFC 9562, 6.2, method 2).
    """
    global _last
    with _guard:
        _last = _after(_last, time.time_ns() // 1_000_000)
        return uuid7(*_last)


def _after(last: tuple[int, int], now_ms: int) -> tuple[int, int]:
    """Milliseconds and random bits of the next id, above those of the last one."""
    then_ms, bits = last
    if now_ms > then_ms:
        return now_ms, secrets.randbits(74)
    bits += 1 + secrets.randbits(_STEP_BITS)
    return (then_ms, bits) if bits <= _MOST_RANDOM else (then_ms + 1, secrets.randbits(74))


def check_digit(digits: str) -> str:
    """ISO 7064 MOD 11,10: catches every wrong digit and nearly every swap of neighbours."""
    product = 10
    for digit in digits:
        product = (int(digit) + product) % 10 or 10
        product = product * 2 % 11
    return str((11 - product) % 10)


def number_with_check(prefix: str, sequence: int, width: int = 9) -> str:
    """ "JJ0000000428" of 42: prefix, zero-filled sequence, check digit."""
    digits = f"{sequence:0{width}d}"
    return f"{prefix}{digits}{check_digit(digits)}"


def number_is_valid(number: str, prefix: str) -> bool:
    """True if the number carries the prefix and its check digit fits."""
    digits = number.removeprefix(prefix)
    plain = number.startswith(prefix) and digits.isascii() and digits.isdigit()
    return plain and len(digits) > 1 and check_digit(digits[:-1]) == digits[-1]
