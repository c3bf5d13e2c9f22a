"""A product as a file: YAML that is read safely, compared and written; it never lists anything.

What a file leaves out stays as it is; null takes a thing away. Anchors, aliases, tags and repeated
keys are refused, and whatever is neither a whole number, true, false nor null is a text: a file
means what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.reader import Reader
from xindai.products.file_schema import check_against_schema
from xindai.products.golden import FIGURES, REFUSED, given_to_json
from xindai.products.rules import check_code, check_name, in_words
from xindai.products.types import GoldenCase, GoldenInput, ProductView

LONGEST: Final = 64 * 1024
DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class ProductFile:
    """What a file says; `terms` may be partial."""

    code: str
    name_zh: str | None
    name_en: str | None
    terms: Mapping[str, Any]
    golden: tuple[GoldenInput, ...]


class _Loader(yaml.SafeLoader):
    """Texts, whole numbers, truths and null; a key comes once."""

    yaml_implicit_resolvers: dict[Any, Any] = {}
    """No "no" that is false, no 010 that is 8, no 1:30 that is 90, no float and no date."""


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"true|false", re.ASCII), list("tf")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int",
    re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z", re.ASCII),
    list("-0123456789"),
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"(?:~|null|)\Z", re.ASCII), ["~", "n", ""]
)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str) or key in found:
            raise Refusal("FILE_UNREADABLE", f"line {key_node.start_mark.line + 1}: key", "file")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_file(text: str) -> ProductFile:
    """The file's meaning; refuses FILE_TOO_LARGE, FILE_UNREADABLE, FILE_AGAINST_SCHEMA and others
    with the path of the field."""
    value = _plain_value(text)
    read = Reader(value, "")
    made = ProductFile(
        code=check_code(str(read.required("code"))),
        name_zh=_name(read, "name_zh"),
        name_en=_name(read, "name_en"),
        terms=_object(read.take("terms", {})),
        golden=read.items("golden", _golden, 40),
    )
    read.finish()
    check_against_schema(value)
    return made


def _plain_value(text: str) -> Any:
    if len(text) > LONGEST:
        raise Refusal("FILE_TOO_LARGE", f"at most {LONGEST} characters", "file")
    try:
        _only_plain(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506: a SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        at = f"line {mark.line + 1}" if mark is not None else "not plain YAML"
        raise Refusal("FILE_UNREADABLE", at, "file") from None


def _only_plain(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ValueError("anchors and aliases")
        if getattr(event, "tag", None):
            raise ValueError("tags")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise ValueError("too deep")


def _name(read: Reader, name: str) -> str | None:
    value = read.take(name)
    return None if value is None else check_name(str(value), name)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise Refusal("NOT_AN_OBJECT", "an object is wanted", "terms")
    return dict(value)


def _golden(value: Any, path: str) -> GoldenInput:
    read = Reader(value, path)
    made = GoldenInput(
        name=check_name(str(read.required("name")), read.field("name")),
        principal=str(read.required("principal")),
        annual_rate=str(read.required("annual_rate")),
        instalments=read.integer("instalments", None, 1, 1200),
        method=read.text("method", "equal_instalment"),
        disbursed_on=parse_date(read.required("disbursed_on"), read.field("disbursed_on")),
        expected=_expected(read),
    )
    read.finish()
    return made


def _expected(read: Reader) -> dict[str, str] | None:
    value = read.take("expected")
    if value is None:
        return None
    inner = Reader(value, read.field("expected"))
    refused = inner.text(REFUSED)
    found = {REFUSED: refused} if refused else {n: str(inner.required(n)) for n in FIGURES}
    inner.finish()
    return found


def write_file(product: ProductView, terms: Mapping[str, Any], golden: Sequence[GoldenCase]) -> str:
    """The file of a product with these terms: read again, it changes nothing."""
    content = {
        "code": product.code,
        "name_zh": product.name_zh,
        "name_en": product.name_en,
        "terms": in_words(terms),
        "golden": [
            {
                "name": case.given.name,
                **given_to_json(case.given),
                "expected": {name: case.expected[name] for name in _in_order(case)},
            }
            for case in golden
        ],
    }
    made: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    return made


def _in_order(case: GoldenCase) -> list[str]:
    return [name for name in (REFUSED, *FIGURES) if name in case.expected]
