"""Reads of policies. They belong to the whole lender: the permission is the only filter."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.content import check_content
from xindai.decisioning.counterfactual import counterfactual
from xindai.decisioning.errors import version_not_found
from xindai.decisioning.facts import FACTS, Fact, known
from xindai.decisioning.judge import judge_beside
from xindai.decisioning.permissions import POLICY_EDIT, POLICY_READ
from xindai.decisioning.test_cases import case_application, run_cases
from xindai.decisioning.types import (
    Arm,
    PolicyView,
    TestResult,
    Tried,
    VersionStatus,
    VersionView,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_VERSIONS: Final = """
SELECT v.*, p.code AS policy_code FROM decision_policy_version v
JOIN decision_policy p ON p.id = v.policy_id
"""


async def policies(actor: Actor) -> list[PolicyView]:
    """Every policy with its versions, newest first, by code."""
    require(actor, POLICY_READ)
    return list((await _policies(None)).values())


async def policies_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, PolicyView]:
    """Those that exist; none for who may not see them."""
    return await _policies(list(ids)) if actor.may(POLICY_READ) else {}


async def _policies(ids: list[UUID] | None) -> dict[UUID, PolicyView]:
    async with db.transaction(read_only=True) as tx:
        rows = await tx.rows(
            "SELECT id, code, name_zh, name_en FROM decision_policy"
            " WHERE $1::uuid[] IS NULL OR id = ANY($1) ORDER BY code",
            ids,
        )
        versions = await tx.rows(
            f"{_VERSIONS} WHERE $1::uuid[] IS NULL OR p.id = ANY($1) ORDER BY v.number DESC", ids
        )
    found: dict[UUID, list[VersionView]] = {row["id"]: [] for row in rows}
    for version in versions:
        found[version["policy_id"]].append(_version(version))
    return {row["id"]: PolicyView(**dict(row), versions=tuple(found[row["id"]])) for row in rows}


async def versions_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, VersionView]:
    """Those that exist; none for who may not see them."""
    if not actor.may(POLICY_READ):
        return {}
    rows = await db.pool().fetch(f"{_VERSIONS} WHERE v.id = ANY($1::uuid[])", list(ids))
    return {row["id"]: _version(row) for row in rows}


async def version_of(actor: Actor, version_id: UUID) -> VersionView:
    """One version; refuses POLICY_VERSION_NOT_FOUND."""
    require(actor, POLICY_READ)
    found = (await versions_by_id(actor, [version_id])).get(version_id)
    if found is None:
        raise version_not_found()
    return found


def facts_dictionary() -> list[Fact]:
    """What rules may speak of: names of facts, for who writes policies or reads decisions."""
    return list(FACTS.values())


async def run_tests(actor: Actor, version_id: UUID) -> tuple[TestResult, ...]:
    """What the test cases of a version come to; nothing is written."""
    require(actor, POLICY_EDIT)
    version = await version_of(actor, version_id)
    return await run_cases(check_content(version.content), version.test_cases)


async def try_facts(actor: Actor, version_id: UUID, given: Mapping[str, Any]) -> Tried:
    """What a version, also a draft, makes of an application; nothing is written.

    Refuses POLICY_VERSION_NOT_FOUND, FACT_UNKNOWN, FACT_INVALID, MISSING_FIELD, RULE_….
    """
    require(actor, POLICY_EDIT)
    version = await version_of(actor, version_id)
    content, app = check_content(version.content), case_application(known(given, strict=True))
    found = await judge_beside(content, app)
    return Tried(
        outcome=found.outcome,
        currency=app.currency,
        amount_minor=found.amount_minor,
        instalments=found.instalments,
        annual_rate=found.annual_rate,
        grade=found.grade,
        capacity_minor=found.capacity_minor,
        review_levels=found.review_levels,
        needs_phone_check=found.needs_phone_check,
        reasons=found.reasons,
        counterfactual=await asyncio.to_thread(counterfactual, content, app, found),
        trace=found.trace,
    )


def _version(r: Mapping[str, Any]) -> VersionView:
    fields = dict(r)
    fields.pop("editors")
    fields["status"] = VersionStatus(r["status"])
    fields["arm"] = Arm(r["arm"]) if r["arm"] else None
    fields["test_cases"] = tuple(r["test_cases"])
    return VersionView(**fields)
