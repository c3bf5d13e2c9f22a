"""The sandbox server: every outsider that development needs, behind one port."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from starlette.applications import Starlette

from xindai.platform.addresses import networks
from xindai.platform.outbound.client import Outbound
from xindai.sandbox import bank, bureau, faults, identity, listener, people, sms
from xindai.sandbox.bank_book import Book

SERVICES: Final = (bank, bureau, identity, sms, people, faults, listener)
"""Each has its ROUTES."""
RECEIPTS: Final = "/sms/receipts"
LOOPBACK: Final = networks("127.0.0.0/8")


def build(var: Path, callback_url: str | None) -> Starlette:
    """The application; the bank keeps its books in `var` and calls the lender back there.

    The text message gateway calls the same house, where receipts are taken.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.bank = Book(var / "sandbox" / "bank.sqlite3")
        app.state.sms = sms.Gateway()
        receipts_url = callback_url and urljoin(callback_url, RECEIPTS)
        working = [
            asyncio.create_task(bank.work(app.state.bank, callback_url, Outbound(LOOPBACK))),
            asyncio.create_task(sms.work(app.state.sms, receipts_url, Outbound(LOOPBACK))),
        ]
        try:
            yield
        finally:
            for task in working:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            app.state.bank.close()

    routes = [route for service in SERVICES for route in service.ROUTES]
    return Starlette(routes=routes, lifespan=lifespan)
