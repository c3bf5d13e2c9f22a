"""Who may see what, declared beside the type or the field; the schema walk refuses an unlisted one.

A type says how sensitive its fields are (classes of JR/T 0171), which of them borrowers may ask
for, and which need a permission of their own. An entry (a field of Query, Mutation or
Subscription) says who may call it and which rows it shows; the guard of the entry keeps to it,
and the door it calls checks again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeVar

from xindai.platform.actor import Actor, ActorKind
from xindai.platform.permission import Permission

T = TypeVar("T", bound=type)


class DataClass(StrEnum):
    """Sensitivity: C1 internal, C2 identifies a person or his means, C3 opens something."""

    PUBLIC = "public"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"


PUBLIC, C1, C2, C3 = DataClass.PUBLIC, DataClass.C1, DataClass.C2, DataClass.C3


class Rows(StrEnum):
    """Which rows an entry reaches. A borrower's branch is his own rows."""

    NONE = "none"
    SELF = "self"
    BRANCH = "own branch and below"
    LENDER = "the whole lender"


@dataclass(frozen=True, slots=True)
class Who:
    """Who may call an entry: anybody, everybody signed in, all staff, borrowers, holders of a
    permission."""

    anybody: bool = False
    signed_in: bool = False
    staff: bool = False
    borrowers: bool = False
    permission: Permission | None = None

    def admits(self, actor: Actor | None) -> bool:
        """Whether this actor may call; None is nobody."""
        if self.anybody or actor is None:
            return self.anybody
        if self.staff and actor.kind is ActorKind.STAFF:
            return True
        if self.signed_in or (self.borrowers and actor.kind is ActorKind.BORROWER):
            return True
        return self.permission is not None and actor.may(self.permission)

    def __str__(self) -> str:
        if self.anybody:
            return "anybody"
        if self.signed_in:
            return "signed in"
        if self.staff:
            return "staff"
        if self.permission is None:
            return "borrowers"
        also = " or borrowers" if self.borrowers or self.permission.borrowers else ""
        return f"{self.permission.code}{also}"


ANYBODY: Final = Who(anybody=True)
SIGNED_IN: Final = Who(signed_in=True)
STAFF: Final = Who(staff=True)
"""People who work here, whatever their roles: for what is their own, as their factors are."""
BORROWER: Final = Who(borrowers=True)


def may(permission: Permission, *, borrower: bool = False) -> Who:
    """Holders of the permission; `borrower`: and borrowers, who hold none of ours."""
    return Who(permission=permission, borrowers=borrower)


@dataclass(frozen=True, slots=True)
class Access:
    """Who may call an entry, which rows it shows him, and how sensitive its arguments are.

    An argument that is an input object is classified by its type. `also`: the permission of the
    command that the entry carries out by this input (as JSON), so that its policies hold here too.
    """

    who: Who
    rows: Rows
    arguments: Mapping[str, DataClass] = field(default_factory=dict)
    also: Callable[[Mapping[str, Any]], Permission | None] | None = None


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
BORROWER_FIELDS: dict[str, frozenset[str] | None] = {}
"""What borrowers may ask for, by the Python names; None: all of the type's fields."""
NEEDS: dict[str, Mapping[str, Permission]] = {}
"""Fields that need a permission besides that of the entry, by the Python names."""


def classified(usual: DataClass, **special: DataClass) -> Callable[[T], T]:
    """Class decorator: what the fields of a type are. Borrowers get none of them by it."""

    def note(cls: T) -> T:
        CLASSES[cls.__name__] = Classes(usual, special)
        return cls

    return note


def for_borrowers(*names: str) -> Callable[[T], T]:
    """Class decorator: borrowers may ask for these fields, or without names for all of them."""

    def note(cls: T) -> T:
        BORROWER_FIELDS[cls.__name__] = frozenset(names) or None
        return cls

    return note


def needs(**permissions: Permission) -> Callable[[T], T]:
    """Class decorator: these fields need a permission of their own."""

    def note(cls: T) -> T:
        NEEDS[cls.__name__] = permissions
        return cls

    return note


def access_of(metadata: Mapping[Any, Any]) -> Access | None:
    """What an entry declared, if it did."""
    found = metadata.get("access")
    return found if isinstance(found, Access) else None
