"""From draft to published and out again: tests, four eyes, one champion, one challenger."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.decisioning.actions.command import command, locked
from xindai.decisioning.content import check_content
from xindai.decisioning.errors import (
    champion_stays,
    no_champion,
    own_version,
    reason_missing,
    tests_failed,
    tests_missing,
    wrong_status,
)
from xindai.decisioning.permissions import POLICY_EDIT, POLICY_PUBLISH
from xindai.decisioning.test_cases import run_cases
from xindai.decisioning.types import Arm, VersionStatus
from xindai.kernel.errors import Refusal
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

LONGEST_REASON: Final = 500
_SUBMIT: Final = """
UPDATE decision_policy_version SET status = 'in_review', submitted_at = now(), note = NULL
WHERE id = $1
"""
_REJECT: Final = """
UPDATE decision_policy_version SET status = 'draft', submitted_at = NULL, note = $2 WHERE id = $1
"""
_RETIRE: Final = """
UPDATE decision_policy_version
SET status = 'retired', retired_at = now(), arm = NULL, share_percent = NULL
WHERE policy_id = $1 AND status = 'published' AND arm = $2
"""
_PUBLISH: Final = """
UPDATE decision_policy_version
SET status = 'published', publisher = $2, published_at = now(), arm = $3, share_percent = $4
WHERE id = $1
"""
_CHAMPION: Final = """
SELECT EXISTS (SELECT FROM decision_policy_version
    WHERE policy_id = $1 AND status = 'published' AND arm = 'champion')
"""


async def submit(actor: Actor, version_id: UUID, key: str) -> UUID:
    """A draft whose test cases all pass goes to review.

    Refuses POLICY_WRONG_STATUS, POLICY_TESTS_MISSING, POLICY_TESTS_FAILED, RULE_….
    """

    async def act(tx: Tx) -> UUID:
        row = await locked(tx, version_id, VersionStatus.DRAFT)
        if not row["test_cases"]:
            raise tests_missing()
        results = await run_cases(check_content(row["content"]), row["test_cases"])
        if failed := [result.name for result in results if not result.passed]:
            raise tests_failed(failed)
        await tx.execute(_SUBMIT, version_id)
        return version_id

    given = {"id": str(version_id)}
    return await command(actor, POLICY_EDIT, "decision.policy_submit", key, given, act)


async def publish(actor: Actor, version_id: UUID, percent: int | None, key: str) -> UUID:
    """Makes a reviewed version the champion, or with a share in percent the challenger.

    Its predecessor in that place is retired. Refuses POLICY_WRONG_STATUS, POLICY_OWN_VERSION,
    POLICY_CHAMPION_MISSING (for a challenger), OUT_OF_RANGE.
    """
    _check_share(percent)

    async def act(tx: Tx) -> UUID:
        row = await locked(tx, version_id, VersionStatus.IN_REVIEW)
        if actor.id == row["author"] or actor.id in row["editors"]:
            raise own_version()
        check_content(row["content"])
        arm = Arm.CHAMPION if percent is None else Arm.CHALLENGER
        if arm is Arm.CHALLENGER and not await tx.value(_CHAMPION, row["policy_id"]):
            raise no_champion()
        await tx.execute(_RETIRE, row["policy_id"], arm.value)
        await tx.execute(_PUBLISH, version_id, actor.id, arm.value, percent)
        return version_id

    given = {"id": str(version_id), "percent": percent}
    return await command(actor, POLICY_PUBLISH, "decision.policy_publish", key, given, act)


async def reject(actor: Actor, version_id: UUID, reason: str, key: str) -> UUID:
    """Sends it back to its author as a draft; refuses POLICY_WRONG_STATUS, REASON_MISSING."""
    why = reason.strip()[:LONGEST_REASON]
    if len(why) < 2:
        raise reason_missing()

    async def act(tx: Tx) -> UUID:
        await locked(tx, version_id, VersionStatus.IN_REVIEW)
        await tx.execute(_REJECT, version_id, why)
        return version_id

    given = {"id": str(version_id), "reason": why}
    return await command(actor, POLICY_PUBLISH, "decision.policy_reject", key, given, act)


async def retire(actor: Actor, version_id: UUID, key: str) -> UUID:
    """Ends a challenger; refuses POLICY_WRONG_STATUS, POLICY_CHAMPION_STAYS."""

    async def act(tx: Tx) -> UUID:
        row = await locked(tx, version_id, VersionStatus.PUBLISHED)
        if row["arm"] == Arm.CHAMPION:
            raise champion_stays()
        await tx.execute(_RETIRE, row["policy_id"], Arm.CHALLENGER.value)
        return version_id

    given = {"id": str(version_id)}
    return await command(actor, POLICY_PUBLISH, "decision.policy_retire", key, given, act)


async def set_share(actor: Actor, version_id: UUID, percent: int, key: str) -> UUID:
    """The challenger's share of the applications; refuses POLICY_WRONG_STATUS, OUT_OF_RANGE."""
    _check_share(percent)

    async def act(tx: Tx) -> UUID:
        row = await locked(tx, version_id, VersionStatus.PUBLISHED)
        if row["arm"] != Arm.CHALLENGER:
            raise wrong_status(row["arm"], Arm.CHALLENGER)
        sql = "UPDATE decision_policy_version SET share_percent = $2 WHERE id = $1"
        await tx.execute(sql, version_id, percent)
        return version_id

    given = {"id": str(version_id), "percent": percent}
    return await command(actor, POLICY_PUBLISH, "decision.policy_share", key, given, act)


def _check_share(percent: int | None) -> None:
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal("OUT_OF_RANGE", "0 to 100 percent", "percent")
