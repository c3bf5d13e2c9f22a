"""A scorecard out of JSON, strictly: what is read is a table that holds together, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from xindai.decisioning.scoring.errors import fact_forbidden, scorecard_invalid
from xindai.decisioning.scoring.types import (
    Bin,
    Characteristic,
    FactKind,
    Grade,
    Scale,
    Scorecard,
)
from xindai.kernel.reader import Reader

FORMAT: Final = "xindai-scorecard/1"
MOST_POINTS: Final = 10_000
MOST_CHARACTERISTICS: Final = 60
MOST_BINS: Final = 60
MOST_VALUES: Final = 200
MOST_GRADES: Final = 20
FORBIDDEN: Final = frozenset({
    "age", "birth", "birthday", "birthdate", "citizenship", "ethnic", "ethnicity", "female",
    "foreign", "foreigner", "gender", "male", "marital", "marriage", "married", "nationality",
    "pregnancy", "pregnant", "race", "religion", "religious", "sex", "sexes", "spouse",
})  # fmt: skip
"""Words that no scored fact may be named with: "age_years" and "personal_status_sex" neither."""
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_GRADE: Final = re.compile(r"[A-Z][A-Z0-9+-]{0,9}", re.ASCII)
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", re.ASCII)


def parse_scorecard(value: object, path: str = "content") -> Scorecard:
    """The card; refuses SCORECARD_INVALID, SCORECARD_FACT_FORBIDDEN and the codes of the reader."""
    reader = Reader(value, path)
    if reader.required("format") != FORMAT:
        raise scorecard_invalid(f"the format is {FORMAT}", reader.field("format"))
    code = _code(reader.required("code"), reader.field("code"))
    name_zh, name_en = _both(reader, "name")
    scale = _scale(reader.required("scale"), reader.field("scale"))
    base = reader.integer("base_points", None, -MOST_POINTS, MOST_POINTS)
    found = reader.items("characteristics", _characteristic, MOST_CHARACTERISTICS)
    if not found:
        raise scorecard_invalid("no characteristic", reader.field("characteristics"))
    facts = [each.fact for each in found]
    for at, fact in enumerate(facts):
        if fact in facts[:at]:
            raise scorecard_invalid("the fact is there twice", f"{path}.characteristics[{at}].fact")
    grades = reader.items("grades", _grade, MOST_GRADES)
    _check_grades(grades, reader.field("grades"))
    reader.finish()
    return Scorecard(
        code=code,
        name_zh=name_zh,
        name_en=name_en,
        scale=scale,
        base_points=base,
        characteristics=found,
        grades=grades,
    )


def parse_decimal(value: object) -> Decimal | None:
    """A whole number or a decimal text of at most 15 and 6 digits; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value) if abs(value) < 10**15 else None
    if isinstance(value, Decimal):
        return value if value.is_finite() and abs(value) < 10**15 else None
    if isinstance(value, str) and len(value) <= 24 and _NUMBER.fullmatch(value):
        return Decimal(value)
    return None


def _characteristic(value: Any, path: str) -> Characteristic:
    reader = Reader(value, path)
    fact = _code(reader.required("fact"), reader.field("fact"))
    if FORBIDDEN & set(fact.split("_")):
        raise fact_forbidden(reader.field("fact"))
    kind = reader.choice("kind", FactKind, None)
    name_zh, name_en = _both(reader, "name")
    reason_zh, reason_en = _both(reader, "reason")
    bins = reader.items(
        "bins", _number_bin if kind is FactKind.NUMBER else _category_bin, MOST_BINS
    )
    check = _check_bounds if kind is FactKind.NUMBER else _check_values
    check(bins, reader.field("bins"))
    lowest = min(each.points for each in bins)
    missing = reader.integer("missing", None, -MOST_POINTS, MOST_POINTS)
    other = reader.integer("other", lowest, -MOST_POINTS, MOST_POINTS)
    neutral = reader.integer("neutral", None, -MOST_POINTS, MOST_POINTS)
    reader.finish()
    return Characteristic(
        fact=fact,
        kind=kind,
        name_zh=name_zh,
        name_en=name_en,
        reason_zh=reason_zh,
        reason_en=reason_en,
        bins=bins,
        missing_points=missing,
        other_points=other,
        neutral_points=neutral,
    )


def _number_bin(value: Any, path: str) -> Bin:
    reader = Reader(value, path)
    points = reader.integer("points", None, -MOST_POINTS, MOST_POINTS)
    raw = reader.take("below")
    below = None if raw is None else parse_decimal(raw)
    if raw is not None and below is None:
        raise scorecard_invalid("a bound is a number", reader.field("below"))
    reader.finish()
    return Bin(points=points, below=below)


def _category_bin(value: Any, path: str) -> Bin:
    reader = Reader(value, path)
    points = reader.integer("points", None, -MOST_POINTS, MOST_POINTS)
    values = reader.items("values", _text, MOST_VALUES)
    if not values:
        raise scorecard_invalid("a bin lists its categories", reader.field("values"))
    reader.finish()
    return Bin(points=points, values=values)


def _text(value: Any, path: str) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 80 or not value.isprintable():
        raise scorecard_invalid("a text of 1 to 80 characters", path)
    return value


def _check_bounds(bins: tuple[Bin, ...], field: str) -> None:
    bounds = [each.below for each in bins]
    if not bins or bounds[-1] is not None:
        raise scorecard_invalid("the last bin has no bound", field)
    closed = [bound for bound in bounds[:-1] if bound is not None]
    if len(closed) != len(bins) - 1 or any(low >= high for low, high in pairwise(closed)):
        raise scorecard_invalid("the bounds rise from bin to bin", field)


def _check_values(bins: tuple[Bin, ...], field: str) -> None:
    listed = [value for each in bins for value in each.values]
    if not bins or len(set(listed)) < len(listed):
        raise scorecard_invalid("each category stands in one bin", field)


def _grade(value: Any, path: str) -> Grade:
    reader = Reader(value, path)
    code = reader.required("grade")
    if not isinstance(code, str) or not _GRADE.fullmatch(code):
        raise scorecard_invalid("a grade is a short code such as B+", reader.field("grade"))
    raw = reader.take("from")
    start = None
    if raw is not None:
        start = Reader({"from": raw}, path).integer("from", None, -(10**6), 10**6)
    reader.finish()
    return Grade(code=code, from_points=start)


def _check_grades(grades: tuple[Grade, ...], field: str) -> None:
    starts = [grade.from_points for grade in grades]
    if not grades or starts[-1] is not None or None in starts[:-1]:
        raise scorecard_invalid("the last grade, and only it, has no lower end", field)
    closed = [start for start in starts if start is not None]
    if any(high <= low for high, low in pairwise(closed)):
        raise scorecard_invalid("grades go from the best to the worst", field)
    if len({grade.code for grade in grades}) < len(grades):
        raise scorecard_invalid("each grade is there once", field)


def _scale(value: object, path: str) -> Scale:
    reader = Reader(value, path)
    scale = Scale(
        points=reader.integer("points", None, -MOST_POINTS, MOST_POINTS),
        good_per_bad=reader.integer("good_per_bad", None, 1, 10_000),
        points_to_double=reader.integer("points_to_double", None, 1, 1_000),
    )
    reader.finish()
    return scale


def _both(reader: Reader, name: str) -> tuple[str, str]:
    """Chinese and English; both are there."""
    inner = Reader(reader.required(name), reader.field(name))
    zh, en = (_text(inner.required(language), inner.field(language)) for language in ("zh", "en"))
    inner.finish()
    return zh, en


def _code(value: object, field: str) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise scorecard_invalid("a code of small letters, digits and _", field)
    return value


def to_json(card: Scorecard) -> dict[str, Any]:
    """The card as it is stored and shipped; `parse_scorecard` reads it back to the same."""

    def row(kind: FactKind, each: Bin) -> Mapping[str, Any]:
        if kind is FactKind.CATEGORY:
            return {"values": list(each.values), "points": each.points}
        bound = {} if each.below is None else {"below": f"{each.below:f}"}
        return {**bound, "points": each.points}

    return {
        "format": FORMAT,
        "code": card.code,
        "name": {"zh": card.name_zh, "en": card.name_en},
        "scale": {
            "points": card.scale.points,
            "good_per_bad": card.scale.good_per_bad,
            "points_to_double": card.scale.points_to_double,
        },
        "base_points": card.base_points,
        "characteristics": [
            {
                "fact": each.fact,
                "kind": each.kind.value,
                "name": {"zh": each.name_zh, "en": each.name_en},
                "reason": {"zh": each.reason_zh, "en": each.reason_en},
                "bins": [row(each.kind, bin) for bin in each.bins],
                "missing": each.missing_points,
                "other": each.other_points,
                "neutral": each.neutral_points,
            }
            for each in card.characteristics
        ],
        "grades": [
            {"grade": grade.code}
            | ({} if grade.from_points is None else {"from": grade.from_points})
            for grade in card.grades
        ],
    }
