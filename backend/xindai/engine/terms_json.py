"""The JSON form of terms: read strictly, with defaults, and written back in full."""

from __future__ import annotations

from typing import Any

from xindai.engine.calendar import last_due_range
from xindai.engine.terms import (
    DEFAULT_WATERFALL,
    MAX_INSTALMENTS,
    Component,
    CustomRow,
    DayCount,
    Excess,
    Fee,
    FeeKind,
    Floating,
    HolidayShift,
    InterestBy,
    InterestMode,
    LevelBy,
    Method,
    PayoffInterest,
    Penalty,
    PenaltyMode,
    PrepayChoice,
    RateOn,
    Terms,
    Unit,
    WaterfallBy,
)
from xindai.kernel.dates import MonthEnd, parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of, format_minor
from xindai.kernel.rate import RATE_SCALE, Rounding, format_rate, parse_rate
from xindai.kernel.reader import Reader, one_of

PATH = "terms"


def terms_from_json(value: object, path: str = PATH) -> Terms:
    """Terms of their JSON form. Refuses with the path of the wrong field, such as terms.fees[0]."""
    read = Reader(value, path)
    currency = str(read.take("currency", "CNY"))
    decimals_of(currency, read.field("currency"))
    rate = read.rate("annual_rate")
    if rate is None:
        raise Refusal("MISSING_FIELD", "the field is required", read.field("annual_rate"))
    disbursed_on = parse_date(read.required("disbursed_on"), read.field("disbursed_on"))
    method = read.choice("method", Method, None)
    custom = read.items("custom", lambda item, at: _custom(item, at, currency), MAX_INSTALMENTS)
    terms = Terms(
        principal_minor=read.amount("principal", currency, None, positive=True),
        annual_rate_e8=rate,
        instalments=read.integer(
            "instalments", len(custom) if custom else None, 1, MAX_INSTALMENTS
        ),
        disbursed_on=disbursed_on,
        method=method,
        currency=currency,
        every=read.integer("every", 1, 1, 366),
        unit=read.choice("unit", Unit, Unit.MONTHS),
        first_due_on=read.day("first_due_on"),
        first_period_from=read.day("first_period_from"),
        last_due_on=read.day("last_due_on"),
        due_day=read.integer("due_day", 0, 0, 31) or None,
        balloon_minor=read.amount("balloon", currency, 0),
        custom=custom,
        custom_due_dates=read.items("custom_due_dates", parse_date, MAX_INSTALMENTS),
        day_count=read.choice("day_count", DayCount, DayCount.THIRTY_360),
        interest_by=read.choice("interest_by", InterestBy, InterestBy.PERIOD),
        month_end=read.choice("month_end", MonthEnd, MonthEnd.CLAMP),
        rounding=read.choice("rounding", Rounding, Rounding.HALF_EVEN),
        round_parts=read.truth("round_parts", False),
        multiple_minor=read.amount("instalment_multiple", currency, 1, positive=True),
        level_last=_maybe_truth(read, "level_last"),
        level_by=read.choice("level_by", LevelBy, LevelBy.DAYS),
        grace_principal=read.integer("grace_principal", 0, 0, MAX_INSTALMENTS),
        grace_interest=read.integer("grace_interest", 0, 0, MAX_INSTALMENTS),
        down_payment_percent_e8=read.rate("down_payment_percent") or 0,
        holidays=frozenset(read.items("holidays", parse_date, 4000)),
        holiday_shift=read.choice("holiday_shift", HolidayShift, HolidayShift.NONE),
        weekends=read.truth("weekends", False),
        interest_mode=read.choice("interest_mode", InterestMode, InterestMode.SCHEDULED),
        payoff_interest=read.choice("payoff_interest", PayoffInterest, PayoffInterest.TO_DATE),
        floating=_floating(read),
        fees=read.items("fees", lambda item, at: _fee(item, at, currency), 50),
        penalty=_penalty(read),
        grace_days=read.integer("grace_days", 0, 0, 366),
        waterfall=_waterfall(read),
        waterfall_by=read.choice("waterfall_by", WaterfallBy, WaterfallBy.INSTALMENT),
        excess=read.choice("excess", Excess, Excess.CREDIT),
        prepay_choice=read.choice("prepay_choice", PrepayChoice, PrepayChoice.SHORTER_TERM),
        non_accrual_dpd=_non_accrual(read, value),
    )
    read.finish()
    _fits(terms, read)
    return terms


def _fits(terms: Terms, read: Reader) -> None:
    """Refuses what each field allows and the fields together do not."""

    def refuse(field: str, message: str) -> None:
        raise Refusal("TERMS_DO_NOT_FIT", message, read.field(field))

    start = terms.first_period_from or terms.disbursed_on
    if terms.first_due_on is not None and terms.first_due_on <= terms.disbursed_on:
        refuse("first_due_on", "the first due date is after the disbursement")
    if terms.first_period_from is not None and start > terms.disbursed_on:
        refuse("first_period_from", "the first period starts no later than the disbursement")
    if terms.due_day is not None and terms.unit is not Unit.MONTHS:
        refuse("due_day", "a due day of the month needs periods of months")
    if terms.grace_principal >= terms.instalments:
        refuse("grace_principal", "at least one instalment repays principal")
    if terms.grace_interest >= terms.instalments:
        refuse("grace_interest", "at least one instalment bills interest")
    if terms.balloon_minor and terms.method is not Method.EQUAL_INSTALMENT:
        refuse("balloon", "a balloon goes with equal instalments")
    if terms.balloon_minor >= terms.principal_minor:
        refuse("balloon", "the balloon is below the principal")
    if terms.down_payment_percent_e8 >= 100 * RATE_SCALE:
        refuse("down_payment_percent", "a down payment is below 100 percent")
    if (terms.method is Method.CUSTOM) != bool(terms.custom):
        refuse("custom", "a list of instalments goes with the method custom")
    if terms.custom:
        if len(terms.custom) != terms.instalments:
            refuse("instalments", "the list of instalments has another length")
        if sum(row.principal_minor for row in terms.custom) != terms.principal_minor:
            refuse("custom", "the rows add up to the principal")
    dues = [row.due_on for row in terms.custom] or list(terms.custom_due_dates)
    if dues:
        field = "custom" if terms.custom else "custom_due_dates"
        if len(dues) != terms.instalments:
            refuse(field, "one due date for every instalment")
        if any(b <= a for a, b in zip([start, *dues], dues, strict=False)):
            refuse(field, "due dates rise")
    if terms.last_due_on is not None:
        after, before = last_due_range(terms)
        if dues or not after < terms.last_due_on < before:
            refuse("last_due_on", "between the due date before it and the one that would follow")
    years = {"days": 366, "weeks": 52, "months": 12}[terms.unit]
    if terms.disbursed_on.year + terms.instalments * terms.every // years > 2190:
        refuse("instalments", "the last instalment lies too far in the future")


def _custom(value: Any, path: str, currency: str) -> CustomRow:
    read = Reader(value, path)
    row = CustomRow(
        parse_date(read.required("due_on"), read.field("due_on")),
        read.amount("principal", currency, None),
    )
    read.finish()
    return row


def _fee(value: Any, path: str, currency: str) -> Fee:
    read = Reader(value, path)
    rate = read.rate("rate")
    fee = Fee(
        kind=read.choice("kind", FeeKind, None),
        name=read.text("name"),
        amount_minor=read.amount("amount", currency, None if rate is None else 0, positive=True),
        rate_e8=rate or 0,
        deducted=read.truth("deducted", False),
    )
    read.finish()
    if bool(fee.amount_minor) == (rate is not None):
        raise Refusal("TERMS_DO_NOT_FIT", "a fee has an amount or a rate", path)
    if fee.deducted and fee.kind is not FeeKind.UPFRONT:
        raise Refusal("TERMS_DO_NOT_FIT", "only an upfront fee is kept back", path)
    return fee


def _penalty(read: Reader) -> Penalty | None:
    value = read.take("penalty")
    if value is None:
        return None
    inner = Reader(value, read.field("penalty"))
    penalty = Penalty(
        rate_e8=inner.rate("rate"),
        multiple_e8=inner.rate("multiple"),
        mode=inner.choice("mode", PenaltyMode, PenaltyMode.REPLACE),
        compound=inner.truth("compound", False),
        cap_rate_e8=inner.rate("cap_rate"),
    )
    inner.finish()
    if (penalty.rate_e8 is None) == (penalty.multiple_e8 is None):
        raise Refusal("TERMS_DO_NOT_FIT", "a penalty has a rate or a multiple", inner.path)
    return penalty


def _floating(read: Reader) -> Floating | None:
    value = read.take("floating")
    if value is None:
        return None
    inner = Reader(value, read.field("floating"))
    rates = inner.items("base_rates", _rate_on)
    floating = Floating(
        inner.rate("spread") or 0,
        tuple(sorted(rates, key=lambda r: r.on)),
        tuple(sorted(set(inner.items("repricing", parse_date)))),
    )
    inner.finish()
    if not rates:
        raise Refusal("MISSING_FIELD", "a floating rate has base rates", inner.field("base_rates"))
    return floating


def _rate_on(value: Any, path: str) -> RateOn:
    read = Reader(value, path)
    on = parse_date(read.required("on"), read.field("on"))
    rate = RateOn(on, parse_rate(read.required("rate"), read.field("rate")))
    read.finish()
    return rate


def _waterfall(read: Reader) -> tuple[Component, ...]:
    field = read.field("waterfall")
    order = read.items("waterfall", lambda item, at: one_of(item, Component, at), 6)
    if order and set(order) != set(Component):
        raise Refusal("TERMS_DO_NOT_FIT", f"each once: {', '.join(Component)}", field)
    if len(order) != len(set(order)):
        raise Refusal("TERMS_DO_NOT_FIT", "a component comes once", field)
    return order or DEFAULT_WATERFALL


def _maybe_truth(read: Reader, name: str) -> bool | None:
    value = read.take(name)
    if value is not None and not isinstance(value, bool):
        raise Refusal("INVALID_BOOLEAN", "true, false or null", read.field(name))
    return value


def _non_accrual(read: Reader, value: object) -> int | None:
    """An explicit null is "never"; an absent field is the default."""
    assert isinstance(value, dict)
    if "non_accrual_dpd" in value and value["non_accrual_dpd"] is None:
        read.take("non_accrual_dpd")
        return None
    return read.integer("non_accrual_dpd", 90, 0, 3660)


def terms_to_json(terms: Terms) -> dict[str, Any]:
    """The JSON form; `terms_from_json` gives the same terms back."""

    def money(minor: int) -> str:
        return format_minor(minor, terms.currency)

    def maybe(rate_e8: int | None) -> str | None:
        return None if rate_e8 is None else format_rate(rate_e8)

    penalty = terms.penalty and {
        "rate": maybe(terms.penalty.rate_e8),
        "multiple": maybe(terms.penalty.multiple_e8),
        "mode": terms.penalty.mode.value,
        "compound": terms.penalty.compound,
        "cap_rate": maybe(terms.penalty.cap_rate_e8),
    }
    floating = terms.floating and {
        "spread": format_rate(terms.floating.spread_e8),
        "base_rates": [
            {"on": r.on.isoformat(), "rate": format_rate(r.rate_e8)}
            for r in terms.floating.base_rates
        ],
        "repricing": [day.isoformat() for day in terms.floating.repricing],
    }
    return {
        "principal": money(terms.principal_minor),
        "currency": terms.currency,
        "annual_rate": format_rate(terms.annual_rate_e8),
        "instalments": terms.instalments,
        "every": terms.every,
        "unit": terms.unit.value,
        "disbursed_on": terms.disbursed_on.isoformat(),
        "first_due_on": terms.first_due_on and terms.first_due_on.isoformat(),
        "first_period_from": terms.first_period_from and terms.first_period_from.isoformat(),
        "last_due_on": terms.last_due_on and terms.last_due_on.isoformat(),
        "due_day": terms.due_day,
        "method": terms.method.value,
        "balloon": money(terms.balloon_minor),
        "custom": [
            {"due_on": row.due_on.isoformat(), "principal": money(row.principal_minor)}
            for row in terms.custom
        ],
        "custom_due_dates": [day.isoformat() for day in terms.custom_due_dates],
        "day_count": terms.day_count.value,
        "interest_by": terms.interest_by.value,
        "month_end": terms.month_end.value,
        "rounding": terms.rounding.value,
        "round_parts": terms.round_parts,
        "instalment_multiple": money(terms.multiple_minor),
        "level_last": terms.level_last,
        "level_by": terms.level_by.value,
        "grace_principal": terms.grace_principal,
        "grace_interest": terms.grace_interest,
        "down_payment_percent": format_rate(terms.down_payment_percent_e8),
        "holidays": sorted(day.isoformat() for day in terms.holidays),
        "holiday_shift": terms.holiday_shift.value,
        "weekends": terms.weekends,
        "interest_mode": terms.interest_mode.value,
        "payoff_interest": terms.payoff_interest.value,
        "floating": floating,
        "fees": [
            {
                "kind": fee.kind.value,
                "name": fee.name,
                **(
                    {"rate": format_rate(fee.rate_e8)}
                    if not fee.amount_minor
                    else {"amount": money(fee.amount_minor)}
                ),
                "deducted": fee.deducted,
            }
            for fee in terms.fees
        ],
        "penalty": penalty,
        "grace_days": terms.grace_days,
        "waterfall": [component.value for component in terms.waterfall],
        "waterfall_by": terms.waterfall_by.value,
        "excess": terms.excess.value,
        "prepay_choice": terms.prepay_choice.value,
        "non_accrual_dpd": terms.non_accrual_dpd,
    }
