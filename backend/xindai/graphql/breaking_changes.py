"""A change that breaks somebody's client is announced before it is written down."""

from __future__ import annotations

from typing import Final

from graphql import build_schema, find_breaking_changes

MARK: Final = "- Breaking: "


class BreakingChangeError(RuntimeError):
    """The schema would break clients and schema/CHANGELOG.md does not say so."""


def unannounced(old_sdl: str, new_sdl: str, changelog: str) -> list[str]:
    """The breaking changes from old to new whose line the changelog does not hold."""
    old = build_schema(old_sdl, assume_valid=True)
    new = build_schema(new_sdl, assume_valid=True)
    said = {line.strip() for line in changelog.splitlines()}
    return [
        change.description
        for change in find_breaking_changes(old, new)
        # The last use of a built-in scalar going away is no removal of the scalar.
        if not change.description.startswith("Standard scalar")
        and f"{MARK}{change.description}" not in said
    ]


def check_announced(old_sdl: str, new_sdl: str, changelog: str) -> None:
    """Raises BreakingChangeError with the sentences to be written into the changelog."""
    if missing := unannounced(old_sdl, new_sdl, changelog):
        lines = "\n".join(f"{MARK}{text}" for text in missing)
        raise BreakingChangeError(
            "the GraphQL schema would break clients. Keep the old field beside the new one, or "
            f"announce it in schema/CHANGELOG.md under a new date with these lines:\n{lines}"
        )
