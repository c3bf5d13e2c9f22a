"""The operations of our own pages: by their hash alone, and in production nothing else (ADR 37)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import structlog

from xindai.kernel.errors import Refusal

HASH: Final = re.compile(r"[0-9a-f]{64}")
LONGEST_LIST_BYTES: Final = 8 * 1024 * 1024
log = structlog.get_logger("xindai.graphql")


class Listed:
    """The list that a build made: `{"<sha256 of the text>": "<text>"}`.

    It is read again when the file changes. What was listed once stays listed as long as the
    process lives, for pages that were opened before the build changed.
    """

    def __init__(self, file: Path | None = None, *, strict: bool = False) -> None:
        self.file, self.strict = file, strict
        self._texts: dict[str, str] = {}
        self._state: tuple[int, int] | None = None

    def complete(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The request with its text; refuses OPERATION_NOT_LISTED and PERSISTED_QUERY_INVALID.

        `request` is what a client sent over HTTP or in a subscribe message.
        """
        wanted, text = _hash_of(request), request.get("query")
        if text is not None and not isinstance(text, str):
            return dict(request)  # whoever comes next says so
        if wanted is None:
            if text is None or not self.strict:
                return dict(request)
            wanted = _sha(text)
        elif text is not None and _sha(text) != wanted:
            raise Refusal("PERSISTED_QUERY_INVALID", "the hash is not that of the text", None)
        found = self._find(wanted)
        if found is None and (self.strict or text is None):
            raise Refusal(
                "OPERATION_NOT_LISTED", "the page is of another build: load it again", None
            )
        return {**request, "query": found or text}

    def _find(self, wanted: str) -> str | None:
        self._look()
        return self._texts.get(wanted)

    def _look(self) -> None:
        try:
            if self.file is None:
                return
            stat = self.file.stat()
            state = (stat.st_mtime_ns, stat.st_size)
            if state == self._state:
                return
            self._state = state
            self._texts |= _read(self.file, stat.st_size)
        except (OSError, ValueError) as unreadable:
            # Without a list nothing is listed; the pages say so, and the log says why.
            log.warning("operations_unreadable", reason=type(unreadable).__name__)


NO_LIST: Final = Listed()
"""Where integrators come: any text, no hashes."""


def _read(file: Path, size: int) -> dict[str, str]:
    """The texts that carry their own hash; ValueError for what is no list."""
    if size > LONGEST_LIST_BYTES:
        raise ValueError("too long a list")
    texts = json.loads(file.read_bytes())
    if not isinstance(texts, dict):
        raise ValueError("no list")
    return {key: text for key, text in texts.items() if isinstance(text, str) and _sha(text) == key}


def _sha(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _hash_of(request: Mapping[str, Any]) -> str | None:
    """extensions.persistedQuery.sha256Hash, where it is sent; refuses what does not fit."""
    extensions = request.get("extensions")
    sent = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    if sent is None:
        return None
    found = sent.get("sha256Hash") if isinstance(sent, dict) else None
    if not isinstance(found, str) or not HASH.fullmatch(found):
        raise Refusal("PERSISTED_QUERY_INVALID", "sha256Hash is 64 of 0-9 and a-f", None)
    return found
