"""The JSON Schema of a product's file, for editors and for the first look at one.

It says which fields there are and what each may hold; what the fields mean together, the readers
of terms and offers say (see offer_json and the engine's terms_json). Every field of `terms` may be
left out or null, because a file may be a change of a product that is there.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from xindai.engine.terms import (
    MAX_INSTALMENTS,
    Component,
    DayCount,
    Excess,
    FeeKind,
    HolidayShift,
    InterestBy,
    InterestMode,
    LevelBy,
    Method,
    PayoffInterest,
    PenaltyMode,
    PrepayChoice,
    Unit,
    WaterfallBy,
)
from xindai.kernel.dates import MonthEnd
from xindai.kernel.errors import Refusal
from xindai.kernel.rate import Rounding
from xindai.products.golden import FIGURES, REFUSED
from xindai.products.offer_types import Payee, ProductKind

Schema = dict[str, Any]
_AMOUNT: Final[Schema] = {"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,4})?$"}
_RATE: Final[Schema] = {"type": "string", "pattern": r"^[0-9]{1,4}(\.[0-9]{1,8})?$"}
_DAY: Final[Schema] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TRUTH: Final[Schema] = {"type": "boolean"}
_WORD: Final[Schema] = {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$"}
_CODE: Final[Schema] = {"type": "string", "pattern": "^[A-Z0-9][A-Z0-9_-]{1,39}$"}
_NAME: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": 60}
_DEEPEST_MESSAGE: Final = 200


def _count(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _one_of(options: type[StrEnum], *without: StrEnum) -> Schema:
    return {"enum": [option.value for option in options if option not in without]}


def _list(of: Schema, most: int) -> Schema:
    return {"type": "array", "items": of, "maxItems": most}


def _object(fields: dict[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    """Fields that are not required may be null."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: field if name in required else {"anyOf": [field, {"type": "null"}]}
            for name, field in fields.items()
        },
        **({"required": list(required)} if required else {}),
    }


def _fee() -> Schema:
    fields = {
        "kind": _one_of(FeeKind),
        "name": {"type": "string", "maxLength": 200},
        "amount": _AMOUNT,
        "rate": _RATE,
        "deducted": _TRUTH,
    }
    return _object(fields, ("kind",))


def _engine_terms() -> dict[str, Schema]:
    """What the engine reads, without what each contract decides."""
    rate_on = _object({"on": _DAY, "rate": _RATE}, ("on", "rate"))
    return {
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "every": _count(1, 366),
        "unit": _one_of(Unit),
        "first_due_on": _DAY,
        "first_period_from": _DAY,
        "last_due_on": _DAY,
        "due_day": _count(0, 31),
        "balloon": _AMOUNT,
        "custom_due_dates": _list(_DAY, MAX_INSTALMENTS),
        "day_count": _one_of(DayCount),
        "interest_by": _one_of(InterestBy),
        "month_end": _one_of(MonthEnd),
        "rounding": _one_of(Rounding),
        "round_parts": _TRUTH,
        "instalment_multiple": _AMOUNT,
        "level_last": _TRUTH,
        "level_by": _one_of(LevelBy),
        "grace_principal": _count(0, MAX_INSTALMENTS),
        "grace_interest": _count(0, MAX_INSTALMENTS),
        "down_payment_percent": _RATE,
        "holidays": _list(_DAY, 4000),
        "holiday_shift": _one_of(HolidayShift),
        "weekends": _TRUTH,
        "interest_mode": _one_of(InterestMode),
        "payoff_interest": _one_of(PayoffInterest),
        "floating": _object(
            {
                "spread": _RATE,
                "base_rates": _list(rate_on, 1200),
                "repricing": _list(_DAY, 1200),
            }
        ),
        "fees": _list(_fee(), 50),
        "penalty": _object(
            {
                "rate": _RATE,
                "multiple": _RATE,
                "mode": _one_of(PenaltyMode),
                "compound": _TRUTH,
                "cap_rate": _RATE,
            }
        ),
        "grace_days": _count(0, 366),
        "waterfall": _list(_one_of(Component), 6),
        "waterfall_by": _one_of(WaterfallBy),
        "excess": _one_of(Excess),
        "prepay_choice": _one_of(PrepayChoice),
        "non_accrual_dpd": {"anyOf": [_count(0, 3660), {"const": "never"}]},
    }


def _risk() -> Schema:
    """Read by loans: days past due from which it is bad, and shares to provide for."""
    days = ("special_mention", "substandard", "doubtful", "loss", "stage_2", "stage_3")
    classes = ("normal", "special_mention", "substandard", "doubtful", "loss")
    return _object(
        {name: _count(0, 3660) for name in days}
        | {"provision": _object(dict.fromkeys(classes, _RATE))}
    )


def _debit() -> Schema:
    """Read by loans: how direct debits are tried again."""
    return _object(
        {
            "retry_codes": _list(_NAME, 40),
            "retry_hours": _list(_count(0, 744), 20),
            "tries_a_month": _count(1, 31),
            "partial_share": _RATE,
            "cut_off_hour": _count(1, 24),
        }
    )


def _hardship() -> Schema:
    """Read by loans: which reliefs a borrower in trouble is offered."""
    counts = ("extend", "shorten", "restructure", "min_paid")
    return _object(
        {name: _count(0, MAX_INSTALMENTS) for name in counts}
        | {
            "shift_days": _count(0, 31),
            "pause_days": _count(0, 366),
            "waive_share": _RATE,
            "waive_interest_share": _RATE,
            "months_between": _count(0, 120),
            "valid_days": _count(0, 60),
            "auto": _list(_NAME, 10),
        }
    )


def _offer() -> Schema:
    amounts = _object({"min": _AMOUNT, "max": _AMOUNT, "step": _AMOUNT})
    counts = _object({"min": _count(1, MAX_INSTALMENTS), "max": _count(1, MAX_INSTALMENTS)})
    narrower = _object({"min": _AMOUNT, "max": _AMOUNT})
    sub = {
        "code": _CODE,
        "name_zh": _NAME,
        "name_en": _NAME,
        "annual_rate": _RATE,
        "amount": narrower,
        "instalments": counts,
    }
    price = {"segment": _WORD, "channel": _WORD, "sub_product": _CODE, "annual_rate": _RATE}
    return _object(
        {
            "kind": _one_of(ProductKind),
            "amount": amounts,
            "instalments": counts,
            "methods": _list(_one_of(Method, Method.CUSTOM), 6),
            "annual_rate": _object({"list": _RATE, "min": _RATE, "max": _RATE}),
            "apr_cap": _RATE,
            "channels": _list(_WORD, 40),
            "segments": _list(_WORD, 40),
            "documents": _list(_WORD, 40),
            "uses_line": _TRUTH,
            "payee": _one_of(Payee),
            "needs_guarantor": _TRUTH,
            "needs_collateral": _TRUTH,
            "template": _WORD,
            "account_mapping": {
                "type": "object",
                "propertyNames": {"pattern": "^[A-Z][A-Z_]{1,39}$"},
                "additionalProperties": {
                    "anyOf": [
                        {"type": "string", "pattern": "^[0-9]{4,12}$"},
                        {"type": "null"},
                    ]
                },
            },
            "sub_products": _list(_object(sub, ("code", "name_zh", "name_en")), 40),
            "prices": _list(_object(price, ("annual_rate",)), 200),
        }
    )


def _golden() -> Schema:
    text: Schema = {"type": "string", "maxLength": 40}
    case = {
        "name": _NAME,
        "principal": _AMOUNT,
        "annual_rate": _RATE,
        "instalments": _count(1, MAX_INSTALMENTS),
        "method": _one_of(Method, Method.CUSTOM),
        "disbursed_on": _DAY,
        "expected": _object(dict.fromkeys((REFUSED, *FIGURES), text)),
    }
    required = ("name", "principal", "annual_rate", "instalments", "disbursed_on")
    return _list(_object(case, required), 40)


@cache
def file_schema() -> Schema:
    """The whole of it; schema/product.schema.json is this."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Xindai product",
        "description": "A product as a file: what it leaves out stays, null takes away, "
        "and applying it makes a draft.",
        **_object(
            {
                "code": _CODE,
                "name_zh": _NAME,
                "name_en": _NAME,
                "terms": _object(
                    {
                        **_engine_terms(),
                        "risk": _risk(),
                        "offer": _offer(),
                        "debit": _debit(),
                        "hardship": _hardship(),
                    }
                ),
                "golden": _golden(),
            },
            ("code",),
        ),
    }


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(file_schema())


def check_against_schema(value: Any) -> None:
    """Refuses FILE_AGAINST_SCHEMA with the path of the worst field."""
    worst = best_match(_validator().iter_errors(value))
    if worst is None:
        return
    path = ""
    for part in worst.absolute_path:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    raise Refusal("FILE_AGAINST_SCHEMA", worst.message[:_DEEPEST_MESSAGE], path or "file")
