"""Versions of the contact rules: written, submitted, returned, approved by somebody else."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.notifications import errors
from xindai.notifications.contact.types import Rule
from xindai.notifications.permissions import RULES_APPROVE, RULES_WRITE
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

MOST_RULES: Final = 60
DAY_MINUTES: Final = 1440
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{1,39}", re.ASCII)
_REGION: Final = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", re.ASCII)
_LIMITS: Final = {
    "from_minute": (0, DAY_MINUTES - 1),
    "to_minute": (1, DAY_MINUTES),
    "cap_day": (0, 100),
    "cap_week": (0, 500),
    "gap_minutes": (1, 9 * DAY_MINUTES),
}
_QUEUE: Final = "SELECT FROM contact_rule_set WHERE version = 1 FOR UPDATE"
_LOCK: Final = "SELECT id, status, makers, rules FROM contact_rule_set WHERE id = $1 FOR UPDATE"
_OPEN: Final = "SELECT id, status FROM contact_rule_set WHERE status IN ('draft', 'in_review')"
_CHANGE: Final = """
UPDATE contact_rule_set SET rules = $2,
    makers = CASE WHEN $3 = ANY (makers) THEN makers ELSE makers || $3::text END
WHERE id = $1
"""
_ADD: Final = """
INSERT INTO contact_rule_set (id, version, rules, makers)
SELECT $1, coalesce(max(version), 0) + 1, $2, ARRAY[$3::text] FROM contact_rule_set
"""
_SUBMIT: Final = "UPDATE contact_rule_set SET status = 'in_review', reason = NULL WHERE id = $1"
_RETURN: Final = "UPDATE contact_rule_set SET status = 'draft', reason = $2 WHERE id = $1"
_BEFORE: Final = """
UPDATE contact_rule_set SET status = 'retired', retired_at = now() WHERE status = 'approved'
"""
_APPROVE: Final = """
UPDATE contact_rule_set SET status = 'approved', checker = $2, approved_at = now() WHERE id = $1
"""


def check_rules(rules: Sequence[Rule]) -> None:
    """Refuses INVALID_CONTACT_RULES with the path of what does not fit."""
    if not 1 <= len(rules) <= MOST_RULES:
        raise errors.invalid_rules(f"1 to {MOST_RULES} rules", "rules")
    codes = [rule.code for rule in rules]
    for at, rule in enumerate(rules):
        path = f"rules.{at}"
        if not _CODE.fullmatch(rule.code) or codes.count(rule.code) > 1:
            raise errors.invalid_rules("a code of its own", f"{path}.code")
        for name in ("zh", "en"):
            text = getattr(rule, name)
            if not 1 <= len(text.strip()) <= 100 or not text.isprintable():
                raise errors.invalid_rules("1 to 100 characters", f"{path}.{name}")
        _check_numbers(rule, path)
        _check_days(rule, path)
        if not all(_REGION.fullmatch(region) for region in rule.regions):
            raise errors.invalid_rules("such as CN or CN-SH", f"{path}.regions")
        if not _says_something(rule):
            raise errors.invalid_rules("the rule says nothing", path)


def _check_numbers(rule: Rule, path: str) -> None:
    for name, (least, most) in _LIMITS.items():
        value = getattr(rule, name)
        if value is not None and not least <= value <= most:
            raise errors.invalid_rules(f"{least} to {most}", f"{path}.{_camel(name)}")
    if (rule.from_minute is None) != (rule.to_minute is None):
        raise errors.invalid_rules("hours have a beginning and an end", f"{path}.toMinute")
    if (rule.from_minute or 0) >= (rule.to_minute or DAY_MINUTES):
        raise errors.invalid_rules("after the beginning", f"{path}.toMinute")


def _check_days(rule: Rule, path: str) -> None:
    if not set(rule.weekdays) <= set(range(1, 8)):
        raise errors.invalid_rules("1 (Monday) to 7", f"{path}.weekdays")
    in_range = all(date(2000, 1, 1) <= day <= date(2199, 12, 31) for day in rule.closed_days)
    if not in_range or len(rule.closed_days) > 400:
        raise errors.invalid_rules("at most 400 days", f"{path}.closedDays")


def _says_something(rule: Rule) -> bool:
    return bool(
        rule.is_forbidden
        or rule.no_debt
        or rule.weekdays
        or rule.closed_days
        or any(getattr(rule, name) is not None for name in _LIMITS)
    )


def _camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)


async def write_rules(actor: Actor, rules: Sequence[Rule], key: str) -> UUID:
    """The id of the draft with these rules: the open one changed, or the next version.

    Refuses INVALID_CONTACT_RULES, and WRONG_CONTACT_RULES_STATUS while one is in review.
    """
    require(actor, RULES_WRITE)
    check_rules(rules)
    kept = [rule.to_json() for rule in rules]

    async def act(tx: Tx) -> UUID:
        await tx.execute(_QUEUE)
        found = await tx.row(_OPEN)
        if found is not None and found["status"] != "draft":
            raise errors.wrong_rules_status(found["status"])
        rule_set_id: UUID = found["id"] if found is not None else new_id()
        await tx.execute(_CHANGE if found is not None else _ADD, rule_set_id, kept, actor.id)
        return rule_set_id

    return await _keyed(actor, "contact_rules.draft", key, {"rules": kept}, act)


async def submit_rules(actor: Actor, rule_set_id: UUID, key: str) -> UUID:
    """Draft -> in review; refuses CONTACT_RULES_NOT_FOUND, WRONG_CONTACT_RULES_STATUS."""
    require(actor, RULES_WRITE)

    async def act(tx: Tx) -> UUID:
        await _locked(tx, rule_set_id, "draft")
        await tx.execute(_SUBMIT, rule_set_id)
        return rule_set_id

    given = {"ruleSetId": str(rule_set_id)}
    return await _keyed(actor, "contact_rules.submit", key, given, act)


async def return_rules(actor: Actor, rule_set_id: UUID, reason: str, key: str) -> UUID:
    """In review -> draft, with a reason; refuses also REASON_MISSING."""
    require(actor, RULES_APPROVE)
    why = reason.strip()
    if not 2 <= len(why) <= 200 or not why.isprintable():
        raise errors.reason_missing()

    async def act(tx: Tx) -> UUID:
        await _locked(tx, rule_set_id, "in_review")
        await tx.execute(_RETURN, rule_set_id, why)
        return rule_set_id

    given = {"ruleSetId": str(rule_set_id), "reason": why}
    return await _keyed(actor, "contact_rules.return", key, given, act)


async def approve_rules(actor: Actor, rule_set_id: UUID, key: str) -> UUID:
    """In review -> in force from this moment, in the place of the version before.

    Refuses OWN_CONTACT_RULES to whoever wrote on it.
    """
    require(actor, RULES_APPROVE)

    async def act(tx: Tx) -> UUID:
        row = await _locked(tx, rule_set_id, "in_review")
        if actor.id in row["makers"]:
            raise errors.own_rules()
        check_rules([Rule.of(kept) for kept in row["rules"]])
        await tx.execute(_BEFORE)
        await tx.execute(_APPROVE, rule_set_id, actor.id)
        return rule_set_id

    given = {"ruleSetId": str(rule_set_id)}
    return await _keyed(actor, "contact_rules.approve", key, given, act)


async def _locked(tx: Tx, rule_set_id: UUID, status: str) -> Any:
    await tx.execute(_QUEUE)
    row = await tx.row(_LOCK, rule_set_id)
    if row is None:
        raise errors.rules_not_found()
    if row["status"] != status:
        raise errors.wrong_rules_status(row["status"])
    return row


async def _keyed(
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    move: Callable[[Tx], Awaitable[UUID]],
) -> UUID:
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            rule_set_id = await move(tx)
            about = {name: value for name, value in given.items() if name == "reason"}
            await audit.append(tx, actor, operation, f"contact_rule_set/{rule_set_id}", about)
            return {"ruleSetId": str(rule_set_id)}

        answer = await idempotency.run(tx, actor, operation, checked, given, act)
    return UUID(answer.value()["ruleSetId"])
