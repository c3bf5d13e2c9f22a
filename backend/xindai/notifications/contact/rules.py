"""The decision, pure: facts, a contact and a clock in; permitted or refused out.

The trigger of `contact_attempt` decides the same in SQL. Here the answer also says which rule it
was and when the contact would be permitted, if nothing else happened until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from xindai.notifications.contact.types import (
    ContactChannel,
    Decision,
    Facts,
    Past,
    Purpose,
    Rule,
)

LOOK_AHEAD_DAYS: Final = 56
WEEK_DAYS: Final = 7

Verdict = tuple[str, str | None] | None
"""Code and rule of a refusal, or None."""


def decide(
    facts: Facts, purpose: Purpose, channel: ContactChannel, tells_debt: bool, at: datetime
) -> Decision:
    """Whether the contact may begin at this moment, and if not, from when."""
    verdict = _verdict(facts, purpose, channel, tells_debt, at)
    if verdict is None:
        return Decision()
    code, rule = verdict
    for moment in _moments(facts, at):
        if _verdict(facts, purpose, channel, tells_debt, moment) is None:
            return Decision(code=code, rule=rule, next_at=moment)
    return Decision(code=code, rule=rule)


def _verdict(
    facts: Facts, purpose: Purpose, channel: ContactChannel, tells_debt: bool, at: datetime
) -> Verdict:
    if facts.rules is None:
        return "CONTACT_NO_RULES", None
    for stop in facts.stops:
        is_on = stop.from_at <= at and (stop.until_at is None or at < stop.until_at)
        if is_on and _covers(stop.purposes, purpose) and _covers(stop.channels, channel):
            return "CONTACT_STOPPED", stop.kind.value
    zone = ZoneInfo(facts.zone)
    has_hours = False
    for rule in facts.rules:
        if not (
            _covers(rule.purposes, purpose)
            and _covers(rule.roles, facts.role)
            and _covers(rule.channels, channel)
            and _covers(rule.regions, facts.region)
        ):
            continue
        code = _against(rule, facts.past, tells_debt, at, zone)
        if code is not None:
            return code, rule.code
        has_hours = has_hours or rule.from_minute is not None or rule.to_minute is not None
    return None if has_hours else ("CONTACT_NOT_PROVIDED", None)


def _covers(listed: tuple[object, ...], one: object) -> bool:
    return not listed or one in listed


def _against(
    rule: Rule, past: tuple[Past, ...], tells_debt: bool, at: datetime, zone: ZoneInfo
) -> str | None:
    """The code by which a rule that applies says no."""
    here = at.astimezone(zone)
    if rule.is_forbidden:
        return "CONTACT_FORBIDDEN"
    if rule.no_debt and tells_debt:
        return "CONTACT_TELLS_DEBT"
    if here.date() in rule.closed_days or not _covers(rule.weekdays, here.isoweekday()):
        return "CONTACT_CLOSED_DAY"
    if rule.from_minute is not None or rule.to_minute is not None:
        minute = here.hour * 60 + here.minute
        if not (rule.from_minute or 0) <= minute < (rule.to_minute or 0):
            return "CONTACT_OUT_OF_HOURS"
    counted = [
        each.at
        for each in past
        if _covers(rule.purposes, each.purpose) and _covers(rule.channels, each.channel)
    ]
    return _too_many(rule, counted, at, zone)


def _too_many(rule: Rule, counted: list[datetime], at: datetime, zone: ZoneInfo) -> str | None:
    today = at.astimezone(zone).date()
    days = [moment.astimezone(zone).date() for moment in counted]
    if rule.cap_day is not None and days.count(today) >= rule.cap_day:
        return "CONTACT_DAY_CAP"
    since = today - timedelta(days=WEEK_DAYS)
    if rule.cap_week is not None and sum(day > since for day in days) >= rule.cap_week:
        return "CONTACT_WEEK_CAP"
    pause = timedelta(minutes=rule.gap_minutes or 0)
    if rule.gap_minutes is not None and counted and max(counted) > at - pause:
        return "CONTACT_TOO_SOON"
    return None


def _moments(facts: Facts, after: datetime) -> Iterator[datetime]:
    """Where the answer may turn, in order: hours that begin, days, pauses and stops that end."""
    zone = ZoneInfo(facts.zone)
    rules = facts.rules or ()
    today = after.astimezone(zone).date()
    minutes = sorted({0} | {rule.from_minute for rule in rules if rule.from_minute})
    found = {stop.until_at for stop in facts.stops if stop.until_at}
    for rule in rules:
        if rule.gap_minutes is not None:
            found |= {each.at + timedelta(minutes=rule.gap_minutes) for each in facts.past}
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        day = today + timedelta(days=ahead)
        found |= {_moment(day, minute, zone) for minute in minutes}
    last = after + timedelta(days=LOOK_AHEAD_DAYS)
    return iter(sorted(moment for moment in found if after < moment <= last))


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """That time of the day there; where the clocks leave it out, as much later."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC)
