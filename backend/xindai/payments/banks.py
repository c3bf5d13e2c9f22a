"""Which bank the lender has: one that takes requests over HTTP, or one that takes files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xindai.payments import http_bank
from xindai.payments.channel import PaymentChannel
from xindai.payments.file_bank import FileBank
from xindai.payments.iso20022.orders import OwnAccount
from xindai.platform.settings import Settings, load_settings


def bank(settings: Settings | None = None) -> PaymentChannel:
    """The lender's bank; ConnectionError where none is set (orders stay planned)."""
    settings = settings or load_settings()
    if settings.bank_files is not None:
        return _files(settings.bank_files, settings.bank_own)
    return http_bank.bank(settings)


@cache
def _files(folder: Path, own: str) -> FileBank:
    parts = own.split("|")
    if len(parts) != 3 or not all(parts):
        raise ConnectionError("XINDAI_BANK_OWN is not name|account|bank")
    return FileBank(folder, OwnAccount(*parts))
