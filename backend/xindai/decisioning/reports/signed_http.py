"""One question over HTTP: signed, within seconds, again with the same id if nobody answered.

Both services speak alike. POST {"request_id", "name", "id_number", "phone"} with our signature;
200 {"request_id", "subject", "report"} with theirs over the very bytes. `subject` is a keyed hash
of the ID number, so that an answer names the person without telling who it is. Another status is no
answer. The service keeps an answer by its request id, so a repetition is not a second inquiry.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.reports.breaker import Breaker
from xindai.decisioning.reports.errors import report_missing
from xindai.decisioning.reports.parse import open_answer, subject_of
from xindai.decisioning.reports.types import MissingWhy, PersonForReports
from xindai.kernel.errors import Refusal
from xindai.platform.outbound.client import Answer, Limits, Outbound
from xindai.platform.signatures import SIGNATURE, sign, verify

LIMITS: Final = Limits(
    request_bytes=4 * 1024,
    response_bytes=32 * 1024,
    connect_seconds=1.5,
    read_seconds=2.5,
    total_seconds=2.5,
)
TRIES: Final = 2
"""So a service is waited for at most five seconds and a bit."""
PAUSE_SECONDS: Final = 0.2
_WHY: Final = {
    "OUTBOUND_TIMEOUT": MissingWhy.TIMEOUT,
    "OUTBOUND_ANSWER_BROKEN": MissingWhy.GARBAGE,
    "OUTBOUND_RESPONSE_TOO_LARGE": MissingWhy.TOO_LARGE,
}
"""Of the client's codes; the others mean that it cannot be reached."""
_AGAIN: Final = frozenset({MissingWhy.TIMEOUT, MissingWhy.DOWN})


class SignedHttp:
    """A service behind a URL. One inside the house needs its network in XINDAI_OUTBOUND_ALLOW."""

    def __init__(
        self,
        url: str,
        secret: str,
        client: Outbound,
        *,
        limits: Limits = LIMITS,
        breaker: Breaker | None = None,
    ) -> None:
        self._url = url
        self._secret = secret.encode()
        self._client = client
        self._limits = limits
        self._breaker = breaker or Breaker()

    async def ask(self, person: PersonForReports, request_id: UUID) -> Mapping[str, Any]:
        """The report; refuses REPORT_MISSING and REPORT_MISMATCH with `why`."""
        if not self._breaker.lets_through():
            raise report_missing(MissingWhy.RESTING)
        subject = subject_of(self._secret, person.id_number)
        try:
            report = open_answer(await self._answer(person, request_id), request_id, subject)
        except Refusal as no:
            # About somebody else: it lies, but it is there and quick.
            self._breaker.went(well=no.code == "REPORT_MISMATCH")
            raise
        self._breaker.went(well=True)
        return report

    async def _answer(self, person: PersonForReports, request_id: UUID) -> bytes:
        for left in reversed(range(TRIES)):
            try:
                return await self._call(person, request_id)
            except Refusal as no:
                if not left or no.extra["why"] not in _AGAIN:
                    raise
            await asyncio.sleep(PAUSE_SECONDS)
        raise AssertionError("the last try answers or raises")

    async def _call(self, person: PersonForReports, request_id: UUID) -> bytes:
        """The signed body of one call."""
        content = {
            "request_id": str(request_id),
            "name": person.name,
            "id_number": person.id_number,
            "phone": person.phone,
        }
        body = json.dumps(content, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json",
            SIGNATURE: sign(self._secret, int(time.time()), body),
        }
        try:
            answer = await self._client.send(
                "POST", self._url, headers=headers, body=body, limits=self._limits
            )
        except Refusal as no:
            raise report_missing(_WHY.get(no.code, MissingWhy.DOWN)) from None
        return self._checked(answer)

    def _checked(self, answer: Answer) -> bytes:
        if answer.status != 200:
            is_down = answer.status >= 500 or answer.status == 429
            raise report_missing(MissingWhy.DOWN if is_down else MissingWhy.REFUSED)
        signed = answer.headers.get(SIGNATURE.lower(), "")
        if not verify(self._secret, signed, answer.body, int(time.time())):
            raise report_missing(MissingWhy.WRONG_SIGNATURE)
        return answer.body
