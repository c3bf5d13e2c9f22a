"""News that third parties may ask for, declared in the `events.py` of the domain they are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from xindai.platform.ladder import DOMAINS
from xindai.platform.permission import Permission


@dataclass(frozen=True, slots=True)
class Topic:
    """`permission` is what a client's scopes must hold; `message` the class of the data.

    The data names the branch of the row it is about (`branch_id`): row scope is decided by it.
    """

    name: str
    message: type
    permission: Permission
    zh: str
    en: str


_declared: dict[str, Topic] = {}


def topic(name: str, message: type, permission: Permission, zh: str, en: str) -> Topic:
    """Declares a topic of the outbox as one that webhooks carry."""
    made = Topic(name, message, permission, zh, en)
    _declared[name] = made
    return made


@cache
def _load() -> None:
    """Every domain's news, whoever imported what before."""
    package = Path(__file__).parents[1]
    for domain in DOMAINS:
        if (package / domain / "events.py").exists():
            import_module(f"xindai.{domain}.events")


def topics() -> Mapping[str, Topic]:
    """All of them by name."""
    _load()
    return _declared
