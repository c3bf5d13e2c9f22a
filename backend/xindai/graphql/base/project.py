"""From a domain's view to a GraphQL object, field by field, worked out once per class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from xindai.graphql.base.money import Money, money
from xindai.graphql.base.scalars import day, moment

T = TypeVar("T")
Getter = Callable[[Any, str], Any]
_GETTERS: dict[tuple[type, type], list[tuple[str, Getter]]] = {}


def project(cls: type[T], view: Any, currency: str, /, **given: Any) -> T:
    """An object of `cls`: `given`, the view's field of the same name, or Money of `<name>_minor`.

    Dates become texts.
    """
    getters = _GETTERS.get((cls, type(view)))
    if getters is None:
        getters = _GETTERS[cls, type(view)] = _getters(cls, set(given))
    values = {name: get(view, currency) for name, get in getters}
    return cls(**values, **given)


def _getters(cls: type, given: set[str]) -> list[tuple[str, Getter]]:
    definition = cls.__strawberry_definition__  # type: ignore[attr-defined]
    return [
        (field.python_name, _money_getter(field.python_name))
        if _is_money(field)
        else (field.python_name, _plain_getter(field.python_name))
        for field in definition.fields
        if field.base_resolver is None and field.python_name not in given
    ]


def _is_money(field: Any) -> bool:
    return field.type is Money or getattr(field.type, "of_type", None) is Money


def _money_getter(name: str) -> Getter:
    def get(view: Any, currency: str) -> Money | None:
        minor = getattr(view, f"{name}_minor")
        return None if minor is None else money(minor, currency)

    return get


def _plain_getter(name: str) -> Getter:
    def get(view: Any, _currency: str) -> Any:
        value = getattr(view, name)
        if isinstance(value, datetime):
            return moment(value)
        return day(value) if isinstance(value, date) else value

    return get
