"""Who may see what, declared beside the type or the field; the schema walk refuses an unlisted one.

A type says how sensitive its fields are (classes of JR/T 0171) and names those that differ. An
entry (a field of Query, Mutation or Subscription) says who may call it and which rows it shows;
the guard of the entry keeps to it, and the door it calls checks again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeVar

T = TypeVar("T", bound=type)


class DataClass(StrEnum):
    """Sensitivity: C1 internal, C2 identifies a person or his means, C3 opens something."""

    PUBLIC = "public"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"


PUBLIC, C1, C2, C3 = DataClass.PUBLIC, DataClass.C1, DataClass.C2, DataClass.C3


class Rows(StrEnum):
    """Which rows an entry reaches."""

    NONE = "none"
    SELF = "self"
    BRANCH = "own branch and below"
    LENDER = "the whole lender"


ANYBODY: Final[frozenset[str]] = frozenset({"anybody"})
SIGNED_IN: Final[frozenset[str]] = frozenset({"signed in"})
STAFF: Final = frozenset({"admin", "manager", "loan_officer", "cashier", "accountant", "auditor"})


@dataclass(frozen=True, slots=True)
class Access:
    """Who may call an entry, which rows it shows him, and how sensitive its arguments are.

    An argument that is an input object is classified by its type.
    """

    who: frozenset[str]
    rows: Rows
    arguments: Mapping[str, DataClass] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Classes:
    """The data class of a type's fields, and of those that differ from the others."""

    usual: DataClass
    special: Mapping[str, DataClass] = field(default_factory=dict)

    def of(self, name: str) -> DataClass:
        """The class of a field by its Python name."""
        return self.special.get(name, self.usual)


CLASSES: dict[str, Classes] = {}
"""By the Python name of the type; the schema walk reads it."""


def classified(usual: DataClass, **special: DataClass) -> Callable[[T], T]:
    """Class decorator: what the fields of a type are."""

    def note(cls: T) -> T:
        CLASSES[cls.__name__] = Classes(usual, special)
        return cls

    return note


def access_of(metadata: Mapping[Any, Any]) -> Access | None:
    """What an entry declared, if it did."""
    found = metadata.get("access")
    return found if isinstance(found, Access) else None
