"""The frame of a JSON-lines command: read a line, answer it, flush, go on.

Numbers stay the text they were sent as, so nothing passes through a float and an id comes back
as it was: `7`, `1.0` and a number of 5,000 digits alike.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from xindai.kernel.errors import Refusal

LINE_BYTES: Final = 1 << 20
DEPTH: Final = 32


@dataclass(frozen=True, slots=True)
class JsonNumber:
    """A number as written. NaN and the infinities come as one too, to be refused by name."""

    text: str


class JsonObject(dict[str, object]):
    """An object that remembers which of its keys were there more than once."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self.repeated = len(pairs) != len(self)
        self.keys_sent = [key for key, _ in pairs] if self.repeated else []

    def duplicate(self) -> str:
        """The first key that came twice."""
        return next(key for key in self.keys_sent if self.keys_sent.count(key) > 1)


Answer = Callable[[JsonObject], dict[str, object]]
"""A command: the request in, the answer without its id out; refuses with Refusal."""


def serve(answer: Answer, source: BinaryIO, sink: BinaryIO) -> int:
    """Answer line by line until the input ends. Returns the exit code: 0, also if nobody reads."""
    try:
        for line in _lines(source):
            sink.write(answer_line(answer, line))
            sink.flush()
    except BrokenPipeError:
        # The reader left. What the interpreter flushes at exit must not fail a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


def answer_line(answer: Answer, line: bytes) -> bytes:
    """The answer to one line, newline included. Never raises for what the line says."""
    identity: object = None
    try:
        request = _parse(line)
        identity = _identity(request)
        _check(request, "", 1)
        body = answer(request)
    except Refusal as refusal:
        body = {"error": refusal.to_json()}
    except Exception:  # noqa: BLE001 - a bug costs one answer, not the lines after it
        traceback.print_exc(file=sys.stderr)
        message = "the command failed; the cause is on its standard error"
        body = {"error": Refusal("INTERNAL_ERROR", message).to_json()}
    return f'{{"id": {_exact(identity)}, {json.dumps(body)[1:]}\n'.encode("ascii")


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Lines that say something; one that is too long comes cut off, its rest is passed over."""
    while line := source.readline(LINE_BYTES + 1):
        rest = line
        while len(rest) > LINE_BYTES and not rest.endswith(b"\n"):
            rest = source.readline(LINE_BYTES + 1)
        if line.strip():
            yield line


def _parse(line: bytes) -> JsonObject:
    if len(line) > LINE_BYTES:
        raise Refusal("LINE_TOO_LONG", f"a line has at most {LINE_BYTES} bytes")
    try:
        value = json.loads(
            line.decode("utf-8"),
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=JsonNumber,
            object_pairs_hook=JsonObject,
        )
    except RecursionError:
        raise _too_deep(None) from None
    except ValueError:
        raise Refusal("MALFORMED_JSON", "the line is not JSON in UTF-8") from None
    if not isinstance(value, JsonObject):
        raise Refusal("NOT_AN_OBJECT", "a line is one JSON object")
    return value


def _identity(request: JsonObject) -> object:
    """The id to answer with; refuses one that is missing, doubled or no JSON value."""
    if "id" not in request:
        raise Refusal("MISSING_FIELD", "the field is required", "id")
    if request.repeated and request.keys_sent.count("id") > 1:
        raise Refusal("DUPLICATE_KEY", "the key is there twice", "id")
    identity = request["id"]
    _check(identity, "id", 2)
    return identity


def _check(value: object, path: str, depth: int) -> None:
    """Refuse what is nested too deeply, keys that come twice, and numbers inside an id not JSON."""
    if isinstance(value, JsonObject):
        if depth > DEPTH:
            raise _too_deep(path)
        if value.repeated:
            key = value.duplicate()
            raise Refusal("DUPLICATE_KEY", "the key is there twice", join(path, key))
        for key, item in value.items():
            _check(item, join(path, key), depth + 1)
    elif isinstance(value, list):
        if depth > DEPTH:
            raise _too_deep(path)
        for index, item in enumerate(value):
            _check(item, f"{path}[{index}]", depth + 1)
    elif isinstance(value, JsonNumber) and value.text.lstrip("-")[0] in "NI" and path[:2] == "id":
        raise Refusal("INVALID_ID", "an id is a JSON value", "id")


def _too_deep(path: str | None) -> Refusal:
    return Refusal("TOO_DEEP", f"values are nested at most {DEPTH} deep", path)


def join(path: str, key: str) -> str:
    """The path of a key: "terms" and "principal" make "terms.principal"."""
    return f"{path}.{key}" if path else key


def _exact(value: object) -> str:
    """JSON of a parsed value, numbers as they were written."""
    if isinstance(value, JsonNumber):
        return value.text
    if isinstance(value, JsonObject):
        members = ", ".join(f"{json.dumps(key)}: {_exact(item)}" for key, item in value.items())
        return f"{{{members}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_exact, value))}]"
    return json.dumps(value)
