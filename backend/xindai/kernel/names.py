"""Names as JSON and GraphQL write them."""

from __future__ import annotations

import re


def camel(path: str) -> str:
    """ "terms.first_due_on" -> "terms.firstDueOn"."""
    head, *rest = path.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def snake(name: str) -> str:
    """ "CreditLine" -> "credit_line"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
