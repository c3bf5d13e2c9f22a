"""The built files of one application: found, compressed once and kept while they do not change."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

INDEX: Final = "index.html"
KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "mp3": "audio/mpeg",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
"""What is served at all: anything else in the folder (source maps, lists) stays there."""
PRIVATE: Final = frozenset({"operations.json"})
"""Files that the build makes for us and not for browsers."""
_TEXTS: Final = frozenset({"css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest"})
SMALLEST_BYTES: Final = 1024
"""Below it compression saves nothing."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with its forms: "" as it is, "gzip" and "br" where they are smaller."""

    kind: str
    forms: dict[str, bytes]
    digest: str
    """Of the content as it is."""

    def form(self, accepted: str) -> str:
        """The best form that an Accept-Encoding takes."""
        taken = _encodings(accepted)
        return next((name for name in ("br", "gzip") if name in self.forms and name in taken), "")


class Bundle:
    """A folder `dist`; it may be missing, and may be built anew while we serve it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: dict[str, tuple[tuple[int, int], Asset]] = {}

    def find(self, path: str) -> Asset | None:
        """The file at a path of a URL; None where there is none that is for browsers."""
        file = self._file(path)
        if file is None:
            return None
        try:
            stat = file.stat()
            state = (stat.st_mtime_ns, stat.st_size)
            kept = self._kept.get(path)
            if kept is None or kept[0] != state:
                kept = self._kept[path] = (state, _read(file))
        except OSError:  # built anew at this moment
            return None
        return kept[1]

    def _file(self, path: str) -> Path | None:
        """Names that climb, hide or leave the folder by a link are no files of ours."""
        parts = path.split("/")
        ending = parts[-1].rpartition(".")[2]
        if ending not in KINDS or path in PRIVATE:
            return None
        if any(not part or part.startswith(".") or set(part) & _ODD for part in parts):
            return None
        file = self.folder.joinpath(*parts)
        try:
            inside = file.resolve(strict=True).is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError):
            return None
        return file if inside and file.is_file() else None


_ODD: Final = frozenset("\\:%\0")


def _read(file: Path) -> Asset:
    """Prefers what the build has compressed; else compresses, once a process."""
    content = file.read_bytes()
    ending = file.suffix[1:]
    forms = {"": content}
    if ending in _TEXTS and len(content) >= SMALLEST_BYTES:
        for name, suffix in (("br", ".br"), ("gzip", ".gz")):
            ready = file.with_name(file.name + suffix)
            if ready.is_file() and ready.stat().st_mtime_ns >= file.stat().st_mtime_ns:
                forms[name] = ready.read_bytes()
        if "gzip" not in forms:
            forms["gzip"] = gzip.compress(content, 6, mtime=0)
    return Asset(KINDS[ending], forms, hashlib.sha256(content).hexdigest()[:24])


def _encodings(accepted: str) -> set[str]:
    """The codings of an Accept-Encoding that are not refused with q=0."""
    taken = set()
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        if weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            taken.add(name.strip())
    return taken
