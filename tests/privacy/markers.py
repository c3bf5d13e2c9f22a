"""Personal data that stands out, and every shape in which it could be lying around.

The markers of one kind begin alike ("19957…"), so that a place is read once for all of them; what
follows is compared in full. Masked forms ("199****1234") are no find.
"""

from __future__ import annotations

import base64
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from urllib.parse import quote

from xindai.customers.banks import luhn_sum
from xindai.customers.rules import id_check

KINDS = ("name", "id", "phone", "card")
_SURNAMES = ("欧阳", "赵", "司马", "O'", "🀄")
_ENDS = ("", "·阿", '"', "\\n", "·O'Neil")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up; `given` is the part of the name that a mask hides."""

    n: int
    name: str
    given: str
    id_number: str
    phone: str
    card: str
    next_phone: str
    """What the phone is changed to; a marker too, beyond the four."""

    @property
    def markers(self) -> dict[str, str]:
        """By kind."""
        return dict(zip(KINDS, (self.given, self.id_number, self.phone, self.card), strict=True))

    @property
    def address(self) -> str:
        """Everybody has a line of his own: the limits are per address."""
        return f"198.18.{self.n // 250}.{self.n % 250 + 1}"


def people(count: int, seed: int = 20_261_125) -> list[Person]:
    """The same ones for the same seed; no two share a marker."""
    chance = random.Random(seed)
    tails = chance.sample(range(10**6), 2 * count)
    signs = chance.sample(range(0x20000, 0x2A6D0), count)  # CJK Extension B: four bytes each
    made = []
    for n in range(count):
        given = f"龘靐龖{chr(signs[n])}"
        born = date(1960, 1, 1) + timedelta(days=chance.randrange(14_000))
        first17 = f"659004{born:%Y%m%d}{n:03d}"
        body = f"62258871{chance.randrange(10**10):010d}"
        made.append(
            Person(
                n=n,
                name=f"{_SURNAMES[n % 5]}{given}{_ENDS[n // 5 % 5]}",
                given=given,
                id_number=first17 + id_check(first17),
                phone=f"19957{tails[n]:06d}",
                card=next(c for d in "0123456789" if not luhn_sum(c := body + d) % 10),
                next_phone=f"19957{tails[count + n]:06d}",
            )
        )
    return made


def forms(text: str) -> dict[str, bytes]:
    """The text in every encoding that changes it, by its name."""
    distinct: dict[bytes, str] = {}
    for name, form in _forms(text):
        distinct.setdefault(form, name)
    return {name: form for form, name in distinct.items()}


def _forms(text: str) -> Iterator[tuple[str, bytes]]:
    raw = text.encode()
    yield "plain", raw
    yield "taken for latin-1", raw.decode("latin-1").encode()
    yield "json", json.dumps(text)[1:-1].encode()
    yield "json in capitals", json.dumps(text)[1:-1].upper().replace("\\U", "\\u").encode()
    yield "url", quote(text).encode()
    yield "url in small", quote(text).lower().encode()
    yield "hex", raw.hex().encode()
    yield "hex in capitals", raw.hex().upper().encode()
    yield "utf-16-le", text.encode("utf-16-le")
    yield "utf-16-be", text.encode("utf-16-be")
    for before in range(3):
        coded = base64.b64encode(bytes(before) + raw)
        whole = coded[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6]
        yield f"base64 at {before}", whole
        yield f"base64 for urls at {before}", whole.replace(b"+", b"-").replace(b"/", b"_")
    if text.isdecimal():
        yield "parted", f"{text[:3]} {text[3:7]} {text[7:]}".encode()
        yield "parted by dashes", f"{text[:3]}-{text[3:7]}-{text[7:]}".encode()
    if text.endswith("X"):
        yield "small x", text.lower().encode()


def _common(first: bytes, last: bytes) -> bytes:
    """How both begin, and so do all between them."""
    pairs = zip(first, last, strict=False)
    return bytes(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


class Needles:
    """Finds markers in bytes."""

    def __init__(self, everybody: Iterable[Person]) -> None:
        wanted: dict[tuple[str, str], dict[bytes, str]] = defaultdict(dict)
        for person in everybody:
            for kind, text in (*person.markers.items(), ("phone", person.next_phone)):
                for encoding, form in forms(text).items():
                    wanted[kind, encoding][form] = text
        self._groups = []
        for (kind, encoding), known in wanted.items():
            stem = _common(min(known), max(known))
            assert len(stem) >= 5, (kind, encoding, stem)
            lengths = sorted({len(form) for form in known})
            self._groups.append((kind, encoding, stem, lengths, known))

    def find(self, data: bytes) -> list[tuple[str, str, str]]:
        """Kind, encoding and marker of everything that is there."""
        found = []
        for kind, encoding, stem, lengths, known in self._groups:
            at = data.find(stem)
            while at >= 0:
                here = (known.get(data[at : at + length]) for length in lengths)
                found += [(kind, encoding, text) for text in here if text is not None]
                at = data.find(stem, at + 1)
        return found
