"""A service that fails and fails is left alone for a while, so that nobody waits for it in vain."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

FAILURES: Final = 5
"""In a row; then it rests."""
REST_SECONDS: Final = 30.0


class Breaker:
    """One a service and process. After the rest one call tries; the others go on waiting for it."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, rest_seconds: float = REST_SECONDS
    ) -> None:
        self._clock = clock
        self._rest = rest_seconds
        self._failed = 0
        self._rests_until = 0.0

    def lets_through(self) -> bool:
        """Whether the service is to be asked now; whoever may shall say how it went."""
        if self._failed < FAILURES:
            return True
        if self._clock() < self._rests_until:
            return False
        self._rests_until = self._clock() + self._rest  # the trial; it counts until it is told
        return True

    def went(self, well: bool) -> None:
        """How the call went."""
        self._failed = 0 if well else self._failed + 1
        if self._failed >= FAILURES:
            self._rests_until = self._clock() + self._rest
