"""A bank that takes files: pain.001 and pain.008 go out, pain.002 comes back.

A folder is shared with whatever carries files to the bank: `out/` is taken from, `in/` is put into.
What was sent is noted in `sent/` (request ids and amounts, nothing of people) before the file
appears in `out/` under a name that is made once: a file that may have been taken is never put
there a second time, whatever happens in between. A request of which nothing was said yet is
ACCEPTED while its note is there, and UNCLEAR without.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from xindai.payments.channel import Answer, BankSays, PayRequest, unclear
from xindai.payments.iso20022.orders import OwnAccount, write_orders
from xindai.payments.iso20022.status import read_status

MOST_BYTES: Final = 20 * 1024 * 1024


class FileBank:
    """A PaymentChannel over a folder."""

    def __init__(self, folder: Path, own: OwnAccount) -> None:
        self._own = own
        self._out, self._in, self._sent = (folder / name for name in ("out", "in", "sent"))
        self._read: dict[str, dict[UUID, Answer]] = {}

    async def send(self, request: PayRequest) -> Answer:
        """A file of one transaction."""
        return (await self.send_many([request]))[0]

    async def send_many(self, requests: Sequence[PayRequest]) -> list[Answer]:
        """One file for all of them (of one kind and currency), named by the first request."""
        return await asyncio.to_thread(self._put, list(requests))

    async def query(self, request_id: UUID) -> Answer:
        """What the status reports say of a request, the last one that says something final."""
        return await asyncio.to_thread(self._ask, request_id)

    def _put(self, requests: list[PayRequest]) -> list[Answer]:
        name = requests[0].request_id.hex
        try:
            content = write_orders(requests, self._own, name, datetime.now(UTC))
        except ValueError:
            return [unclear("NOT_WRITTEN") for _ in requests]
        try:
            for folder in (self._out, self._in, self._sent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for request in requests:
                told = {"amount": request.amount_minor, "currency": request.currency}
                _once(self._sent / f"{request.request_id.hex}.json", json.dumps(told).encode())
            _once(self._out / f"{name}.xml", content)
        except FileExistsError:
            return [unclear("FILE_EXISTS") for _ in requests]
        except OSError as away:
            return [unclear(type(away).__name__) for _ in requests]
        return [self._waiting(one.request_id, one.amount_minor, one.currency) for one in requests]

    def _ask(self, request_id: UUID) -> Answer:
        note = self._note(request_id)
        if note is None:
            return unclear("NEVER_WRITTEN")
        amount, currency = note
        found: Answer | None = None
        for answers in self._statuses():
            said = answers.get(request_id)
            if said is not None and (found is None or said.says is not BankSays.ACCEPTED):
                found = said
        if found is None:
            return self._waiting(request_id, amount, currency)
        if found.amount_minor is None:  # the report need not repeat it
            return replace(found, amount_minor=amount, currency=currency)
        return found

    def _waiting(self, request_id: UUID, amount: int, currency: str) -> Answer:
        return Answer(
            says=BankSays.ACCEPTED, request_id=request_id, amount_minor=amount, currency=currency
        )

    def _note(self, request_id: UUID) -> tuple[int, str] | None:
        with suppress(OSError, ValueError, KeyError):
            told: Any = json.loads((self._sent / f"{request_id.hex}.json").read_bytes())
            return told["amount"], told["currency"]
        return None

    def _statuses(self) -> list[dict[UUID, Answer]]:
        """Each report is read once; what is no report is passed over."""
        if not self._in.is_dir():
            return []
        out = []
        for path in sorted(self._in.glob("*.xml")):
            if path.name not in self._read:
                if path.stat().st_size > MOST_BYTES:
                    continue
                try:
                    self._read[path.name] = read_status(path.read_bytes())
                except (OSError, ValueError):
                    continue  # not yet whole, or not for us: looked at again the next time
            out.append(self._read[path.name])
        return out


def _once(path: Path, content: bytes) -> None:
    """The whole file under this name, on disk, or FileExistsError."""
    draft = path.with_suffix(".tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    finally:
        draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
