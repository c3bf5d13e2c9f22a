"""Which version of which policy decides: the product's own policy, else the standard one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.decisioning.content import Content, of_version
from xindai.decisioning.errors import no_champion
from xindai.decisioning.standard_policy import CODE, ensure_standard_policy
from xindai.decisioning.types import Arm
from xindai.platform.db import Tx

_PUBLISHED: Final = """
SELECT p.id AS policy_id, v.id, v.arm, v.share_percent, v.content
FROM decision_policy p JOIN decision_policy_version v ON v.policy_id = p.id
WHERE p.code = $1 AND v.status = 'published'
"""


@dataclass(frozen=True, slots=True)
class Published:
    """A version that decides."""

    id: UUID
    policy_id: UUID
    arm: Arm
    share_percent: int
    content: Content


async def published(tx: Tx, product_code: str) -> tuple[Published, ...]:
    """Champion and, if there is one, challenger; lays the standard policy where there is none."""
    found = await _of(tx, product_code) or await _of(tx, CODE)
    if not found:
        await ensure_standard_policy(tx)
        found = await _of(tx, CODE)
    return found


async def _of(tx: Tx, code: str) -> tuple[Published, ...]:
    rows = await tx.rows(_PUBLISHED, code)
    return tuple(
        Published(
            r["id"],
            r["policy_id"],
            Arm(r["arm"]),
            r["share_percent"] or 0,
            of_version(r["content"]),
        )
        for r in rows
    )


def assigned(versions: Sequence[Published], subject: str) -> Published:
    """The version for a subject: always the same one, and the challenger for its share of them.

    Refuses POLICY_CHAMPION_MISSING.
    """
    for version in versions:
        if (
            version.arm is Arm.CHALLENGER
            and slot(version.policy_id, subject) < version.share_percent
        ):
            return version
    for version in versions:
        if version.arm is Arm.CHAMPION:
            return version
    raise no_champion()


def slot(policy_id: UUID, subject: str) -> int:
    """0 to 99, even over subjects: who has a challenger keeps it when the share grows."""
    digest = hashlib.sha256(f"{policy_id}|{subject}".encode()).digest()
    return int.from_bytes(digest[:8]) % 100
