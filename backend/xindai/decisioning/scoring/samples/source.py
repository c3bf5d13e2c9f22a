"""Rows of published data as facts of ours, and what is known of a data set beforehand."""

from __future__ import annotations

import csv
import gzip
import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xindai.decisioning.scoring.types import FactKind

FOLDER: Final = Path(__file__).parent / "data"
SEED: Final = 20_260_101
HELD_OUT_PERCENT: Final = 30

Fact = int | str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may become a characteristic; the texts are for people and applicants."""

    fact: str
    kind: FactKind
    name_zh: str
    name_en: str
    reason_zh: str
    reason_en: str
    more_is_better: bool = True
    """Of a number: what people who lend expect. Bins that say the contrary are not made, so a
    reason never tells an applicant the opposite of what cost him points."""


@dataclass(frozen=True, slots=True)
class Person:
    """One row. `groups` are the attributes that are never scored, for the fairness report."""

    facts: Mapping[str, Fact]
    is_bad: bool
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """A data set and how its rows are read."""

    code: str
    name_zh: str
    name_en: str
    file: str
    about: str
    """Who these people are and what "bad" means, for the model card."""
    candidates: tuple[Candidate, ...]
    excluded: Mapping[str, str]
    """Columns that are never scored, and why."""
    read: Callable[[Mapping[str, str]], Person]

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return FOLDER / self.file

    def sha256(self) -> str:
        """Of the file as it lies there."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def people(self) -> list[Person]:
        """Every row, in the order of the file."""
        with gzip.open(self.path, "rt", encoding="utf-8", newline="") as file:
            return [self.read(row) for row in csv.DictReader(file)]


def split(people: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """What is trained on and what is held out, by a fixed seed; both with the same share of bad."""
    order = random.Random(SEED)
    held: set[int] = set()
    for is_bad in (False, True):
        rows = [at for at, person in enumerate(people) if person.is_bad is is_bad]
        order.shuffle(rows)
        held.update(rows[: len(rows) * HELD_OUT_PERCENT // 100])
    return (
        [person for at, person in enumerate(people) if at not in held],
        [person for at, person in enumerate(people) if at in held],
    )


def more(fact: str, zh: str, en: str, reason_zh: str, reason_en: str) -> Candidate:
    """A candidate that is counted or measured; the more the better."""
    return Candidate(fact, FactKind.NUMBER, zh, en, reason_zh, reason_en)


def less(fact: str, zh: str, en: str, reason_zh: str, reason_en: str) -> Candidate:
    """The same; the less the better."""
    return Candidate(fact, FactKind.NUMBER, zh, en, reason_zh, reason_en, more_is_better=False)


def category(fact: str, zh: str, en: str, reason_zh: str, reason_en: str) -> Candidate:
    """A candidate that is one of some words."""
    return Candidate(fact, FactKind.CATEGORY, zh, en, reason_zh, reason_en)


def age_band(age: int) -> str:
    """For the fairness report only."""
    starts: Iterable[int] = (25, 35, 45, 55)
    low = max((start for start in starts if age >= start), default=None)
    return "below 25" if low is None else f"{low} and above" if low == 55 else f"{low} to {low + 9}"
