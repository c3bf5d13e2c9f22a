"""The ladder: who may import whom, and which way foreign keys point.

A row points to the row that existed before it; imports follow the foreign keys; news travel back
as events. A package may import what stands on a lower rung, never its neighbour or what stands
above. The import contracts and the test of the foreign keys read this tuple.
"""

from __future__ import annotations

from typing import Final

LADDER: Final = (
    ("kernel",),
    ("engine",),
    ("platform",),
    ("identity", "accounting", "notifications"),
    ("partners", "products", "customers", "approvals", "webhooks"),
    ("collateral", "payments", "credit_lines", "decisioning"),
    ("origination",),
    ("contracts",),
    ("loans",),
    ("collections", "early_warning", "reminders"),
    ("reporting",),
    ("graphql", "oauth", "pages"),
    ("demo", "outsiders", "installation", "background", "sandbox", "product_files"),
    ("posting",),
    ("app", "worker"),
    ("bootstrap",),
    ("cli",),
)
"""Lowest rung first."""

PURE: Final = ("kernel", "engine")
"""Nothing but the standard library and each other: no clock, no database, no float."""

DOMAINS: Final = tuple(name for rung in LADDER[3:11] for name in rung)
"""What owns tables and has a door (`api.py`)."""

BORDER: Final = ("api", "types", "errors", "events", "permissions")
"""The modules of a domain that others may import."""


def rung_of(package: str) -> int:
    """How high a package stands; KeyError for one that the ladder does not know."""
    for height, rung in enumerate(LADDER):
        if package in rung:
            return height
    raise KeyError(f"{package} has no rung: add it to LADDER in platform/ladder.py")
