"""The port of a virus scanner, and which one there is."""

from __future__ import annotations

from typing import Final, Protocol

import structlog

from xindai.platform.files.errors import infected, scanner_missing, scanner_unavailable
from xindai.platform.outbound.clamd import ClamdScanner, ScannerError
from xindai.platform.settings import Settings, load_settings

OFF: Final = "off"
log = structlog.get_logger("xindai.files")


class Scanner(Protocol):
    """What can tell whether a file is known to be harmful."""

    async def is_clean(self, content: bytes) -> bool:
        """ScannerError where it cannot tell."""
        ...


class NoScanner:
    """Development has none, or the operator has switched it off; it says so each time."""

    async def is_clean(self, content: bytes) -> bool:
        """Believes everything."""
        log.warning("no virus scanner: a file is taken unscanned", bytes=len(content))
        return True


def scanner_of(settings: Settings) -> Scanner:
    """That of XINDAI_CLAMD; refuses SCANNER_MISSING in production where nothing is said."""
    if settings.clamd and settings.clamd != OFF:
        host, _, port = settings.clamd.rpartition(":")
        return ClamdScanner(host.strip("[]"), int(port))
    if settings.clamd == OFF or settings.development:
        return NoScanner()
    raise scanner_missing()


async def scan(content: bytes) -> None:
    """Refuses FILE_INFECTED, SCANNER_UNAVAILABLE, SCANNER_MISSING."""
    try:
        clean = await scanner_of(load_settings()).is_clean(content)
    except ScannerError as error:
        raise scanner_unavailable() from error
    if not clean:
        raise infected()
