"""Every code that this program refuses with, in both languages. A test finds the missing ones."""

from __future__ import annotations

from typing import Final

from xindai.graphql.base.texts import (
    applications,
    collections,
    contacts,
    contracts,
    core,
    credit_lines,
    customers,
    decisions,
    desk,
    disputes,
    early_warning,
    files,
    payments,
    products,
    reconciliation,
    scoring,
    service_requests,
)

_FILES: Final = (
    applications.TEXTS,
    collections.TEXTS,
    contacts.TEXTS,
    contracts.TEXTS,
    core.TEXTS,
    credit_lines.TEXTS,
    customers.TEXTS,
    decisions.TEXTS,
    desk.TEXTS,
    disputes.TEXTS,
    early_warning.TEXTS,
    files.TEXTS,
    payments.TEXTS,
    products.TEXTS,
    reconciliation.TEXTS,
    scoring.TEXTS,
    service_requests.TEXTS,
)
TEXTS: Final[dict[str, tuple[str, str]]] = {
    code: both for file in _FILES for code, both in file.items()
}


def text_of(code: str, language: str) -> str | None:
    """The sentence of a code in "zh" or "en"."""
    found = TEXTS.get(code)
    return None if found is None else found[0 if language == "zh" else 1]


def language_of(accepted: str) -> str:
    """The language of an Accept-Language: zh unless English is asked for first."""
    return "en" if accepted.strip().lower().startswith("en") else "zh"
