"""The published schemas, and an XML reader that opens nothing but the bytes it is given."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

CAMT053: Final = "camt.053.001.08"
CAMT054: Final = "camt.054.001.08"
PAIN001: Final = "pain.001.001.09"
PAIN002: Final = "pain.002.001.12"
PAIN008: Final = "pain.008.001.08"
_FOLDER: Final = Path(__file__).with_name("schemas")
SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""For every parser: no entities, no network, no document type, libxml2's own limits."""


def namespace(message: str) -> str:
    """Of the elements of a message, "camt.053.001.08"."""
    return f"urn:iso:std:iso:20022:tech:xsd:{message}"


@cache
def schema(message: str) -> Any:
    """The compiled schema of a message."""
    return etree.XMLSchema(etree.parse(_FOLDER / f"{message}.xsd", etree.XMLParser(**SAFE)))


def check_valid(document: Any, message: str) -> None:
    """ValueError with the first line that the schema refuses; it quotes no content."""
    found = schema(message)
    if not found.validate(document):
        error = found.error_log[0]
        raise ValueError(f"line {error.line}: {error.type_name}")
