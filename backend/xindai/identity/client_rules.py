"""What a client may be called, where it may come from and what it may be given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_network
from typing import Final

from xindai.identity.client_errors import invalid_network, scope_not_grantable
from xindai.kernel.errors import Refusal
from xindai.platform.permission import load_declarations

LONGEST_NAME: Final = 100
MOST_NETWORKS: Final = 50
MOST_A_MINUTE: Final = 100_000_000
LIVE_SECRETS: Final = 2
KEPT_TO_STAFF: Final = (
    "identity.", "client.", "approval.", "jobs.", "platform.", "report.", "scorecard.",
    "contract_template.", "contract.sign_in_person",
)  # fmt: skip
"""Families of permissions that no third party gets: they rule the house, widen rights, or show
what the bureau told the lender and how it scores, write its contracts, or need two people in a
room."""
HARMLESS: Final = frozenset({"identity.branch_read", "approval.ask"})
"""Of those families, what reads the lender's tree, and asks people for leave."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def check_name(name: str) -> str:
    """A name for people; refuses INVALID_NAME."""
    plain = name.strip()
    if not 1 <= len(plain) <= LONGEST_NAME or not plain.isprintable():
        raise Refusal("INVALID_NAME", f"1 to {LONGEST_NAME} printable characters", "name")
    return plain


def grantable_scopes() -> list[str]:
    """The permissions that a third party may be given: what some role of staff may do."""
    return sorted(
        code
        for code, declared in load_declarations().items()
        if declared.seeded and (code in HARMLESS or not code.startswith(KEPT_TO_STAFF))
    )


def check_scopes(scopes: Iterable[str]) -> list[str]:
    """Sorted, each once; refuses SCOPE_NOT_GRANTABLE."""
    wanted = set(scopes)
    if refused := sorted(wanted - set(grantable_scopes())):
        raise scope_not_grantable(refused[0])
    return sorted(wanted)


def check_networks(texts: Iterable[str]) -> list[str]:
    """Networks in their one spelling; refuses INVALID_NETWORK (also for bits behind the mask)."""
    given = list(texts)
    try:
        found = sorted({str(ip_network(text)) for text in given})
    except ValueError:
        raise invalid_network() from None
    if len(given) > MOST_NETWORKS or any(len(text) > 50 for text in given):
        raise invalid_network()
    return found


def check_rate(value: int, field: str) -> int:
    """Units a minute; refuses OUT_OF_RANGE."""
    if not 1 <= value <= MOST_A_MINUTE:
        raise Refusal("OUT_OF_RANGE", f"1 to {MOST_A_MINUTE}", field)
    return value


def check_version(version: str | None) -> str | None:
    """The date of a schema version by its form; whether there is one knows GraphQL."""
    if version is not None and not _DATE.fullmatch(version):
        raise Refusal("INVALID_DATE", "a version is a date, YYYY-MM-DD", "schemaVersion")
    return version
