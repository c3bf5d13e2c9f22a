"""A virus scanner of the lender's own: clamd's INSTREAM over TCP, at an address of the operator's.

The address comes from the settings, never from what somebody sends, so it may be a private one.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

SECONDS: Final = 60.0
_PIECE: Final = 64 * 1024
_LONGEST_ANSWER: Final = 4096


class ScannerError(RuntimeError):
    """It was not there, gave no answer in time, or could not scan."""


@dataclass(frozen=True, slots=True)
class ClamdScanner:
    """Asks a clamd; its limit of a stream (StreamMaxLength) must be above ours."""

    host: str
    port: int

    async def is_clean(self, content: bytes) -> bool:
        """Whether it found nothing; ScannerError where it cannot tell."""
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._ask(content)
        except (OSError, TimeoutError) as error:
            raise ScannerError("clamd does not answer") from error
        if answer.endswith(b" OK"):
            return True
        if answer.endswith(b" FOUND"):
            return False
        raise ScannerError("clamd could not scan")

    async def _ask(self, content: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(b"zINSTREAM\0")
            for at in range(0, len(content), _PIECE):
                piece = content[at : at + _PIECE]
                writer.write(len(piece).to_bytes(4, "big") + piece)
                await writer.drain()
            writer.write(bytes(4))
            await writer.drain()
            return (await reader.read(_LONGEST_ANSWER)).rstrip(b"\0\n")
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
