"""A judge of contacts that shares nothing with the gate: it walks over what happened.

It knows no "next moment", no SQL and no rule objects: it takes the JSON of the rules, translates
clocks by counting minutes, and asks of every contact whether anything forbids it.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

Rules = list[dict[str, Any]]


@dataclass
class Someone:
    """A person and what was done to him so far: (moment, purpose, channel)."""

    role: str
    zone: str
    region: str
    stops: list[dict[str, Any]] = field(default_factory=list)
    done: list[tuple[datetime, str, str]] = field(default_factory=list)


def wall(at: datetime, zone: str) -> tuple[int, int, int]:
    """Number of the day there (days since year 1), minutes since midnight, weekday 1 to 7."""
    shifted = at.astimezone(UTC) + (at.astimezone(ZoneInfo(zone)).utcoffset() or 0 * at.resolution)
    day = shifted.toordinal()
    weekday = calendar.weekday(shifted.year, shifted.month, shifted.day) + 1
    return day, (shifted.hour * 3600 + shifted.minute * 60 + shifted.second) // 60, weekday


def named(rule: dict[str, Any], key: str, value: str) -> bool:
    """True if the rule's list holds the value, or there is no list."""
    return value in (rule.get(key) or [value])


def offences(
    rules: Rules, who: Someone, at: datetime, purpose: str, channel: str, debt: bool
) -> set[str]:
    """Everything that speaks against the contact; empty where it is allowed."""
    found: set[str] = set()
    for stop in who.stops:
        begun, over = stop["from"] <= at, stop["until"] is not None and stop["until"] <= at
        meant = named(stop, "purposes", purpose) and named(stop, "channels", channel)
        if begun and not over and meant:
            found.add("CONTACT_STOPPED")
    day, minute, weekday = wall(at, who.zone)
    applying = [
        rule
        for rule in rules
        if named(rule, "purposes", purpose)
        and named(rule, "channels", channel)
        and named(rule, "roles", who.role)
        and named(rule, "regions", who.region)
    ]
    if not [rule for rule in applying if "to_minute" in rule]:
        found.add("CONTACT_NOT_PROVIDED")
    for rule in applying:
        found |= against(rule, who, at, debt, (day, minute, weekday))
    return found


def against(
    rule: dict[str, Any], who: Someone, at: datetime, debt: bool, now: tuple[int, int, int]
) -> set[str]:
    day, minute, weekday = now
    found: set[str] = set()
    if rule.get("is_forbidden"):
        found.add("CONTACT_FORBIDDEN")
    if rule.get("no_debt") and debt:
        found.add("CONTACT_TELLS_DEBT")
    closed = {datetime.fromisoformat(text).toordinal() for text in rule.get("closed_days", [])}
    if day in closed or weekday not in rule.get("weekdays", [weekday]):
        found.add("CONTACT_CLOSED_DAY")
    if "to_minute" in rule and minute not in range(rule.get("from_minute", 0), rule["to_minute"]):
        found.add("CONTACT_OUT_OF_HOURS")
    ages = [
        (day - wall(moment, who.zone)[0], at - moment)
        for moment, purpose, channel in who.done
        if named(rule, "purposes", purpose) and named(rule, "channels", channel)
    ]
    if len([1 for days, _ in ages if days == 0]) >= rule.get("cap_day", 10**9):
        found.add("CONTACT_DAY_CAP")
    if len([1 for days, _ in ages if 0 <= days <= 6]) >= rule.get("cap_week", 10**9):
        found.add("CONTACT_WEEK_CAP")
    pause = rule.get("gap_minutes", -1)
    if [1 for _, since in ages if since.total_seconds() < pause * 60]:
        found.add("CONTACT_TOO_SOON")
    return found
